using System.Numerics;

namespace SymbolicGrad;

public static partial class Functions
{
    /// <summary>eˣ − 1, elementwise, accurate near zero also.</summary>
    /// <remarks>The rational approximation of S. L. Moshier's Cephes library; <c>double.ExpM1</c> subtracts, and loses the digits of small x.</remarks>
    public static T ExpM1<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(x, default(ExpM1Function<T>));

    /// <inheritdoc cref="ExpM1{T}(T)"/>
    public static Vector<T> ExpM1<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.ExpM1(x, result);
        return result;
    }

    /// <inheritdoc cref="ExpM1{T}(T)"/>
    public static Matrix<T> ExpM1<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.ExpM1(x, result);
        return result;
    }
}
