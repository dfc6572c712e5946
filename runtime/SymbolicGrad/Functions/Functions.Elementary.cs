using System.Numerics;

namespace SymbolicGrad;

/// <summary>The functions of vectors, matrices and scalars that differentiable code is written with: <c>using static SymbolicGrad.Functions;</c>.</summary>
/// <remarks>
/// Every result is new memory; <see cref="Kernels"/> has the same functions with a destination. Shapes are checked: a mismatch
/// throws an <see cref="ArgumentException"/>. The scalar type is <c>float</c> or <c>double</c>.
/// </remarks>
public static partial class Functions
{
    /// <summary>eˣ, elementwise.</summary>
    public static T Exp<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Exp(x);

    /// <inheritdoc cref="Exp{T}(T)"/>
    public static Vector<T> Exp<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Exp(x, result);
        return result;
    }

    /// <inheritdoc cref="Exp{T}(T)"/>
    public static Matrix<T> Exp<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Exp(x, result);
        return result;
    }

    /// <summary>log x, the natural logarithm, elementwise; −∞ for 0, NaN for x &lt; 0.</summary>
    public static T Log<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Log(x);

    /// <inheritdoc cref="Log{T}(T)"/>
    public static Vector<T> Log<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Log(x, result);
        return result;
    }

    /// <inheritdoc cref="Log{T}(T)"/>
    public static Matrix<T> Log<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Log(x, result);
        return result;
    }

    /// <summary>√x, elementwise; NaN for x &lt; 0.</summary>
    public static T Sqrt<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Sqrt(x);

    /// <inheritdoc cref="Sqrt{T}(T)"/>
    public static Vector<T> Sqrt<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Sqrt(x, result);
        return result;
    }

    /// <inheritdoc cref="Sqrt{T}(T)"/>
    public static Matrix<T> Sqrt<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Sqrt(x, result);
        return result;
    }

    /// <summary>|x|, elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be 0.</remarks>
    public static T Abs<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Abs(x);

    /// <inheritdoc cref="Abs{T}(T)"/>
    public static Vector<T> Abs<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Abs(x, result);
        return result;
    }

    /// <inheritdoc cref="Abs{T}(T)"/>
    public static Matrix<T> Abs<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Abs(x, result);
        return result;
    }

    /// <summary>x², elementwise.</summary>
    public static T Square<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        x * x;

    /// <inheritdoc cref="Square{T}(T)"/>
    public static Vector<T> Square<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Square(x, result);
        return result;
    }

    /// <inheritdoc cref="Square{T}(T)"/>
    public static Matrix<T> Square<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Square(x, result);
        return result;
    }

    /// <summary>xᵖ, elementwise.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="exponent">The exponent p.</param>
    public static T Pow<T>(T x, T exponent)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Pow(x, exponent);

    /// <inheritdoc cref="Pow{T}(T, T)"/>
    public static Vector<T> Pow<T>(Vector<T> x, T exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Pow(x, exponent, result);
        return result;
    }

    /// <inheritdoc cref="Pow{T}(T, T)"/>
    public static Matrix<T> Pow<T>(Matrix<T> x, T exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Pow(x, exponent, result);
        return result;
    }

    /// <summary>erf x = 2/√π·∫₀ˣ e^(−t²) dt, the error function, elementwise.</summary>
    /// <remarks>Rational approximations of W. J. Cody, Mathematics of Computation 23 (1969) 631–637.</remarks>
    public static T Erf<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(x, default(ErfFunction<T>));

    /// <inheritdoc cref="Erf{T}(T)"/>
    public static Vector<T> Erf<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Erf(x, result);
        return result;
    }

    /// <inheritdoc cref="Erf{T}(T)"/>
    public static Matrix<T> Erf<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Erf(x, result);
        return result;
    }
}
