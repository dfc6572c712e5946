using System.Numerics;

namespace SymbolicGrad.Tests;

public class SoftmaxTests
{
    [Fact]
    public void Softmax_and_its_logarithm_agree_with_the_definition()
    {
        Check<double>();
        Check<float>();
    }

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        Vector<double> x = new[] { 1000.0, 1001.0, -1000.0 }, y = new(3);
        Kernels.Softmax(x, y);
        Assert.Equal(1 / (1 + Math.E), y[0], 1e-15);
        Assert.Equal(Math.E / (1 + Math.E), y[1], 1e-15);
        Assert.Equal(0, y[2]);
        Assert.Equal(1001 + Math.Log(1 + Math.Exp(-1)), Kernels.LogSumExp(x), 1e-12);
        Kernels.LogSoftmax(x, y);
        Assert.Equal(-2001 - Math.Log(1 + Math.Exp(-1)), y[2], 1e-12);
    }

    [Fact]
    public void Infinite_logits_have_their_limits()
    {
        double infinity = double.PositiveInfinity;
        Assert.Equal(-infinity, Kernels.LogSumExp<double>(new[] { -infinity, -infinity }));
        Assert.Equal(-infinity, Kernels.LogSumExp(new Vector<double>(0)));
        Assert.Equal(infinity, Kernels.LogSumExp<double>(new[] { 1, infinity, -infinity }));
        Assert.Equal(2, Kernels.LogSumExp<double>(new[] { -infinity, 2, -infinity }));
        Assert.Equal(double.NaN, Kernels.LogSumExp<double>(new[] { 1, double.NaN }));
        Vector<double> y = new(2);
        Kernels.Softmax(new[] { -infinity, 5 }, y);
        Assert.Equal([0, 1], y.ToArray());
        Kernels.Softmax(new[] { -infinity, -infinity }, y);
        Assert.Equal([double.NaN, double.NaN], y.ToArray());
    }

    [Fact]
    public void Gradients_agree_with_the_Jacobian()
    {
        foreach (int classes in new[] { 1, 2, 10, 17, 33 })
        {
            Matrix<double> x = Samples.Matrix<double>(3, classes, 1), dy = Samples.Matrix<double>(3, classes, 2);
            Matrix<double> y = new(3, classes), logY = new(3, classes), dx = new(3, classes), dxOfLog = new(3, classes);
            Kernels.Softmax(x, y);
            Kernels.LogSoftmax(x, logY);
            Kernels.SoftmaxGradient(dy, y, dx);
            Kernels.LogSoftmaxGradient(dy, logY, dxOfLog);
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < classes; j++)
                {
                    // ∂yₖ/∂xⱼ = yₖ·(δⱼₖ − yⱼ) and ∂(log yₖ)/∂xⱼ = δⱼₖ − yⱼ.
                    double expected = 0, expectedOfLog = 0;
                    for (int k = 0; k < classes; k++)
                    {
                        double delta = j == k ? 1 : 0;
                        expected += dy[i, k] * y[i, k] * (delta - y[i, j]);
                        expectedOfLog += dy[i, k] * (delta - y[i, j]);
                    }
                    Samples.AssertNear(expected, dx[i, j], units: 40, magnitude: 10);
                    Samples.AssertNear(expectedOfLog, dxOfLog[i, j], units: 40, magnitude: 10);
                }
            }
            Kernels.SoftmaxGradient(dy, y, y);
            Assert.Equal(dx.Span.ToArray(), y.Span.ToArray());
            Kernels.LogSoftmaxGradient(dy, logY, dy);
            Assert.Equal(dxOfLog.Span.ToArray(), dy.Span.ToArray());
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Matrix<float> x = new(2, 3), y = new(3, 2);
        Assert.Contains("'x' is 2×3, but 'y' is 3×2", Assert.Throws<ArgumentException>(() => Kernels.Softmax(x, y)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Kernels.LogSoftmax(x, y));
        Assert.Throws<ArgumentException>(() => Kernels.LogSumExp(x, new Vector<float>(3)));
        Assert.Throws<ArgumentException>(() => Kernels.SoftmaxGradient(x, y, x));
        Assert.Throws<ArgumentException>(() => Kernels.LogSoftmaxGradient(x, x, y));
        Assert.Throws<ArgumentException>(() => Kernels.Softmax(x.Row(0), y.Row(0)));
    }

    private static void Check<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (int classes in Samples.Lengths)
        {
            Matrix<T> x = Samples.Matrix<T>(3, classes, classes), y = new(3, classes), logY = new(3, classes);
            Vector<T> logSum = new(3);
            Kernels.Softmax(x, y);
            Kernels.LogSoftmax(x, logY);
            Kernels.LogSumExp(x, logSum);
            for (int i = 0; i < 3; i++)
            {
                double sum = 0;
                for (int j = 0; j < classes; j++)
                    sum += Math.Exp(Samples.ToDouble(x[i, j]));
                Samples.AssertNear(Math.Log(sum), logSum[i], units: 10, magnitude: classes == 0 ? null : 5);
                for (int j = 0; j < classes; j++)
                {
                    double value = Samples.ToDouble(x[i, j]);
                    Samples.AssertNear(Math.Exp(value) / sum, y[i, j], units: 16);
                    Samples.AssertNear(value - Math.Log(sum), logY[i, j], units: 10, magnitude: 5);
                }
            }
            Kernels.Softmax(x.Row(1), x.Row(1));
            Assert.Equal(y.Row(1).ToArray(), x.Row(1).ToArray());
            Kernels.LogSoftmax(x, x);
            Assert.Equal(logY.Row(2).ToArray(), x.Row(2).ToArray());
        }
    }
}
