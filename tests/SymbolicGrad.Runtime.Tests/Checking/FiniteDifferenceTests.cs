using SymbolicGrad.Checking;

namespace SymbolicGrad.Runtime.Tests.Checking;

public class FiniteDifferenceTests
{
    public static TheoryData<string, Func<double, double>, Func<double, double>> Functions => new()
    {
        { "x³ − 2x", x => x * x * x - 2 * x, x => 3 * x * x - 2 },
        { "exp", Math.Exp, Math.Exp },
        { "sin 3x", x => Math.Sin(3 * x), x => 3 * Math.Cos(3 * x) },
        { "tanh", Math.Tanh, x => 1 - Math.Tanh(x) * Math.Tanh(x) },
        { "1 / (1 + x²)", x => 1 / (1 + x * x), x => -2 * x / ((1 + x * x) * (1 + x * x)) },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_derivative_has_ten_digits_and_the_estimate_covers_the_error(string name, Func<double, double> function, Func<double, double> derivative)
    {
        foreach (double x in new[] { -3, -0.7, 0, 1e-3, 0.5, 2, 7 })
        {
            DerivativeEstimate estimate = FiniteDifference.Derivative(function, x, relativeAccuracy: 0);
            double error = Math.Abs(estimate.Value - derivative(x));
            Assert.True(error <= 1e-10 * Math.Max(Math.Abs(derivative(x)), Math.Abs(function(x)) + 1), $"{name} at {x}: error {error}");
            Assert.True(error <= 2 * estimate.Error, $"{name} at {x}: error {error}, estimated {estimate.Error}");
        }
    }

    [Fact]
    public void Extrapolation_removes_the_leading_error_at_once()
    {
        // Of x³ the central difference is 3x² + h²: two halvings give 3x² twice over, and nothing is left to find.
        int evaluations = 0;
        DerivativeEstimate estimate = FiniteDifference.Derivative(
            x =>
            {
                evaluations++;
                return x * x * x;
            },
            1.0,
            relativeAccuracy: 1e-9);
        Assert.Equal(3, estimate.Value, 1e-11);
        Assert.Equal(6, evaluations);
    }

    [Fact]
    public void Single_precision_has_three_digits()
    {
        foreach (float x in new[] { -2f, 0.1f, 1f, 3f })
        {
            DerivativeEstimate estimate = FiniteDifference.Derivative(MathF.Sin, x, relativeAccuracy: 0);
            Assert.Equal(Math.Cos(x), estimate.Value, 1e-4);
            Assert.True(Math.Abs(Math.Cos(x) - estimate.Value) <= 2 * estimate.Error);
        }
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    public void The_step_shrinks_into_the_domain(double x) =>
        Assert.Equal(1 / x, FiniteDifference.Derivative<double>(Math.Log, x, relativeAccuracy: 0).Value, 1e-5 / x);

    [Fact]
    public void At_the_edge_of_the_domain_there_is_no_value() =>
        Assert.True(double.IsNaN(FiniteDifference.Derivative<double>(Math.Sqrt, 0.0, relativeAccuracy: 0).Value));

    [Fact]
    public void Kinks_are_told_from_curvature()
    {
        Assert.True(FiniteDifference.IsKink<double>(Math.Abs, 0.0));
        Assert.True(FiniteDifference.IsKink<double>(x => Math.Max(x, 0), 1e-9));
        Assert.False(FiniteDifference.IsKink<double>(x => Math.Max(x, 0), 0.1));
        Assert.False(FiniteDifference.IsKink<double>(x => 100 * x * x, 0.0));
        Assert.False(FiniteDifference.IsKink<double>(Math.Exp, 1.0));
        Assert.False(FiniteDifference.IsKink<double>(x => 5, 1.0));
        Assert.True(FiniteDifference.IsKink<float>(x => MathF.Abs(x), 0f));
    }
}
