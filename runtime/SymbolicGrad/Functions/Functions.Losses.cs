using System.Numerics;

namespace SymbolicGrad;

public static partial class Functions
{
    /// <summary>−log softmax(logits)[label], for each row with its label, as the mean over the rows; NaN for no rows.</summary>
    /// <param name="logits">One row for each example, one column for each class.</param>
    /// <param name="labels">The index of the true class of each row.</param>
    /// <exception cref="ArgumentException">There is not one label for each row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not the index of a class.</exception>
    public static T CrossEntropy<T>(Matrix<T> logits, ReadOnlySpan<int> labels)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.CrossEntropy(logits, labels);

    /// <summary>−log softmax(logits)[label] of one example.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The label is not the index of a class.</exception>
    public static T CrossEntropy<T>(Vector<T> logits, int label)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.CrossEntropy(logits, label);

    /// <summary>−Σⱼ target[i, j]·log softmax(logits)[i, j], as the mean over the rows i; NaN for no rows. Classes of target 0 count 0, whatever their logits.</summary>
    /// <param name="logits">One row for each example, one column for each class.</param>
    /// <param name="target">The probabilities of the classes, or a 1 for the true class: one row for each example.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T CrossEntropy<T>(Matrix<T> logits, Matrix<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.CrossEntropy(logits, target);

    /// <summary>−Σ target·log softmax(logits) of one example. Classes of target 0 count 0, whatever their logits.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T CrossEntropy<T>(Vector<T> logits, Vector<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.CrossEntropy(logits, target);

    /// <summary>½·Σ(y − t)², the squared error of y against the target t, summed.</summary>
    public static T SquaredError<T>(T y, T t)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.CreateTruncating(0.5) * (y - t) * (y - t);

    /// <summary>½·Σ(y − t)², the squared error of y against the target t, summed.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T SquaredError<T>(Vector<T> y, Vector<T> t)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.SquaredError(y, t);

    /// <summary>½·Σ(y − t)², the squared error of y against the target t, summed.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T SquaredError<T>(Matrix<T> y, Matrix<T> t)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.SquaredError(y, t);

    /// <summary>The mean of (y − t)², the squared error of y against the target t; NaN for no elements.</summary>
    public static T MeanSquaredError<T>(T y, T t)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        (y - t) * (y - t);

    /// <summary>The mean of (y − t)², the squared error of y against the target t; NaN for no elements.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T MeanSquaredError<T>(Vector<T> y, Vector<T> t)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.MeanSquaredError(y, t);

    /// <summary>The mean of (y − t)², the squared error of y against the target t; NaN for no elements.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T MeanSquaredError<T>(Matrix<T> y, Matrix<T> t)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.MeanSquaredError(y, t);

    /// <summary>The mean of log(1 + eᶻ) − t·z: the cross-entropy of the probability σ(z) against the target t, between 0 and 1; NaN for no elements.</summary>
    public static T BinaryCrossEntropyWithLogits<T>(T z, T t)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Max(z, T.Zero) - t * z + Softplus(-T.Abs(z));

    /// <summary>The mean of log(1 + eᶻ) − t·z: the cross-entropy of the probability σ(z) against the target t, between 0 and 1; NaN for no elements.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T BinaryCrossEntropyWithLogits<T>(Vector<T> z, Vector<T> t)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.BinaryCrossEntropyWithLogits(z, t);

    /// <summary>The mean of log(1 + eᶻ) − t·z: the cross-entropy of the probability σ(z) against the target t, between 0 and 1; NaN for no elements.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T BinaryCrossEntropyWithLogits<T>(Matrix<T> z, Matrix<T> t)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.BinaryCrossEntropyWithLogits(z, t);
}
