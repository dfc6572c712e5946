using System.Numerics;

namespace SymbolicGrad;

public static partial class Functions
{
    /// <summary>1 for x &gt; 0, −1 for x &lt; 0, 0 for ±0, NaN for NaN, elementwise.</summary>
    /// <remarks>The derivative is taken to be 0 everywhere.</remarks>
    public static T Sign<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        x > T.Zero ? T.One : x < T.Zero ? T.NegativeOne : x + T.Zero;

    /// <inheritdoc cref="Sign{T}(T)"/>
    public static Vector<T> Sign<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Sign(x, result);
        return result;
    }

    /// <inheritdoc cref="Sign{T}(T)"/>
    public static Matrix<T> Sign<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Sign(x, result);
        return result;
    }
}
