using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = dy for y &gt; 0, otherwise 0, with the output y = relu(x); the input x serves as well.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void ReluGradient<T>(
        ReadOnlySpan<T> dy, ReadOnlySpan<T> y, Span<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(dy.Length, y.Length, dyName, yName);
        Guard.SameLength(dy.Length, destination.Length, dyName, destinationName);
        Elementwise.Apply(dy, y, destination, default(ReluGradientFunction<T>));
    }

    /// <inheritdoc cref="ReluGradient{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void ReluGradient<T>(
        Vector<T> dy, Vector<T> y, Vector<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ReluGradient(dy.Span, y.Span, destination.Span, dyName, yName, destinationName);

    /// <summary>destination = dy for y &gt; 0, otherwise 0, with the output y = relu(x); the input x serves as well.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void ReluGradient<T>(
        Matrix<T> dy, Matrix<T> y, Matrix<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(dy, y, dyName, yName);
        Guard.SameShape(dy, destination, dyName, destinationName);
        ReluGradient(dy.Span, y.Span, destination.Span);
    }

    /// <summary>destination = dy·(1 − y²) with the output y = tanh(x).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void TanhGradient<T>(
        ReadOnlySpan<T> dy, ReadOnlySpan<T> y, Span<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(dy.Length, y.Length, dyName, yName);
        Guard.SameLength(dy.Length, destination.Length, dyName, destinationName);
        Elementwise.Apply(dy, y, destination, default(TanhGradientFunction<T>));
    }

    /// <inheritdoc cref="TanhGradient{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void TanhGradient<T>(
        Vector<T> dy, Vector<T> y, Vector<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TanhGradient(dy.Span, y.Span, destination.Span, dyName, yName, destinationName);

    /// <summary>destination = dy·(1 − y²) with the output y = tanh(x).</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void TanhGradient<T>(
        Matrix<T> dy, Matrix<T> y, Matrix<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(dy, y, dyName, yName);
        Guard.SameShape(dy, destination, dyName, destinationName);
        TanhGradient(dy.Span, y.Span, destination.Span);
    }

    /// <summary>destination = dy·y·(1 − y) with the output y = σ(x).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SigmoidGradient<T>(
        ReadOnlySpan<T> dy, ReadOnlySpan<T> y, Span<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(dy.Length, y.Length, dyName, yName);
        Guard.SameLength(dy.Length, destination.Length, dyName, destinationName);
        Elementwise.Apply(dy, y, destination, default(SigmoidGradientFunction<T>));
    }

    /// <inheritdoc cref="SigmoidGradient{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void SigmoidGradient<T>(
        Vector<T> dy, Vector<T> y, Vector<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        SigmoidGradient(dy.Span, y.Span, destination.Span, dyName, yName, destinationName);

    /// <summary>destination = dy·y·(1 − y) with the output y = σ(x).</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SigmoidGradient<T>(
        Matrix<T> dy, Matrix<T> y, Matrix<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(dy, y, dyName, yName);
        Guard.SameShape(dy, destination, dyName, destinationName);
        SigmoidGradient(dy.Span, y.Span, destination.Span);
    }

    /// <summary>destination = dy for x &gt; 0, otherwise slope·dy, with the input x.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void LeakyReluGradient<T>(
        ReadOnlySpan<T> dy, ReadOnlySpan<T> x, T slope, Span<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(dy.Length, x.Length, dyName, xName);
        Guard.SameLength(dy.Length, destination.Length, dyName, destinationName);
        Elementwise.Apply(dy, x, destination, new LeakyReluGradientFunction<T>(slope));
    }

    /// <inheritdoc cref="LeakyReluGradient{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, T, Span{T}, string, string, string)"/>
    public static void LeakyReluGradient<T>(
        Vector<T> dy, Vector<T> x, T slope, Vector<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        LeakyReluGradient(dy.Span, x.Span, slope, destination.Span, dyName, xName, destinationName);

    /// <summary>destination = dy for x &gt; 0, otherwise slope·dy, with the input x.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void LeakyReluGradient<T>(
        Matrix<T> dy, Matrix<T> x, T slope, Matrix<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(dy, x, dyName, xName);
        Guard.SameShape(dy, destination, dyName, destinationName);
        LeakyReluGradient(dy.Span, x.Span, slope, destination.Span);
    }

    /// <summary>destination = dy for x &gt; 0, otherwise dy·α·eˣ, with the input x.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void EluGradient<T>(
        ReadOnlySpan<T> dy, ReadOnlySpan<T> x, T alpha, Span<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(dy.Length, x.Length, dyName, xName);
        Guard.SameLength(dy.Length, destination.Length, dyName, destinationName);
        Elementwise.Apply(dy, x, destination, new EluGradientFunction<T>(alpha));
    }

    /// <inheritdoc cref="EluGradient{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, T, Span{T}, string, string, string)"/>
    public static void EluGradient<T>(
        Vector<T> dy, Vector<T> x, T alpha, Vector<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        EluGradient(dy.Span, x.Span, alpha, destination.Span, dyName, xName, destinationName);

    /// <summary>destination = dy for x &gt; 0, otherwise dy·α·eˣ, with the input x.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void EluGradient<T>(
        Matrix<T> dy, Matrix<T> x, T alpha, Matrix<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(dy, x, dyName, xName);
        Guard.SameShape(dy, destination, dyName, destinationName);
        EluGradient(dy.Span, x.Span, alpha, destination.Span);
    }

    /// <summary>destination = dy·(Φ(x) + x·φ(x)) with the input x and the normal distribution function Φ and density φ.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void GeluGradient<T>(
        ReadOnlySpan<T> dy, ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(dy.Length, x.Length, dyName, xName);
        Guard.SameLength(dy.Length, destination.Length, dyName, destinationName);
        Elementwise.Apply(dy, x, destination, default(GeluGradientFunction<T>));
    }

    /// <inheritdoc cref="GeluGradient{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void GeluGradient<T>(
        Vector<T> dy, Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        GeluGradient(dy.Span, x.Span, destination.Span, dyName, xName, destinationName);

    /// <summary>destination = dy·(Φ(x) + x·φ(x)) with the input x and the normal distribution function Φ and density φ.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void GeluGradient<T>(
        Matrix<T> dy, Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(dy, x, dyName, xName);
        Guard.SameShape(dy, destination, dyName, destinationName);
        GeluGradient(dy.Span, x.Span, destination.Span);
    }

    /// <summary>destination = dy·σ(x) with the input x.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SoftplusGradient<T>(
        ReadOnlySpan<T> dy, ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(dy.Length, x.Length, dyName, xName);
        Guard.SameLength(dy.Length, destination.Length, dyName, destinationName);
        Elementwise.Apply(dy, x, destination, default(SoftplusGradientFunction<T>));
    }

    /// <inheritdoc cref="SoftplusGradient{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void SoftplusGradient<T>(
        Vector<T> dy, Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        SoftplusGradient(dy.Span, x.Span, destination.Span, dyName, xName, destinationName);

    /// <summary>destination = dy·σ(x) with the input x.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SoftplusGradient<T>(
        Matrix<T> dy, Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(dy, x, dyName, xName);
        Guard.SameShape(dy, destination, dyName, destinationName);
        SoftplusGradient(dy.Span, x.Span, destination.Span);
    }

    /// <summary>destination = dy·σ(x)·(1 + x·(1 − σ(x))) with the input x.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SiluGradient<T>(
        ReadOnlySpan<T> dy, ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(dy.Length, x.Length, dyName, xName);
        Guard.SameLength(dy.Length, destination.Length, dyName, destinationName);
        Elementwise.Apply(dy, x, destination, default(SiluGradientFunction<T>));
    }

    /// <inheritdoc cref="SiluGradient{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void SiluGradient<T>(
        Vector<T> dy, Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        SiluGradient(dy.Span, x.Span, destination.Span, dyName, xName, destinationName);

    /// <summary>destination = dy·σ(x)·(1 + x·(1 − σ(x))) with the input x.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SiluGradient<T>(
        Matrix<T> dy, Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(dy, x, dyName, xName);
        Guard.SameShape(dy, destination, dyName, destinationName);
        SiluGradient(dy.Span, x.Span, destination.Span);
    }
}
