using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = max(x, 0), elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be 0.</remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Relu<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Max(x, T.Zero, destination);
    }

    /// <inheritdoc cref="Relu{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Relu<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Relu(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = max(x, 0), elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be 0.</remarks>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Relu<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Relu(x.Span, destination.Span);
    }

    /// <summary>destination = x for x &gt; 0, otherwise slope·x, elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be the slope.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="slope">The slope for x ≤ 0, usually 0.01.</param>
    /// <param name="destination">Receives the values; may be <paramref name="x"/> itself.</param>
    /// <param name="xName">Filled in by the compiler: how the caller wrote <paramref name="x"/>.</param>
    /// <param name="destinationName">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void LeakyRelu<T>(
        ReadOnlySpan<T> x, T slope, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, new LeakyReluFunction<T>(slope));
    }

    /// <inheritdoc cref="LeakyRelu{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void LeakyRelu<T>(
        Vector<T> x, T slope, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        LeakyRelu(x.Span, slope, destination.Span, xName, destinationName);

    /// <summary>destination = x for x &gt; 0, otherwise slope·x, elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be the slope.</remarks>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void LeakyRelu<T>(
        Matrix<T> x, T slope, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        LeakyRelu(x.Span, slope, destination.Span);
    }

    /// <summary>destination = x for x &gt; 0, otherwise α·x, elementwise: <c>LeakyRelu</c> with a slope that is trained.</summary>
    /// <remarks>The derivative at 0 is taken to be α.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="alpha">The slope α for x ≤ 0.</param>
    /// <param name="destination">Receives the values; may be <paramref name="x"/> itself.</param>
    /// <param name="xName">Filled in by the compiler: how the caller wrote <paramref name="x"/>.</param>
    /// <param name="destinationName">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void PRelu<T>(
        ReadOnlySpan<T> x, T alpha, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, new LeakyReluFunction<T>(alpha));
    }

    /// <inheritdoc cref="PRelu{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void PRelu<T>(
        Vector<T> x, T alpha, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PRelu(x.Span, alpha, destination.Span, xName, destinationName);

    /// <summary>destination = x for x &gt; 0, otherwise α·x, elementwise: <c>LeakyRelu</c> with a slope that is trained.</summary>
    /// <remarks>The derivative at 0 is taken to be α.</remarks>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void PRelu<T>(
        Matrix<T> x, T alpha, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        PRelu(x.Span, alpha, destination.Span);
    }

    /// <summary>destination = x for x &gt; 0, otherwise α·(eˣ − 1), elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be α.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="alpha">The scale α of the negative branch, usually 1.</param>
    /// <param name="destination">Receives the values; may be <paramref name="x"/> itself.</param>
    /// <param name="xName">Filled in by the compiler: how the caller wrote <paramref name="x"/>.</param>
    /// <param name="destinationName">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Elu<T>(
        ReadOnlySpan<T> x, T alpha, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, new EluFunction<T>(alpha));
    }

    /// <inheritdoc cref="Elu{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void Elu<T>(
        Vector<T> x, T alpha, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elu(x.Span, alpha, destination.Span, xName, destinationName);

    /// <summary>destination = x for x &gt; 0, otherwise α·(eˣ − 1), elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be α.</remarks>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Elu<T>(
        Matrix<T> x, T alpha, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Elu(x.Span, alpha, destination.Span);
    }

    /// <summary>destination = 1/(1 + e⁻ˣ), the logistic function, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Sigmoid<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, default(SigmoidFunction<T>));
    }

    /// <inheritdoc cref="Sigmoid{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Sigmoid<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Sigmoid(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = 1/(1 + e⁻ˣ), the logistic function, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Sigmoid<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Sigmoid(x.Span, destination.Span);
    }

    /// <summary>destination = log(1 + eˣ), elementwise, without overflow.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Softplus<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, default(SoftplusFunction<T>));
    }

    /// <inheritdoc cref="Softplus{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Softplus<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Softplus(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = log(1 + eˣ), elementwise, without overflow.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Softplus<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Softplus(x.Span, destination.Span);
    }

    /// <summary>destination = x·σ(x) with the logistic function σ, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Silu<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, default(SiluFunction<T>));
    }

    /// <inheritdoc cref="Silu{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Silu<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Silu(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = x·σ(x) with the logistic function σ, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Silu<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Silu(x.Span, destination.Span);
    }

    /// <summary>destination = x·Φ(x) with the normal distribution function Φ, elementwise: the exact form, not the tanh approximation.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Gelu<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, default(GeluFunction<T>));
    }

    /// <inheritdoc cref="Gelu{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Gelu<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Gelu(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = x·Φ(x) with the normal distribution function Φ, elementwise: the exact form, not the tanh approximation.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Gelu<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Gelu(x.Span, destination.Span);
    }
}
