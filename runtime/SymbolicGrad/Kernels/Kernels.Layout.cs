using System.Numerics;

namespace SymbolicGrad;

/// <summary>The numerical routines that generated code calls.</summary>
/// <remarks>
/// The destination comes last, is allocated by the caller and never overlaps an operand in part. Elementwise routines may
/// write over an operand of theirs; products may not. No routine allocates once its thread is warm, and each
/// gives the same bits for the same input, wherever that lies in memory. A mismatch of shapes throws an
/// <see cref="ArgumentException"/> that names both operands and both shapes.
/// </remarks>
public static partial class Kernels
{
    /// <summary>destination = sourceᵀ.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> does not have the transposed shape, or overlaps <paramref name="source"/>.</exception>
    public static void Transpose<T>(Matrix<T> source, Matrix<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int row = 0; row < source.Rows; row++)
        {
            for (int column = 0; column < source.Columns; column++)
                destination[column, row] = source[row, column];
        }
    }
}
