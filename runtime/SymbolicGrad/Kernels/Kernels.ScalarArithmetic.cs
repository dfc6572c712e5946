using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = x + scalar, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add<T>(
        ReadOnlySpan<T> x, T scalar, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Add(x, scalar, destination);
    }

    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void Add<T>(
        Vector<T> x, T scalar, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Add(x.Span, scalar, destination.Span, xName, destinationName);

    /// <summary>destination = x + scalar, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Add<T>(
        Matrix<T> x, T scalar, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Add(x.Span, scalar, destination.Span);
    }

    /// <summary>destination = x − scalar, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Subtract<T>(
        ReadOnlySpan<T> x, T scalar, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Subtract(x, scalar, destination);
    }

    /// <inheritdoc cref="Subtract{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void Subtract<T>(
        Vector<T> x, T scalar, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Subtract(x.Span, scalar, destination.Span, xName, destinationName);

    /// <summary>destination = x − scalar, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Subtract<T>(
        Matrix<T> x, T scalar, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Subtract(x.Span, scalar, destination.Span);
    }

    /// <summary>destination = x·scalar, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Multiply<T>(
        ReadOnlySpan<T> x, T scalar, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Multiply(x, scalar, destination);
    }

    /// <inheritdoc cref="Multiply{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void Multiply<T>(
        Vector<T> x, T scalar, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply(x.Span, scalar, destination.Span, xName, destinationName);

    /// <summary>destination = x·scalar, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Multiply<T>(
        Matrix<T> x, T scalar, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Multiply(x.Span, scalar, destination.Span);
    }

    /// <summary>destination = x/scalar, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Divide<T>(
        ReadOnlySpan<T> x, T scalar, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Divide(x, scalar, destination);
    }

    /// <inheritdoc cref="Divide{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void Divide<T>(
        Vector<T> x, T scalar, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Divide(x.Span, scalar, destination.Span, xName, destinationName);

    /// <summary>destination = x/scalar, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Divide<T>(
        Matrix<T> x, T scalar, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Divide(x.Span, scalar, destination.Span);
    }

    /// <summary>destination = x·factor, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Scale<T>(
        ReadOnlySpan<T> x, T factor, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Multiply(x, factor, destination);
    }

    /// <inheritdoc cref="Scale{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void Scale<T>(
        Vector<T> x, T factor, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Scale(x.Span, factor, destination.Span, xName, destinationName);

    /// <summary>destination = x·factor, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Scale<T>(
        Matrix<T> x, T factor, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Scale(x.Span, factor, destination.Span);
    }

    /// <summary>destination = max(x, scalar), elementwise; NaN where either is.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Max<T>(
        ReadOnlySpan<T> x, T scalar, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Max(x, scalar, destination);
    }

    /// <inheritdoc cref="Max{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void Max<T>(
        Vector<T> x, T scalar, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Max(x.Span, scalar, destination.Span, xName, destinationName);

    /// <summary>destination = max(x, scalar), elementwise; NaN where either is.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Max<T>(
        Matrix<T> x, T scalar, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Max(x.Span, scalar, destination.Span);
    }

    /// <summary>destination = min(x, scalar), elementwise; NaN where either is.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Min<T>(
        ReadOnlySpan<T> x, T scalar, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Min(x, scalar, destination);
    }

    /// <inheritdoc cref="Min{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void Min<T>(
        Vector<T> x, T scalar, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Min(x.Span, scalar, destination.Span, xName, destinationName);

    /// <summary>destination = min(x, scalar), elementwise; NaN where either is.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Min<T>(
        Matrix<T> x, T scalar, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Min(x.Span, scalar, destination.Span);
    }

    /// <summary>destination = scalar − x, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Subtract<T>(
        T scalar, ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Subtract(scalar, x, destination);
    }

    /// <inheritdoc cref="Subtract{T}(T, ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Subtract<T>(
        T scalar, Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Subtract(scalar, x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = scalar − x, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Subtract<T>(
        T scalar, Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Subtract(scalar, x.Span, destination.Span);
    }

    /// <summary>destination = scalar/x, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Divide<T>(
        T scalar, ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        TensorPrimitives.Divide(scalar, x, destination);
    }

    /// <inheritdoc cref="Divide{T}(T, ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Divide<T>(
        T scalar, Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Divide(scalar, x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = scalar/x, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Divide<T>(
        T scalar, Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        Divide(scalar, x.Span, destination.Span);
    }
}
