using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Training;

public class InitialiserTests
{
    // 200 outputs (rows), 300 inputs (columns).
    private static readonly Matrix<double> s_weights = new(200, 300);

    [Fact]
    public void Uniform_kinds_have_the_papers_limits()
    {
        AssertUniform(weights => Initialisers.GlorotUniform(weights, new RandomSource(1)), Math.Sqrt(6.0 / 500));
        AssertUniform(weights => Initialisers.HeUniform(weights, new RandomSource(1)), Math.Sqrt(6.0 / 300));
        AssertUniform(weights => Initialisers.Uniform(weights.Span, -2, 2, new RandomSource(1)), 2);
    }

    [Fact]
    public void Normal_kinds_have_the_papers_deviations()
    {
        AssertNormal(weights => Initialisers.GlorotNormal(weights, new RandomSource(1)), 0, Math.Sqrt(2.0 / 500));
        AssertNormal(weights => Initialisers.HeNormal(weights, new RandomSource(1)), 0, Math.Sqrt(2.0 / 300));
        AssertNormal(weights => Initialisers.Normal(weights.Span, 3, 0.5, new RandomSource(1)), 3, 0.5);
    }

    [Fact]
    public void A_float_model_starts_as_the_double_model_rounded()
    {
        double[] wide = new double[10];
        float[] narrow = new float[10];
        Initialisers.HeNormal(wide.AsSpan(), 4, new RandomSource(6));
        Initialisers.HeNormal(narrow.AsSpan(), 4, new RandomSource(6));
        Assert.Equal(wide.Select(value => (float)value), narrow);
    }

    [Fact]
    public void Impossible_distributions_are_refused()
    {
        double[] weights = new double[2];
        var random = new RandomSource(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => Initialisers.HeNormal(weights.AsSpan(), 0, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initialisers.GlorotNormal(weights.AsSpan(), -1, 2, random));
        Assert.Throws<ArgumentException>(() => Initialisers.Uniform(weights.AsSpan(), 1, 0, random));
        Assert.Throws<ArgumentException>(() => Initialisers.Normal(weights.AsSpan(), 0, double.NaN, random));
    }

    private static void AssertUniform(Action<Matrix<double>> fill, double limit)
    {
        fill(s_weights);
        double[] values = s_weights.Span.ToArray();
        Assert.InRange(values.Max(), 0.99 * limit, limit);
        Assert.InRange(values.Min(), -limit, -0.99 * limit);
        Assert.Equal(limit * limit / 3, values.Average(value => value * value), 0.02 * limit * limit);
    }

    private static void AssertNormal(Action<Matrix<double>> fill, double mean, double deviation)
    {
        fill(s_weights);
        double[] values = s_weights.Span.ToArray();
        Assert.Equal(mean, values.Average(), 0.02 * deviation);
        Assert.Equal(deviation, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), 0.02 * deviation);
        Assert.InRange(values.Max(value => Math.Abs(value - mean)), 3.5 * deviation, 6 * deviation);
    }
}
