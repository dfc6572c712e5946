using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

// Checks on entry of methods that write to their arguments.
public static partial class Kernels
{
    /// <summary>Checks that an array which a method writes to shares no element with another argument.</summary>
    /// <exception cref="ArgumentException">The two overlap.</exception>
    public static void RequireDistinct<T>(
        ReadOnlySpan<T> written, ReadOnlySpan<T> other, [CallerArgumentExpression(nameof(written))] string? writtenName = null, [CallerArgumentExpression(nameof(other))] string? otherName = null)
        where T : unmanaged
    {
        if (written.Overlaps(other)) throw Overlap(writtenName, otherName);
    }

    /// <inheritdoc cref="RequireDistinct{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireDistinct<T>(
        T[,] written, T[,] other, [CallerArgumentExpression(nameof(written))] string? writtenName = null, [CallerArgumentExpression(nameof(other))] string? otherName = null)
        where T : unmanaged
    {
        if (ReferenceEquals(written, other)) throw Overlap(writtenName, otherName);
    }

    /// <inheritdoc cref="RequireDistinct{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireDistinct<T>(
        T[] written, T[] other, [CallerArgumentExpression(nameof(written))] string? writtenName = null, [CallerArgumentExpression(nameof(other))] string? otherName = null)
        where T : unmanaged => RequireDistinct(new ReadOnlySpan<T>(written), new ReadOnlySpan<T>(other), writtenName, otherName);

    /// <inheritdoc cref="RequireDistinct{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireDistinct<T>(
        ReadOnlySpan<T> written, T[][] other, [CallerArgumentExpression(nameof(written))] string? writtenName = null, [CallerArgumentExpression(nameof(other))] string? otherName = null)
        where T : unmanaged
    {
        foreach (T[] row in other) RequireDistinct(written, new ReadOnlySpan<T>(row), writtenName, otherName);
    }

    /// <inheritdoc cref="RequireDistinct{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireDistinct<T>(
        ReadOnlySpan<T> written, T[][][] other, [CallerArgumentExpression(nameof(written))] string? writtenName = null, [CallerArgumentExpression(nameof(other))] string? otherName = null)
        where T : unmanaged
    {
        foreach (T[][] rows in other) RequireDistinct(written, rows, writtenName, otherName);
    }

    /// <inheritdoc cref="RequireDistinct{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireDistinct<T>(
        ReadOnlySpan<T> written, Vector<T> other, [CallerArgumentExpression(nameof(written))] string? writtenName = null, [CallerArgumentExpression(nameof(other))] string? otherName = null)
        where T : unmanaged, IFloatingPointIeee754<T> => RequireDistinct(written, other.Span, writtenName, otherName);

    /// <inheritdoc cref="RequireDistinct{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireDistinct<T>(
        ReadOnlySpan<T> written, Matrix<T> other, [CallerArgumentExpression(nameof(written))] string? writtenName = null, [CallerArgumentExpression(nameof(other))] string? otherName = null)
        where T : unmanaged, IFloatingPointIeee754<T> => RequireDistinct(written, other.Span, writtenName, otherName);

    /// <inheritdoc cref="RequireDistinct{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireDistinct<T>(
        ReadOnlySpan<T> written, Vector<T>[] other, [CallerArgumentExpression(nameof(written))] string? writtenName = null, [CallerArgumentExpression(nameof(other))] string? otherName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (Vector<T> vector in other) RequireDistinct(written, vector.Span, writtenName, otherName);
    }

    /// <inheritdoc cref="RequireDistinct{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireDistinct<T>(
        ReadOnlySpan<T> written, Matrix<T>[] other, [CallerArgumentExpression(nameof(written))] string? writtenName = null, [CallerArgumentExpression(nameof(other))] string? otherName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (Matrix<T> matrix in other) RequireDistinct(written, matrix.Span, writtenName, otherName);
    }

    private static ArgumentException Overlap(string? written, string? other) =>
        new($"RequireDistinct: '{written}' is written to and shares elements with '{other}': pass two different arrays.");
}
