using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

/// <summary>The numerical routines that generated code calls.</summary>
/// <remarks>
/// The destination comes last, is allocated by the caller and never overlaps an operand in part. Elementwise routines may
/// write over an operand of theirs; products may not. No routine allocates once its thread is warm, and each
/// gives the same bits for the same input, wherever that lies in memory. A mismatch of shapes throws an
/// <see cref="ArgumentException"/> that names both operands, as the caller wrote them, and both shapes.
/// The scalar type is <c>float</c> or <c>double</c>; for others some routines throw <see cref="NotSupportedException"/>.
/// </remarks>
public static partial class Kernels
{
    /// <summary>destination = x.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Copy<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        x.CopyTo(destination);
    }

    /// <inheritdoc cref="Copy{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void Copy<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Copy(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = x.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Copy<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        x.Span.CopyTo(destination.Span);
    }

    /// <summary>Sets every element of <paramref name="destination"/> to <paramref name="value"/>.</summary>
    public static void Fill<T>(T value, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        destination.Fill(value);

    /// <inheritdoc cref="Fill{T}(T, Span{T})"/>
    public static void Fill<T>(T value, Vector<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        destination.Fill(value);

    /// <inheritdoc cref="Fill{T}(T, Span{T})"/>
    public static void Fill<T>(T value, Matrix<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        destination.Fill(value);

    /// <summary>destination = sourceᵀ.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> does not have the transposed shape, or overlaps <paramref name="source"/>.</exception>
    public static unsafe void Transpose<T>(
        Matrix<T> source, Matrix<T> destination,
        [CallerArgumentExpression(nameof(source))] string? sourceName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.HasShape(destination, source.Columns, source.Rows, destinationName);
        Guard.Apart(source.Span, destination.Span, sourceName, destinationName);
        fixed (T* from = source.Span, to = destination.Span)
            Transposition.Copy(from, source.Columns, to, source.Rows, source.Rows, source.Columns);
    }
}
