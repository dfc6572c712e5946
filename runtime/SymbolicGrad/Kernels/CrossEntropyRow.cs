using System.Numerics;

namespace SymbolicGrad;

/// <summary>The cross-entropy of the softmax of one row of logits, and its gradient.</summary>
internal static class CrossEntropyRow
{
    /// <summary>−log softmax(logits)[label] = log Σ e^(z − max) − (z[label] − max).</summary>
    /// <param name="logits">The row.</param>
    /// <param name="label">The index of the true class.</param>
    /// <param name="row">The number of the row, for the message about a label that is not a class.</param>
    public static T Value<T>(Vector<T> logits, int label, int row)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.Label(label, row, logits.Count);
        T max = SoftmaxRow.Max<T>(logits.Span);
        return T.Log(SoftmaxRow.SumExp(logits.Span, max)) - (logits[label] - max);
    }

    /// <summary>The value, and destination = (softmax(logits) − e(label))·scale. The destination may be the logits.</summary>
    public static T ValueWithGradient<T>(Vector<T> logits, int label, T scale, Vector<T> destination, int row)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.Label(label, row, logits.Count);
        T max = SoftmaxRow.Max<T>(logits.Span);
        T shifted = logits[label] - max;
        T sum = SoftmaxRow.ShiftedExp(logits.Span, max, destination.Span);
        Kernels.Scale(destination, scale / sum, destination);
        destination[label] -= scale;
        return T.Log(sum) - shifted;
    }

    /// <summary>−Σ target·log softmax(logits), where classes of target 0 count 0.</summary>
    public static T Value<T>(Vector<T> logits, Vector<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Reduction.Sum<T, CrossEntropyTerm<T>>(logits.Span, target.Span, new(SoftmaxRow.LogSumExp<T>(logits.Span)));

    /// <summary>The value, and destination = (softmax(logits)·Σ target − target)·scale. The destination may be an operand.</summary>
    public static T ValueWithGradient<T>(Vector<T> logits, Vector<T> target, T scale, Vector<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = SoftmaxRow.Max<T>(logits.Span);
        T sum = SoftmaxRow.SumExp(logits.Span, max);
        T value = Reduction.Sum<T, CrossEntropyTerm<T>>(logits.Span, target.Span, new(max + T.Log(sum)));
        T weight = Kernels.Sum(target) / sum;
        Elementwise.Apply<T, CrossEntropyGradientFunction<T>>(
            logits.Span, target.Span, destination.Span, new CrossEntropyGradientFunction<T>(max, weight, scale));
        return value;
    }
}
