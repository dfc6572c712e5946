using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = eˣ, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Exp<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Exp(x, destination);
    }

    /// <inheritdoc cref="Exp{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Exp<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Exp(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = eˣ, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Exp<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Exp(x.Span, destination.Span);
    }

    /// <summary>destination = log x, the natural logarithm, elementwise; −∞ for 0, NaN for x &lt; 0.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Log<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Log(x, destination);
    }

    /// <inheritdoc cref="Log{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Log<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Log(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = log x, the natural logarithm, elementwise; −∞ for 0, NaN for x &lt; 0.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Log<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Log(x.Span, destination.Span);
    }

    /// <summary>destination = sin x, elementwise, of angles in radians.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Sin<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Sin(x, destination);
    }

    /// <inheritdoc cref="Sin{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Sin<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Sin(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = sin x, elementwise, of angles in radians.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Sin<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Sin(x.Span, destination.Span);
    }

    /// <summary>destination = cos x, elementwise, of angles in radians.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Cos<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Cos(x, destination);
    }

    /// <inheritdoc cref="Cos{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Cos<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Cos(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = cos x, elementwise, of angles in radians.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Cos<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Cos(x.Span, destination.Span);
    }

    /// <summary>destination = tan x, elementwise, of angles in radians.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Tan<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Tan(x, destination);
    }

    /// <inheritdoc cref="Tan{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Tan<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Tan(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = tan x, elementwise, of angles in radians.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Tan<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Tan(x.Span, destination.Span);
    }

    /// <summary>destination = sinh x, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Sinh<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, default(SinhFunction<T>));
    }

    /// <inheritdoc cref="Sinh{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Sinh<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Sinh(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = sinh x, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Sinh<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Sinh(x.Span, destination.Span);
    }

    /// <summary>destination = cosh x, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Cosh<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, default(CoshFunction<T>));
    }

    /// <inheritdoc cref="Cosh{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Cosh<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Cosh(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = cosh x, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Cosh<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Cosh(x.Span, destination.Span);
    }

    /// <summary>destination = tanh x, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Tanh<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, default(TanhFunction<T>));
    }

    /// <inheritdoc cref="Tanh{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Tanh<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Tanh(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = tanh x, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Tanh<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Tanh(x.Span, destination.Span);
    }

    /// <summary>destination = erf x = 2/√π·∫₀ˣ e^(−t²) dt, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Erf<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, default(ErfFunction<T>));
    }

    /// <inheritdoc cref="Erf{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Erf<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Erf(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = erf x = 2/√π·∫₀ˣ e^(−t²) dt, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Erf<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Erf(x.Span, destination.Span);
    }
}
