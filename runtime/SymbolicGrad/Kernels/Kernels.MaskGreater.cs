using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = x where a &gt; b, otherwise +0 (also where a or b is NaN), elementwise.</summary>
    /// <remarks>
    /// What is masked leaves no trace, not even a NaN or an infinity; a NaN in x that is not masked stays. The destination may be an operand itself.
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void MaskGreater<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(b))] string? bName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, Greater<T>>(x, a, b, destination, xName, aName, bName, destinationName);

    /// <inheritdoc cref="MaskGreater{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string, string)"/>
    public static void MaskGreater<T>(
        Vector<T> x, Vector<T> a, Vector<T> b, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(b))] string? bName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        MaskGreater(x.Span, a.Span, b.Span, destination.Span, xName, aName, bName, destinationName);

    /// <summary>destination = x where a &gt; b, otherwise +0 (also where a or b is NaN), elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void MaskGreater<T>(
        Matrix<T> x, Matrix<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(b))] string? bName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, Greater<T>>(x, a, b, destination, xName, aName, bName, destinationName);

    /// <summary>destination = x where a &gt; b, otherwise +0 (also where a or b is NaN), elementwise with the one number b.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void MaskGreater<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> a, T b, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, Greater<T>>(x, a, b, destination, xName, aName, destinationName);

    /// <inheritdoc cref="MaskGreater{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, T, Span{T}, string, string, string)"/>
    public static void MaskGreater<T>(
        Vector<T> x, Vector<T> a, T b, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        MaskGreater(x.Span, a.Span, b, destination.Span, xName, aName, destinationName);

    /// <summary>destination = x where a &gt; b, otherwise +0 (also where a or b is NaN), elementwise with the one number b.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void MaskGreater<T>(
        Matrix<T> x, Matrix<T> a, T b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, Greater<T>>(x, a, b, destination, xName, aName, destinationName);

    /// <summary>destination = x where a &gt; b, otherwise +0 (also where a or b is NaN), elementwise with the one number a.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void MaskGreater<T>(
        ReadOnlySpan<T> x, T a, ReadOnlySpan<T> b, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, Greater<T>>(x, a, b, destination, xName, bName, destinationName);

    /// <inheritdoc cref="MaskGreater{T}(ReadOnlySpan{T}, T, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void MaskGreater<T>(
        Vector<T> x, T a, Vector<T> b, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        MaskGreater(x.Span, a, b.Span, destination.Span, xName, bName, destinationName);

    /// <summary>destination = x where a &gt; b, otherwise +0 (also where a or b is NaN), elementwise with the one number a.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void MaskGreater<T>(
        Matrix<T> x, T a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, Greater<T>>(x, a, b, destination, xName, bName, destinationName);

    /// <summary>destination = x where a ≥ b, otherwise +0 (also where a or b is NaN), elementwise.</summary>
    /// <remarks>
    /// What is masked leaves no trace, not even a NaN or an infinity; a NaN in x that is not masked stays. The destination may be an operand itself.
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void MaskGreaterOrEqual<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(b))] string? bName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, GreaterOrEqual<T>>(x, a, b, destination, xName, aName, bName, destinationName);

    /// <inheritdoc cref="MaskGreaterOrEqual{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string, string)"/>
    public static void MaskGreaterOrEqual<T>(
        Vector<T> x, Vector<T> a, Vector<T> b, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(b))] string? bName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        MaskGreaterOrEqual(x.Span, a.Span, b.Span, destination.Span, xName, aName, bName, destinationName);

    /// <summary>destination = x where a ≥ b, otherwise +0 (also where a or b is NaN), elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void MaskGreaterOrEqual<T>(
        Matrix<T> x, Matrix<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(b))] string? bName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, GreaterOrEqual<T>>(x, a, b, destination, xName, aName, bName, destinationName);

    /// <summary>destination = x where a ≥ b, otherwise +0 (also where a or b is NaN), elementwise with the one number b.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void MaskGreaterOrEqual<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> a, T b, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, GreaterOrEqual<T>>(x, a, b, destination, xName, aName, destinationName);

    /// <inheritdoc cref="MaskGreaterOrEqual{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, T, Span{T}, string, string, string)"/>
    public static void MaskGreaterOrEqual<T>(
        Vector<T> x, Vector<T> a, T b, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        MaskGreaterOrEqual(x.Span, a.Span, b, destination.Span, xName, aName, destinationName);

    /// <summary>destination = x where a ≥ b, otherwise +0 (also where a or b is NaN), elementwise with the one number b.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void MaskGreaterOrEqual<T>(
        Matrix<T> x, Matrix<T> a, T b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, GreaterOrEqual<T>>(x, a, b, destination, xName, aName, destinationName);

    /// <summary>destination = x where a ≥ b, otherwise +0 (also where a or b is NaN), elementwise with the one number a.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void MaskGreaterOrEqual<T>(
        ReadOnlySpan<T> x, T a, ReadOnlySpan<T> b, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, GreaterOrEqual<T>>(x, a, b, destination, xName, bName, destinationName);

    /// <inheritdoc cref="MaskGreaterOrEqual{T}(ReadOnlySpan{T}, T, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void MaskGreaterOrEqual<T>(
        Vector<T> x, T a, Vector<T> b, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        MaskGreaterOrEqual(x.Span, a, b.Span, destination.Span, xName, bName, destinationName);

    /// <summary>destination = x where a ≥ b, otherwise +0 (also where a or b is NaN), elementwise with the one number a.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void MaskGreaterOrEqual<T>(
        Matrix<T> x, T a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Mask<T, GreaterOrEqual<T>>(x, a, b, destination, xName, bName, destinationName);
}
