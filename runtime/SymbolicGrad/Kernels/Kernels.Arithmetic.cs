using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = a + b, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(a.Length, b.Length, aName, bName);
        Guard.SameLength(a.Length, destination.Length, aName, destinationName);
        TensorPrimitives.Add(a, b, destination);
    }

    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void Add<T>(
        Vector<T> a, Vector<T> b, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Add(a.Span, b.Span, destination.Span, aName, bName, destinationName);

    /// <summary>destination = a + b, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Add<T>(
        Matrix<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(a, b, aName, bName);
        Guard.SameShape(a, destination, aName, destinationName);
        Add(a.Span, b.Span, destination.Span);
    }

    /// <summary>destination = a − b, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Subtract<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(a.Length, b.Length, aName, bName);
        Guard.SameLength(a.Length, destination.Length, aName, destinationName);
        TensorPrimitives.Subtract(a, b, destination);
    }

    /// <inheritdoc cref="Subtract{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void Subtract<T>(
        Vector<T> a, Vector<T> b, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Subtract(a.Span, b.Span, destination.Span, aName, bName, destinationName);

    /// <summary>destination = a − b, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Subtract<T>(
        Matrix<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(a, b, aName, bName);
        Guard.SameShape(a, destination, aName, destinationName);
        Subtract(a.Span, b.Span, destination.Span);
    }

    /// <summary>destination = a ⊙ b, the elementwise product.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Multiply<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(a.Length, b.Length, aName, bName);
        Guard.SameLength(a.Length, destination.Length, aName, destinationName);
        TensorPrimitives.Multiply(a, b, destination);
    }

    /// <inheritdoc cref="Multiply{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void Multiply<T>(
        Vector<T> a, Vector<T> b, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply(a.Span, b.Span, destination.Span, aName, bName, destinationName);

    /// <summary>destination = a ⊙ b, the elementwise product.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Multiply<T>(
        Matrix<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(a, b, aName, bName);
        Guard.SameShape(a, destination, aName, destinationName);
        Multiply(a.Span, b.Span, destination.Span);
    }

    /// <summary>destination = a / b, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Divide<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(a.Length, b.Length, aName, bName);
        Guard.SameLength(a.Length, destination.Length, aName, destinationName);
        TensorPrimitives.Divide(a, b, destination);
    }

    /// <inheritdoc cref="Divide{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void Divide<T>(
        Vector<T> a, Vector<T> b, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Divide(a.Span, b.Span, destination.Span, aName, bName, destinationName);

    /// <summary>destination = a / b, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Divide<T>(
        Matrix<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(a, b, aName, bName);
        Guard.SameShape(a, destination, aName, destinationName);
        Divide(a.Span, b.Span, destination.Span);
    }

    /// <summary>destination = max(a, b), elementwise; NaN where either is.</summary>
    /// <remarks>The derivative where both are equal is a matter of the caller.</remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Max<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(a.Length, b.Length, aName, bName);
        Guard.SameLength(a.Length, destination.Length, aName, destinationName);
        TensorPrimitives.Max(a, b, destination);
    }

    /// <inheritdoc cref="Max{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void Max<T>(
        Vector<T> a, Vector<T> b, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Max(a.Span, b.Span, destination.Span, aName, bName, destinationName);

    /// <summary>destination = max(a, b), elementwise; NaN where either is.</summary>
    /// <remarks>The derivative where both are equal is a matter of the caller.</remarks>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Max<T>(
        Matrix<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(a, b, aName, bName);
        Guard.SameShape(a, destination, aName, destinationName);
        Max(a.Span, b.Span, destination.Span);
    }

    /// <summary>destination = min(a, b), elementwise; NaN where either is.</summary>
    /// <remarks>The derivative where both are equal is a matter of the caller.</remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Min<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(a.Length, b.Length, aName, bName);
        Guard.SameLength(a.Length, destination.Length, aName, destinationName);
        TensorPrimitives.Min(a, b, destination);
    }

    /// <inheritdoc cref="Min{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void Min<T>(
        Vector<T> a, Vector<T> b, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Min(a.Span, b.Span, destination.Span, aName, bName, destinationName);

    /// <summary>destination = min(a, b), elementwise; NaN where either is.</summary>
    /// <remarks>The derivative where both are equal is a matter of the caller.</remarks>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Min<T>(
        Matrix<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(a, b, aName, bName);
        Guard.SameShape(a, destination, aName, destinationName);
        Min(a.Span, b.Span, destination.Span);
    }
}
