using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = −x, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Negate<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Negate(x, destination);
    }

    /// <inheritdoc cref="Negate{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Negate<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Negate(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = −x, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Negate<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Negate(x.Span, destination.Span);
    }

    /// <summary>destination = |x|, elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be 0: see <see cref="Sign{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>.</remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Abs<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Abs(x, destination);
    }

    /// <inheritdoc cref="Abs{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Abs<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Abs(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = |x|, elementwise.</summary>
    /// <remarks>The derivative at 0 is taken to be 0: see <see cref="Sign{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>.</remarks>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Abs<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Abs(x.Span, destination.Span);
    }

    /// <summary>destination = 1 for x &gt; 0, −1 for x &lt; 0, 0 for ±0, NaN for NaN, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Sign<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, default(SignFunction<T>));
    }

    /// <inheritdoc cref="Sign{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Sign<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Sign(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = 1 for x &gt; 0, −1 for x &lt; 0, 0 for ±0, NaN for NaN, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Sign<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Sign(x.Span, destination.Span);
    }

    /// <summary>destination = 1 for x &gt; 0, otherwise 0, elementwise: the derivative of relu, 0 at 0.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Step<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, default(StepFunction<T>));
    }

    /// <inheritdoc cref="Step{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Step<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Step(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = 1 for x &gt; 0, otherwise 0, elementwise: the derivative of relu, 0 at 0.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Step<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Step(x.Span, destination.Span);
    }

    /// <summary>destination = x², elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Square<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Multiply(x, x, destination);
    }

    /// <inheritdoc cref="Square{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Square<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Square(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = x², elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Square<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Square(x.Span, destination.Span);
    }

    /// <summary>destination = √x, elementwise; NaN for x &lt; 0.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Sqrt<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Sqrt(x, destination);
    }

    /// <inheritdoc cref="Sqrt{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Sqrt<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Sqrt(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = √x, elementwise; NaN for x &lt; 0.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Sqrt<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Sqrt(x.Span, destination.Span);
    }

    /// <summary>destination = 1/x, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Reciprocal<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Divide(T.One, x, destination);
    }

    /// <inheritdoc cref="Reciprocal{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Reciprocal<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Reciprocal(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = 1/x, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Reciprocal<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Reciprocal(x.Span, destination.Span);
    }

    /// <summary>destination = xᵖ, elementwise.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="exponent">The exponent p.</param>
    /// <param name="destination">Receives the values; may be <paramref name="x"/> itself.</param>
    /// <param name="xName">Filled in by the compiler: how the caller wrote <paramref name="x"/>.</param>
    /// <param name="destinationName">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Pow<T>(
        ReadOnlySpan<T> x, T exponent, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Pow(x, exponent, destination);
    }

    /// <inheritdoc cref="Pow{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void Pow<T>(
        Vector<T> x, T exponent, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Pow(x.Span, exponent, destination.Span, xName, destinationName);

    /// <summary>destination = xᵖ, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Pow<T>(
        Matrix<T> x, T exponent, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Pow(x.Span, exponent, destination.Span);
    }
}
