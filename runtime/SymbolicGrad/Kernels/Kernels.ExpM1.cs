using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = eˣ − 1, elementwise, accurate near zero also.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void ExpM1<T>(
        ReadOnlySpan<T> x, Span<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, destination.Length, xName, destinationName);
        Elementwise.Apply(x, destination, default(ExpM1Function<T>));
    }

    /// <inheritdoc cref="ExpM1{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void ExpM1<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ExpM1(x.Span, destination.Span, xName, destinationName);

    /// <summary>destination = eˣ − 1, elementwise, accurate near zero also.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void ExpM1<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        ExpM1(x.Span, destination.Span);
    }
}
