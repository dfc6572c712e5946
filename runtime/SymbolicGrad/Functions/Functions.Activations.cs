using System.Numerics;

namespace SymbolicGrad;

public static partial class Functions
{
    /// <summary>max(x, 0), elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be 0.</remarks>
    public static T Relu<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Max(x, T.Zero);

    /// <inheritdoc cref="Relu{T}(T)"/>
    public static Vector<T> Relu<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Relu(x, result);
        return result;
    }

    /// <inheritdoc cref="Relu{T}(T)"/>
    public static Matrix<T> Relu<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Relu(x, result);
        return result;
    }

    /// <summary>x for x &gt; 0, otherwise 0.01·x, elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be 0.01.</remarks>
    public static T LeakyRelu<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        LeakyRelu(x, T.CreateTruncating(0.01));

    /// <summary>x for x &gt; 0, otherwise 0.01·x, elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be 0.01.</remarks>
    public static Vector<T> LeakyRelu<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        LeakyRelu(x, T.CreateTruncating(0.01));

    /// <summary>x for x &gt; 0, otherwise 0.01·x, elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be 0.01.</remarks>
    public static Matrix<T> LeakyRelu<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        LeakyRelu(x, T.CreateTruncating(0.01));

    /// <summary>x for x &gt; 0, otherwise slope·x, elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be the slope.</remarks>
    /// <param name="x">The argument.</param>
    /// <param name="slope">The slope for x ≤ 0.</param>
    public static T LeakyRelu<T>(T x, T slope)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        x > T.Zero ? x : slope * x;

    /// <inheritdoc cref="LeakyRelu{T}(T, T)"/>
    public static Vector<T> LeakyRelu<T>(Vector<T> x, T slope)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.LeakyRelu(x, slope, result);
        return result;
    }

    /// <inheritdoc cref="LeakyRelu{T}(T, T)"/>
    public static Matrix<T> LeakyRelu<T>(Matrix<T> x, T slope)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.LeakyRelu(x, slope, result);
        return result;
    }

    /// <summary>x for x &gt; 0, otherwise α·x, elementwise: <c>LeakyRelu</c> with a slope that is trained.</summary>
    /// <remarks>The derivative at 0 is taken to be α.</remarks>
    /// <param name="x">The argument.</param>
    /// <param name="alpha">The slope α for x ≤ 0.</param>
    public static T PRelu<T>(T x, T alpha)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        x > T.Zero ? x : alpha * x;

    /// <inheritdoc cref="PRelu{T}(T, T)"/>
    public static Vector<T> PRelu<T>(Vector<T> x, T alpha)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.PRelu(x, alpha, result);
        return result;
    }

    /// <inheritdoc cref="PRelu{T}(T, T)"/>
    public static Matrix<T> PRelu<T>(Matrix<T> x, T alpha)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.PRelu(x, alpha, result);
        return result;
    }

    /// <summary>x for x &gt; 0, otherwise α·(eˣ − 1), elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be α.</remarks>
    /// <param name="x">The argument.</param>
    /// <param name="alpha">The scale α of the negative branch, usually 1.</param>
    public static T Elu<T>(T x, T alpha)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(x, new EluFunction<T>(alpha));

    /// <inheritdoc cref="Elu{T}(T, T)"/>
    public static Vector<T> Elu<T>(Vector<T> x, T alpha)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Elu(x, alpha, result);
        return result;
    }

    /// <inheritdoc cref="Elu{T}(T, T)"/>
    public static Matrix<T> Elu<T>(Matrix<T> x, T alpha)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Elu(x, alpha, result);
        return result;
    }

    /// <summary>1/(1 + e⁻ˣ), the logistic function, elementwise.</summary>
    public static T Sigmoid<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.One / (T.One + T.Exp(-x));

    /// <inheritdoc cref="Sigmoid{T}(T)"/>
    public static Vector<T> Sigmoid<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Sigmoid(x, result);
        return result;
    }

    /// <inheritdoc cref="Sigmoid{T}(T)"/>
    public static Matrix<T> Sigmoid<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Sigmoid(x, result);
        return result;
    }

    /// <summary>log(1 + eˣ), elementwise, without overflow.</summary>
    public static T Softplus<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(x, default(SoftplusFunction<T>));

    /// <inheritdoc cref="Softplus{T}(T)"/>
    public static Vector<T> Softplus<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Softplus(x, result);
        return result;
    }

    /// <inheritdoc cref="Softplus{T}(T)"/>
    public static Matrix<T> Softplus<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Softplus(x, result);
        return result;
    }

    /// <summary>x·σ(x) with the logistic function σ, elementwise.</summary>
    public static T Silu<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(x, default(SiluFunction<T>));

    /// <inheritdoc cref="Silu{T}(T)"/>
    public static Vector<T> Silu<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Silu(x, result);
        return result;
    }

    /// <inheritdoc cref="Silu{T}(T)"/>
    public static Matrix<T> Silu<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Silu(x, result);
        return result;
    }

    /// <summary>x·Φ(x) with the normal distribution function Φ, elementwise: the exact form, not the tanh approximation.</summary>
    public static T Gelu<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(x, default(GeluFunction<T>));

    /// <inheritdoc cref="Gelu{T}(T)"/>
    public static Vector<T> Gelu<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Gelu(x, result);
        return result;
    }

    /// <inheritdoc cref="Gelu{T}(T)"/>
    public static Matrix<T> Gelu<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Gelu(x, result);
        return result;
    }
}
