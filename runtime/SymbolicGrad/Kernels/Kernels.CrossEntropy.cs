using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>−log softmax(logits)[label], for each row with its label, as the mean over the rows.</summary>
    /// <param name="logits">One row for each example, one column for each class.</param>
    /// <param name="labels">The index of the true class of each row.</param>
    /// <param name="logitsName">Filled in by the compiler: how the caller wrote <paramref name="logits"/>.</param>
    /// <param name="labelsName">Filled in by the compiler.</param>
    /// <returns>The mean; NaN for no rows.</returns>
    /// <exception cref="ArgumentException">There is not one label for each row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not the index of a class.</exception>
    public static T CrossEntropy<T>(
        Matrix<T> logits, ReadOnlySpan<int> labels,
        [CallerArgumentExpression(nameof(logits))] string? logitsName = null, [CallerArgumentExpression(nameof(labels))] string? labelsName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.OneLabelPerRow(logits, labels.Length, logitsName, labelsName);
        double total = 0;
        for (int row = 0; row < logits.Rows; row++)
            total += double.CreateTruncating(CrossEntropyRow.Value(logits.Row(row), labels[row], row));
        return T.CreateTruncating(total / logits.Rows);
    }

    /// <summary>−log softmax(logits)[label] of one example.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The label is not the index of a class.</exception>
    public static T CrossEntropy<T>(Vector<T> logits, int label)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        CrossEntropyRow.Value(logits, label, row: 0);

    /// <summary>destination = (softmax(logits) − e(label))·upstream/rows, the gradient of the mean cross-entropy. The destination may be the logits.</summary>
    /// <inheritdoc cref="CrossEntropy{T}(Matrix{T}, ReadOnlySpan{int}, string, string)" path="/exception"/>
    public static void CrossEntropyGradient<T>(
        Matrix<T> logits, ReadOnlySpan<int> labels, T upstream, Matrix<T> destination,
        [CallerArgumentExpression(nameof(logits))] string? logitsName = null, [CallerArgumentExpression(nameof(labels))] string? labelsName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        CrossEntropyWithGradient(logits, labels, upstream, destination, logitsName, labelsName, destinationName);

    /// <summary>destination = (softmax(logits) − e(label))·upstream. The destination may be the logits.</summary>
    /// <inheritdoc cref="CrossEntropyWithGradient{T}(Vector{T}, int, T, Vector{T}, string, string)" path="/exception"/>
    public static void CrossEntropyGradient<T>(
        Vector<T> logits, int label, T upstream, Vector<T> destination,
        [CallerArgumentExpression(nameof(logits))] string? logitsName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        CrossEntropyWithGradient(logits, label, upstream, destination, logitsName, destinationName);

    /// <summary>The value of the mean cross-entropy and its gradient, destination = (softmax(logits) − e(label))·upstream/rows, in one pass. The destination may be the logits.</summary>
    /// <inheritdoc cref="CrossEntropy{T}(Matrix{T}, ReadOnlySpan{int}, string, string)" path="/exception|/returns"/>
    public static T CrossEntropyWithGradient<T>(
        Matrix<T> logits, ReadOnlySpan<int> labels, T upstream, Matrix<T> destination,
        [CallerArgumentExpression(nameof(logits))] string? logitsName = null, [CallerArgumentExpression(nameof(labels))] string? labelsName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.OneLabelPerRow(logits, labels.Length, logitsName, labelsName);
        Guard.SameShape(logits, destination, logitsName, destinationName);
        T scale = upstream / T.CreateTruncating(logits.Rows);
        double total = 0;
        for (int row = 0; row < logits.Rows; row++)
            total += double.CreateTruncating(CrossEntropyRow.ValueWithGradient(logits.Row(row), labels[row], scale, destination.Row(row), row));
        return T.CreateTruncating(total / logits.Rows);
    }

    /// <summary>−log softmax(logits)[label] of one example and its gradient, destination = (softmax(logits) − e(label))·upstream, in one pass. The destination may be the logits.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label is not the index of a class.</exception>
    public static T CrossEntropyWithGradient<T>(
        Vector<T> logits, int label, T upstream, Vector<T> destination,
        [CallerArgumentExpression(nameof(logits))] string? logitsName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(logits.Count, destination.Count, logitsName, destinationName);
        return CrossEntropyRow.ValueWithGradient(logits, label, upstream, destination, row: 0);
    }

    /// <summary>−Σⱼ target[i, j]·log softmax(logits)[i, j], as the mean over the rows i. Classes of target 0 count 0, whatever their logits.</summary>
    /// <param name="logits">One row for each example, one column for each class.</param>
    /// <param name="target">The probabilities of the classes, or a 1 for the true class: one row for each example.</param>
    /// <param name="logitsName">Filled in by the compiler: how the caller wrote <paramref name="logits"/>.</param>
    /// <param name="targetName">Filled in by the compiler.</param>
    /// <returns>The mean; NaN for no rows.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T CrossEntropy<T>(
        Matrix<T> logits, Matrix<T> target,
        [CallerArgumentExpression(nameof(logits))] string? logitsName = null, [CallerArgumentExpression(nameof(target))] string? targetName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(logits, target, logitsName, targetName);
        double total = 0;
        for (int row = 0; row < logits.Rows; row++)
            total += double.CreateTruncating(CrossEntropyRow.Value(logits.Row(row), target.Row(row)));
        return T.CreateTruncating(total / logits.Rows);
    }

    /// <summary>−Σ target·log softmax(logits) of one example. Classes of target 0 count 0, whatever their logits.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T CrossEntropy<T>(
        Vector<T> logits, Vector<T> target,
        [CallerArgumentExpression(nameof(logits))] string? logitsName = null, [CallerArgumentExpression(nameof(target))] string? targetName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(logits.Count, target.Count, logitsName, targetName);
        return CrossEntropyRow.Value(logits, target);
    }

    /// <summary>destination = (softmax(logits)·Σ target − target)·upstream/rows, the sum over each row: the gradient by the logits. The destination may be an operand.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void CrossEntropyGradient<T>(
        Matrix<T> logits, Matrix<T> target, T upstream, Matrix<T> destination,
        [CallerArgumentExpression(nameof(logits))] string? logitsName = null, [CallerArgumentExpression(nameof(target))] string? targetName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        CrossEntropyWithGradient(logits, target, upstream, destination, logitsName, targetName, destinationName);

    /// <summary>destination = (softmax(logits)·Σ target − target)·upstream: the gradient by the logits. The destination may be an operand.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void CrossEntropyGradient<T>(
        Vector<T> logits, Vector<T> target, T upstream, Vector<T> destination,
        [CallerArgumentExpression(nameof(logits))] string? logitsName = null, [CallerArgumentExpression(nameof(target))] string? targetName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        CrossEntropyWithGradient(logits, target, upstream, destination, logitsName, targetName, destinationName);

    /// <summary>The value of the mean cross-entropy and its gradient, destination = (softmax(logits)·Σ target − target)·upstream/rows. The destination may be an operand.</summary>
    /// <inheritdoc cref="CrossEntropy{T}(Matrix{T}, Matrix{T}, string, string)" path="/exception|/returns"/>
    public static T CrossEntropyWithGradient<T>(
        Matrix<T> logits, Matrix<T> target, T upstream, Matrix<T> destination,
        [CallerArgumentExpression(nameof(logits))] string? logitsName = null, [CallerArgumentExpression(nameof(target))] string? targetName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(logits, target, logitsName, targetName);
        Guard.SameShape(logits, destination, logitsName, destinationName);
        T scale = upstream / T.CreateTruncating(logits.Rows);
        double total = 0;
        for (int row = 0; row < logits.Rows; row++)
            total += double.CreateTruncating(CrossEntropyRow.ValueWithGradient(logits.Row(row), target.Row(row), scale, destination.Row(row)));
        return T.CreateTruncating(total / logits.Rows);
    }

    /// <summary>−Σ target·log softmax(logits) of one example and its gradient, destination = (softmax(logits)·Σ target − target)·upstream. The destination may be an operand.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T CrossEntropyWithGradient<T>(
        Vector<T> logits, Vector<T> target, T upstream, Vector<T> destination,
        [CallerArgumentExpression(nameof(logits))] string? logitsName = null, [CallerArgumentExpression(nameof(target))] string? targetName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(logits.Count, target.Count, logitsName, targetName);
        Guard.SameLength(logits.Count, destination.Count, logitsName, destinationName);
        return CrossEntropyRow.ValueWithGradient(logits, target, upstream, destination);
    }
}
