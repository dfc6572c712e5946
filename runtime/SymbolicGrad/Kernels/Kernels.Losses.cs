using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>½·Σ(y − t)², the squared error of y against the target t, summed.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T SquaredError<T>(
        ReadOnlySpan<T> y, ReadOnlySpan<T> t,
        [CallerArgumentExpression(nameof(y))] string? yName = null, [CallerArgumentExpression(nameof(t))] string? tName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(y.Length, t.Length, yName, tName);
        return T.CreateTruncating(0.5) * Reduction.Sum(y, t, default(SquaredDifferenceTerm<T>));
    }

    /// <inheritdoc cref="SquaredError{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static T SquaredError<T>(
        Vector<T> y, Vector<T> t,
        [CallerArgumentExpression(nameof(y))] string? yName = null, [CallerArgumentExpression(nameof(t))] string? tName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        SquaredError<T>(y.Span, t.Span, yName, tName);

    /// <summary>½·Σ(y − t)², the squared error of y against the target t, summed.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T SquaredError<T>(
        Matrix<T> y, Matrix<T> t,
        [CallerArgumentExpression(nameof(y))] string? yName = null, [CallerArgumentExpression(nameof(t))] string? tName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(y, t, yName, tName);
        return SquaredError<T>(y.Span, t.Span);
    }

    /// <summary>Σ(y − t)²/n, the mean squared error of y against the target t; NaN for no elements.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T MeanSquaredError<T>(
        ReadOnlySpan<T> y, ReadOnlySpan<T> t,
        [CallerArgumentExpression(nameof(y))] string? yName = null, [CallerArgumentExpression(nameof(t))] string? tName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(y.Length, t.Length, yName, tName);
        return Reduction.Sum(y, t, default(SquaredDifferenceTerm<T>)) / T.CreateTruncating(y.Length);
    }

    /// <inheritdoc cref="MeanSquaredError{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static T MeanSquaredError<T>(
        Vector<T> y, Vector<T> t,
        [CallerArgumentExpression(nameof(y))] string? yName = null, [CallerArgumentExpression(nameof(t))] string? tName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        MeanSquaredError<T>(y.Span, t.Span, yName, tName);

    /// <summary>Σ(y − t)²/n, the mean squared error of y against the target t; NaN for no elements.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T MeanSquaredError<T>(
        Matrix<T> y, Matrix<T> t,
        [CallerArgumentExpression(nameof(y))] string? yName = null, [CallerArgumentExpression(nameof(t))] string? tName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(y, t, yName, tName);
        return MeanSquaredError<T>(y.Span, t.Span);
    }

    /// <summary>The mean of log(1 + eᶻ) − t·z: the cross-entropy of the probability σ(z) against the target t, between 0 and 1, for finite z; NaN for no elements.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T BinaryCrossEntropyWithLogits<T>(
        ReadOnlySpan<T> z, ReadOnlySpan<T> t,
        [CallerArgumentExpression(nameof(z))] string? zName = null, [CallerArgumentExpression(nameof(t))] string? tName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(z.Length, t.Length, zName, tName);
        return Reduction.Sum(z, t, default(BinaryCrossEntropyTerm<T>)) / T.CreateTruncating(z.Length);
    }

    /// <inheritdoc cref="BinaryCrossEntropyWithLogits{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static T BinaryCrossEntropyWithLogits<T>(
        Vector<T> z, Vector<T> t,
        [CallerArgumentExpression(nameof(z))] string? zName = null, [CallerArgumentExpression(nameof(t))] string? tName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        BinaryCrossEntropyWithLogits<T>(z.Span, t.Span, zName, tName);

    /// <summary>The mean of log(1 + eᶻ) − t·z: the cross-entropy of the probability σ(z) against the target t, between 0 and 1, for finite z; NaN for no elements.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T BinaryCrossEntropyWithLogits<T>(
        Matrix<T> z, Matrix<T> t,
        [CallerArgumentExpression(nameof(z))] string? zName = null, [CallerArgumentExpression(nameof(t))] string? tName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(z, t, zName, tName);
        return BinaryCrossEntropyWithLogits<T>(z.Span, t.Span);
    }

    /// <summary>destination = (σ(z) − t)·upstream/n: the gradient of <c>BinaryCrossEntropyWithLogits</c> by the logits. The destination may be an operand.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void BinaryCrossEntropyWithLogitsGradient<T>(
        Vector<T> z, Vector<T> t, T upstream, Vector<T> destination,
        [CallerArgumentExpression(nameof(z))] string? zName = null, [CallerArgumentExpression(nameof(t))] string? tName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(z.Count, t.Count, zName, tName);
        Guard.SameLength(z.Count, destination.Count, zName, destinationName);
        T scale = upstream / T.CreateTruncating(z.Count);
        Elementwise.Apply<T, BinaryCrossEntropyGradientFunction<T>>(z.Span, t.Span, destination.Span, new(scale));
    }

    /// <summary>destination = (σ(z) − t)·upstream/n: the gradient of <c>BinaryCrossEntropyWithLogits</c> by the logits. The destination may be an operand.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void BinaryCrossEntropyWithLogitsGradient<T>(
        Matrix<T> z, Matrix<T> t, T upstream, Matrix<T> destination,
        [CallerArgumentExpression(nameof(z))] string? zName = null, [CallerArgumentExpression(nameof(t))] string? tName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(z, t, zName, tName);
        Guard.SameShape(z, destination, zName, destinationName);
        T scale = upstream / T.CreateTruncating(z.Count);
        Elementwise.Apply<T, BinaryCrossEntropyGradientFunction<T>>(z.Span, t.Span, destination.Span, new(scale));
    }
}
