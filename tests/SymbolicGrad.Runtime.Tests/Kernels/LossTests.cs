using System.Numerics;

namespace SymbolicGrad.Tests;

public class LossTests
{
    [Fact]
    public void Cross_entropy_with_labels_agrees_with_the_definition()
    {
        foreach (int classes in new[] { 1, 2, 10, 16, 17, 40 })
        {
            CheckLabels<double>(classes);
            CheckLabels<float>(classes);
        }
    }

    [Fact]
    public void Cross_entropy_with_probabilities_agrees_with_the_definition()
    {
        foreach (int classes in new[] { 1, 2, 10, 16, 17, 40 })
        {
            CheckTarget<double>(classes);
            CheckTarget<float>(classes);
        }
    }

    [Fact]
    public void A_one_hot_target_is_a_label()
    {
        Matrix<double> logits = Samples.Matrix<double>(2, 5, 1), target = new(2, 5);
        target[0, 3] = 1;
        target[1, 0] = 1;
        Assert.Equal(Kernels.CrossEntropy(logits, [3, 0]), Kernels.CrossEntropy(logits, target), 1e-15);
        logits[0, 1] = double.NegativeInfinity; // an impossible class that is not the target costs nothing
        Assert.Equal(Kernels.CrossEntropy(logits, [3, 0]), Kernels.CrossEntropy(logits, target), 1e-15);
    }

