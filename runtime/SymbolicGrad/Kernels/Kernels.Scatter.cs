using System.Numerics;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = value·e(index): the value at the index, zero elsewhere.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not an index of <paramref name="destination"/>.</exception>
    public static void Scatter<T>(T value, int index, Vector<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        destination.Clear();
        destination[index] = value;
    }

    /// <summary>destination = value·e(row)·e(column)ᵀ: the value at the place, zero elsewhere.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> or <paramref name="column"/> is out of range.</exception>
    public static void Scatter<T>(T value, int row, int column, Matrix<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        destination.Clear();
        destination[row, column] = value;
    }
}
