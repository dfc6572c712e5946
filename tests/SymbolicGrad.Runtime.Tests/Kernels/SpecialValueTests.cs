namespace SymbolicGrad.Tests;

/// <summary>Arguments at which formulas break down: tiny ones, huge ones, infinities and zeros of either sign.</summary>
public class SpecialValueTests
{
    private static double At(Action<Vector<double>, Vector<double>> kernel, double x)
    {
        var result = new Vector<double>(1);
        kernel(new[] { x }, result);
        return result[0];
    }

    [Theory]
    [InlineData(1e-10)]
    [InlineData(-1e-300)]
    [InlineData(3e-5)]
    public void Odd_functions_keep_their_digits_near_zero(double x)
    {
        double cubic = x * x * x; // below the last place of x for these arguments, but for 3e-5
        Assert.Equal(x - cubic / 3, At((x, y) => Kernels.Tanh(x, y), x), Math.Abs(x) * 1e-15);
        Assert.Equal(x + cubic / 6, At((x, y) => Kernels.Sinh(x, y), x), Math.Abs(x) * 1e-15);
        Assert.Equal(2 / Math.Sqrt(Math.PI) * (x - cubic / 3), At((x, y) => Kernels.Erf(x, y), x), Math.Abs(x) * 1e-15);
    }

    [Fact]
    public void Odd_functions_keep_the_sign_of_zero()
    {
        foreach (double zero in new[] { 0.0, -0.0 })
        {
            Assert.Equal(zero, At((x, y) => Kernels.Tanh(x, y), zero));
            Assert.Equal(double.IsNegative(zero), double.IsNegative(At((x, y) => Kernels.Tanh(x, y), zero)));
            Assert.Equal(double.IsNegative(zero), double.IsNegative(At((x, y) => Kernels.Sinh(x, y), zero)));
            Assert.Equal(double.IsNegative(zero), double.IsNegative(At((x, y) => Kernels.Erf(x, y), zero)));
        }
    }

    [Fact]
    public void Bounded_functions_reach_their_limits()
    {
        foreach (double x in new[] { 400, 800, double.PositiveInfinity })
        {
            Assert.Equal(1, At((x, y) => Kernels.Tanh(x, y), x));
            Assert.Equal(-1, At((x, y) => Kernels.Tanh(x, y), -x));
            Assert.Equal(1, At((x, y) => Kernels.Erf(x, y), x));
            Assert.Equal(-1, At((x, y) => Kernels.Erf(x, y), -x));
            Assert.Equal(1, At((x, y) => Kernels.Sigmoid(x, y), x));
            Assert.Equal(0, At((x, y) => Kernels.Sigmoid(x, y), -x), 1e-170);
            Assert.Equal(0, At((x, y) => Kernels.Softplus(x, y), -x), 1e-170);
            Assert.Equal(x, At((x, y) => Kernels.Softplus(x, y), x));
            Assert.Equal(0, At((x, y) => Kernels.Silu(x, y), -x), 1e-170);
            Assert.Equal(x, At((x, y) => Kernels.Silu(x, y), x));
            Assert.Equal(0, At((x, y) => Kernels.Gelu(x, y), -x), 1e-170);
            Assert.Equal(x, At((x, y) => Kernels.Gelu(x, y), x));
            Assert.Equal(-2, At((x, y) => Kernels.Elu(x, 2, y), -x));
        }
    }

    [Fact]
    public void Hyperbolic_functions_overflow_no_earlier_than_their_values()
    {
        double expected = 0.5 * Math.Exp(355) * Math.Exp(355);
        Assert.Equal(1, At((x, y) => Kernels.Sinh(x, y), 710) / expected, 1e-13);
        Assert.Equal(-1, At((x, y) => Kernels.Sinh(x, y), -710) / expected, 1e-13);
        Assert.Equal(1, At((x, y) => Kernels.Cosh(x, y), -710) / expected, 1e-13);
        Assert.Equal(double.PositiveInfinity, At((x, y) => Kernels.Cosh(x, y), 711));
        Assert.Equal(double.NegativeInfinity, At((x, y) => Kernels.Sinh(x, y), double.NegativeInfinity));
    }

    [Fact]
    public void Lower_tails_keep_their_digits()
    {
        Assert.Equal(1, At((x, y) => Kernels.Softplus(x, y), -40) / Math.Exp(-40), 1e-14);
        Assert.Equal(1, At((x, y) => Kernels.Gelu(x, y), -10) / (-10 * SpecialFunctions.NormalDistribution(-10)), 1e-13);
        Assert.Equal(1, At((x, y) => Kernels.Elu(x, 1, y), -1e-12) / -1e-12, 1e-11);
    }

    /// <summary>Abramowitz and Stegun, Handbook of Mathematical Functions, table 7.1, and further digits of the same numbers.</summary>
    [Theory]
    [InlineData(0.1, 0.1124629160182849)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1.0, 0.8427007929497149)]
    [InlineData(1.5, 0.9661051464753108)]
    [InlineData(2.0, 0.9953222650189527)]
    [InlineData(3.0, 0.9999779095030014)]
    public void Erf_agrees_with_the_tables(double x, double expected)
    {
        Assert.Equal(expected, Functions.Erf(x), 3e-16);
        Assert.Equal(-expected, Functions.Erf(-x), 3e-16);
    }

    [Fact]
    public void Derivatives_at_kinks_follow_the_documented_convention()
    {
        Vector<double> dy = new[] { 2.0, 2.0 }, zeros = new[] { 0.0, -0.0 }, result = new(2);
        Kernels.ReluGradient(dy, zeros, result);
        Assert.Equal([0.0, 0.0], result.ToArray());
        Kernels.LeakyReluGradient(dy, zeros, 0.25, result);
        Assert.Equal([0.5, 0.5], result.ToArray());
        Kernels.EluGradient(dy, zeros, 0.25, result);
        Assert.Equal([0.5, 0.5], result.ToArray());
        Kernels.Sign(zeros, result);
        Assert.Equal([0.0, 0.0], result.ToArray());
        Kernels.Step(zeros, result);
        Assert.Equal([0.0, 0.0], result.ToArray());
    }

    [Fact]
    public void Gradients_of_activations_are_finite_at_infinity()
    {
        Vector<double> dy = new[] { 1.0, 1.0 }, x = new[] { double.PositiveInfinity, double.NegativeInfinity }, result = new(2);
        Kernels.GeluGradient(dy, x, result);
        Assert.Equal([1.0, 0.0], result.ToArray().Select(value => value + 0.0));
        Kernels.SiluGradient(dy, x, result);
        Assert.Equal([1.0, 0.0], result.ToArray().Select(value => value + 0.0));
        Kernels.SoftplusGradient(dy, x, result);
        Assert.Equal([1.0, 0.0], result.ToArray());
    }
}