    [Fact]
    public void A_label_that_is_not_a_class_is_named()
    {
        Matrix<float> logits = new(3, 10), gradient = new(3, 10);
        foreach (int label in new[] { 10, -1 })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.CrossEntropy(logits, [0, label, 0]));
            Assert.Contains($"The label of row 1 is {label}, but there are 10 classes", error.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.CrossEntropyWithGradient(logits, [0, label, 0], 1, gradient));
            Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.CrossEntropy(logits.Row(0), label));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.CrossEntropy(new Matrix<float>(1, 0), [0]));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Matrix<float> logits = new(3, 4), other = new(4, 3);
        int[] labels = [0, 1];
        Assert.Equal(
            "CrossEntropy: 'logits' is 3×4, but 'labels' has length 2: there must be one label for each row.",
            Assert.Throws<ArgumentException>(() => Kernels.CrossEntropy(logits, labels)).Message);
        Assert.Throws<ArgumentException>(() => Kernels.CrossEntropy(logits, other));
        Assert.Throws<ArgumentException>(() => Kernels.CrossEntropyGradient(logits, [0, 1, 2], 1, other));
        Assert.Throws<ArgumentException>(() => Kernels.CrossEntropyGradient(logits, logits, 1, other));
        Assert.Throws<ArgumentException>(() => Kernels.SquaredError(logits, other));
        Assert.Throws<ArgumentException>(() => Kernels.MeanSquaredError(logits.Row(0), other.Row(0)));
        Assert.Throws<ArgumentException>(() => Kernels.BinaryCrossEntropyWithLogits(logits, other));
        Assert.Throws<ArgumentException>(() => Kernels.BinaryCrossEntropyWithLogitsGradient(logits, other, 1, logits));
    }

    [Fact]
    public void Binary_cross_entropy_agrees_with_the_definition_and_its_gradient_with_differences()
    {
        foreach (int length in Samples.Lengths.Where(length => length > 0))
        {
            Vector<double> z = Samples.Vector<double>(length, 1), t = Samples.Vector<double>(length, 2, 0, 1), gradient = new(length);
            double expected = 0;
            for (int i = 0; i < length; i++)
            {
                double p = SpecialFunctions.Sigmoid(z[i]);
                expected -= (t[i] * Math.Log(p) + (1 - t[i]) * Math.Log(1 - p)) / length;
            }
            Samples.AssertNear(expected, Kernels.BinaryCrossEntropyWithLogits(z, t), units: 40);
            Kernels.BinaryCrossEntropyWithLogitsGradient(z, t, 2.0, gradient);
            int at = length / 2;
            double step = 1e-5, value = z[at];
            z[at] = value + step;
            double above = Kernels.BinaryCrossEntropyWithLogits(z, t);
            z[at] = value - step;
            double below = Kernels.BinaryCrossEntropyWithLogits(z, t);
            Assert.Equal(2 * (above - below) / (2 * step), gradient[at], 1e-8);
        }
    }

    [Fact]
    public void Binary_cross_entropy_is_stable_for_sure_predictions()
    {
        Assert.Equal(0, Kernels.BinaryCrossEntropyWithLogits<double>([1000, -1000], [1, 0]));
        Assert.Equal(1000, Kernels.BinaryCrossEntropyWithLogits<double>([1000, -1000], [0, 1]));
        Assert.Equal(1, Kernels.BinaryCrossEntropyWithLogits<double>([40], [1]) / Math.Exp(-40), 1e-14);
        Assert.Equal(double.NaN, Kernels.BinaryCrossEntropyWithLogits<double>([], []));
    }

    private static void CheckLabels<T>(int classes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> logits = Samples.Matrix<T>(4, classes, 1), gradient = new(4, classes), again = new(4, classes);
        int[] labels = [0, classes - 1, classes / 2, 0];
        double expected = 0;
        double[,] expectedGradient = new double[4, classes];
        for (int i = 0; i < 4; i++)
        {
            double sum = 0;
            for (int j = 0; j < classes; j++)
                sum += Math.Exp(Samples.ToDouble(logits[i, j]));
            expected += (Math.Log(sum) - Samples.ToDouble(logits[i, labels[i]])) / 4;
            for (int j = 0; j < classes; j++)
                expectedGradient[i, j] = (Math.Exp(Samples.ToDouble(logits[i, j])) / sum - (j == labels[i] ? 1 : 0)) * 3 / 4;
        }
        T upstream = T.CreateTruncating(3);
        Samples.AssertNear(expected, Kernels.CrossEntropy(logits, labels), units: 16, magnitude: 5);
        Samples.AssertNear(expected, Kernels.CrossEntropyWithGradient(logits, labels, upstream, gradient), units: 16, magnitude: 5);
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < classes; j++)
                Samples.AssertNear(expectedGradient[i, j], gradient[i, j], units: 16, magnitude: 1);
        }
        Vector<T> row = new(classes);
        Samples.AssertNear(
            Samples.ToDouble(Kernels.CrossEntropy(logits.Row(1), labels[1])),
            Kernels.CrossEntropyWithGradient(logits.Row(1), labels[1], upstream / T.CreateTruncating(4), row), units: 0);
        Assert.Equal(gradient.Row(1).ToArray(), row.ToArray());
        Kernels.CrossEntropyGradient(logits, labels, upstream, again);
        Assert.Equal(gradient.Span.ToArray(), again.Span.ToArray());
        Kernels.CrossEntropyWithGradient(logits, labels, upstream, logits);
        Assert.Equal(gradient.Span.ToArray(), logits.Span.ToArray());
    }

    private static void CheckTarget<T>(int classes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> logits = Samples.Matrix<T>(3, classes, 1), target = Samples.Matrix<T>(3, classes, 2, 0, 1), gradient = new(3, classes);
        double expected = 0;
        double[,] expectedGradient = new double[3, classes];
        for (int i = 0; i < 3; i++)
        {
            double sum = 0, weight = 0;
            for (int j = 0; j < classes; j++)
            {
                sum += Math.Exp(Samples.ToDouble(logits[i, j]));
                weight += Samples.ToDouble(target[i, j]);
            }
            for (int j = 0; j < classes; j++)
            {
                double z = Samples.ToDouble(logits[i, j]), t = Samples.ToDouble(target[i, j]);
                expected += t * (Math.Log(sum) - z) / 3;
                expectedGradient[i, j] = (Math.Exp(z) / sum * weight - t) * 2 / 3;
            }
        }
        T upstream = T.CreateTruncating(2);
        Samples.AssertNear(expected, Kernels.CrossEntropy(logits, target), units: 16, magnitude: 5 * classes);
        Samples.AssertNear(expected, Kernels.CrossEntropyWithGradient(logits, target, upstream, gradient), units: 16, magnitude: 5 * classes);
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < classes; j++)
                Samples.AssertNear(expectedGradient[i, j], gradient[i, j], units: 32, magnitude: 1);
        }
        Vector<T> row = new(classes);
        Kernels.CrossEntropyGradient(logits.Row(2), target.Row(2), upstream / T.CreateTruncating(3), row);
        Assert.Equal(gradient.Row(2).ToArray(), row.ToArray());
        Matrix<T> overTarget = Samples.Copy(target);
        Kernels.CrossEntropyGradient(logits, overTarget, upstream, overTarget);
        Assert.Equal(gradient.Span.ToArray(), overTarget.Span.ToArray());
        Kernels.CrossEntropyGradient(logits, target, upstream, logits);
        Assert.Equal(gradient.Span.ToArray(), logits.Span.ToArray());
    }
}
