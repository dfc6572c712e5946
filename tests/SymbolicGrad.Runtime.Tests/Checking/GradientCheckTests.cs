using SymbolicGrad.Checking;
using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Checking;

public class GradientCheckTests
{
    // f(x) = Σ wᵢ·sin(xᵢ) + x₀·x₁, ∂f/∂xᵢ = wᵢ·cos(xᵢ) + the other of x₀ and x₁.
    private static readonly double[] s_point = [0.3, -1.2, 2.5, 0, 1e-4];

    private static double Function(double[] x) => x.Select((value, i) => (i + 1) * Math.Sin(value)).Sum() + x[0] * x[1];

    private static double[] Gradient() =>
        [.. s_point.Select((value, i) => (i + 1) * Math.Cos(value) + (i == 0 ? s_point[1] : i == 1 ? s_point[0] : 0))];

    [Fact]
    public void A_right_gradient_passes()
    {
        GradientCheckResult result = GradientCheck.Compare(Function, s_point, Gradient());
        result.ThrowIfWrong();
        Assert.True(result.Passes);
        Assert.Equal((5, 0), (result.Checked, result.Wrong));
        Assert.InRange(result.MaxRelativeError, 0, 1e-8);
    }

    [Fact]
    public void A_right_gradient_passes_in_single_precision()
    {
        float[] point = [.. s_point.Select(x => (float)x)], gradient = [.. Gradient().Select(g => (float)g)];
        GradientCheck.Compare(x => (float)Function([.. x.Select(value => (double)value)]), point, gradient).ThrowIfWrong();
        gradient[3] *= 1.05f;
        Assert.Equal(3, GradientCheck.Compare(x => (float)Function([.. x.Select(value => (double)value)]), point, gradient).Worst!.Index);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_wrong_element_is_found_at_its_index_with_both_values(int wrong)
    {
        double[] gradient = Gradient();
        double right = gradient[wrong];
        gradient[wrong] *= 1.0001;
        GradientCheckResult result = GradientCheck.Compare(Function, s_point, gradient);
        Assert.False(result.Passes);
        Assert.Equal(1, result.Wrong);
        Assert.Equal(("x", wrong), (result.Worst!.Parameter, result.Worst.Index));
        Assert.Equal(gradient[wrong], result.Worst.Analytic);
        Assert.Equal(right, result.Worst.Numeric, 1e-8);
        Assert.False(result.Worst.NearKink);
        Assert.Equal(1e-4, result.MaxRelativeError, 1e-6);
    }

    [Fact]
    public void The_worst_of_several_wrong_elements_is_named()
    {
        double[] gradient = Gradient();
        gradient[1] *= 1.001;
        gradient[2] = -gradient[2];
        gradient[4] *= 1.01;
        GradientCheckResult result = GradientCheck.Compare(Function, s_point, gradient);
        Assert.Equal((3, 2), (result.Wrong, result.Worst!.Index));
        var error = Assert.Throws<GradientCheckException>(result.ThrowIfWrong);
        Assert.StartsWith("The gradient is wrong in 3 of 5 elements. The worst: 'x' at [2] (index 2): analytic 2.40343", error.Message, StringComparison.Ordinal);
        Assert.Contains("numeric -2.40343", error.Message, StringComparison.Ordinal);
        Assert.Same(result, error.Result);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_gradient_that_is_not_finite_is_wrong(double bad)
    {
        double[] gradient = Gradient();
        gradient[1] = bad;
        gradient[2] = 100;
        GradientCheckResult result = GradientCheck.Compare(Function, s_point, gradient);
        Assert.Equal((2, 1), (result.Wrong, result.Worst!.Index));
        Assert.Equal(double.PositiveInfinity, result.MaxRelativeError);
    }

    [Fact]
    public void A_zero_gradient_of_a_large_loss_is_not_blamed_for_rounding()
    {
        // At the minimum of a loss of size 10⁹ a difference cannot tell the gradient from 10⁻⁴.
        GradientCheck.Compare(x => 1e9 + (x[0] - 3.1) * (x[0] - 3.1), [3.1], [0.0]).ThrowIfWrong();
        Assert.False(GradientCheck.Compare(x => 1e9 + x[0] * x[0], [3.1], [0.0]).Passes);
    }

    [Fact]
    public void A_kink_is_said_to_be_one()
    {
        GradientElement worst = GradientCheck.Compare(x => Math.Max(x[0], 0), [0.0], [0.0]).Worst!;
        Assert.True(worst.NearKink);
        Assert.Equal(0.5, worst.Numeric, 1e-12);
        Assert.Contains("kink", worst.ToString(), StringComparison.Ordinal);
        GradientCheck.Compare(x => Math.Max(x[0], 0), [0.01], [1.0]).ThrowIfWrong();
    }

    [Fact]
    public void The_edge_of_a_domain_is_said_to_be_one()
    {
        GradientElement worst = GradientCheck.Compare(x => Math.Sqrt(x[0]), [0.0], [1.0]).Worst!;
        Assert.Contains("not finite on both sides", worst.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_derivative_or_is_not_repeatable_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => GradientCheck.Compare(x => Math.Log(x[0]), [0.0], [1.0]));
        var random = new RandomSource(1);
        Assert.Throws<InvalidOperationException>(() => GradientCheck.Compare(_ => random.NextDouble(), [0.0], [1.0]));
        Assert.Throws<ArgumentException>(() => GradientCheck.Compare(Function, s_point, [1.0]));
    }

    [Fact]
    public void A_models_parameters_are_checked_by_name_and_position()
    {
        var problem = new LinearRegression();
        problem.Model["W"][1] = 0.7;
        int[] all = [.. Enumerable.Range(0, problem.Examples)];
        ArrayGradients<double> gradients = problem.Model.NewGradients(), ignored = problem.Model.NewGradients();
        problem.Loss(all, gradients);
        GradientCheck.Compare(problem.Model, () => problem.Loss(all, ignored), gradients).ThrowIfWrong();

        gradients["W"][2] += 1e-3;
        GradientElement worst = GradientCheck.Compare(problem.Model, () => problem.Loss(all, ignored), gradients).Worst!;
        Assert.Equal(("W", 2, "[0, 2]"), (worst.Parameter, worst.Index, worst.Position));

        gradients["W"][2] -= 1e-3;
        gradients["b"][0] = 0;
        worst = GradientCheck.Compare(problem.Model, () => problem.Loss(all, ignored), gradients).Worst!;
        Assert.Equal(("b", 0, "[]"), (worst.Parameter, worst.Index, worst.Position));
        Assert.Equal([0, 0.7, 0], problem.Model["W"]);
    }

    [Fact]
    public void A_models_parameters_are_back_when_its_loss_throws()
    {
        var model = new ArrayModel<double>(ArrayParameter<double>.Vector("w", 0.1, 0.2, 0.3));
        int calls = 0;
        Assert.Throws<TimeoutException>(() => GradientCheck.Compare(model, () => ++calls == 20 ? throw new TimeoutException() : model["w"].Sum(Math.Exp), model.NewGradients()));
        Assert.Equal([0.1, 0.2, 0.3], model["w"]);
    }

    [Fact]
    public void Gradients_of_another_model_are_refused()
    {
        var model = new ArrayModel<double>(ArrayParameter<double>.Vector("w", 1, 2));
        var other = new ArrayModel<double>(ArrayParameter<double>.Vector("v", 1, 2, 3));
        string message = Assert.Throws<ArgumentException>(() => GradientCheck.Compare(model, () => 1, other.NewGradients())).Message;
        Assert.Contains("'w' has 2 values, but its gradient is 'v' with 3", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GradientCheck.Compare(model, () => 1, new ArrayModel<double>().NewGradients()));
    }

    [Fact]
    public void A_sample_of_the_elements_is_checked_on_request()
    {
        var model = new ArrayModel<double>(ArrayParameter<double>.Vector("v", new double[100]), ArrayParameter<double>.Vector("w", 1, 2, 3));
        GradientCheckResult result = GradientCheck.Compare(
            model, () => model["v"].Sum() + model["w"].Sum(), model.NewGradients(), new GradientCheckOptions { MaxElementsPerParameter = 10 });
        Assert.Equal((13, 13), (result.Checked, result.Wrong));
    }

    [Fact]
    public void Tolerances_are_the_users()
    {
        double[] gradient = [2.02];
        Assert.False(GradientCheck.Compare(x => x[0] * x[0], [1.0], gradient).Passes);
        Assert.True(GradientCheck.Compare(x => x[0] * x[0], [1.0], gradient, new GradientCheckOptions { RelativeTolerance = 0.01 }).Passes);
        Assert.True(GradientCheck.Compare(x => x[0] * x[0], [1.0], gradient, new GradientCheckOptions { AbsoluteTolerance = 0.021 }).Passes);

        // Relative to the greater of 2 and 3, and as far from it one way as the other.
        Assert.True(GradientCheck.Compare(x => x[0] * x[0], [1.0], [3.0], new GradientCheckOptions { RelativeTolerance = 0.34 }).Passes);
        Assert.True(GradientCheck.Compare(x => 1.5 * x[0] * x[0], [1.0], [2.0], new GradientCheckOptions { RelativeTolerance = 0.34 }).Passes);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { RelativeTolerance = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { MaxElementsPerParameter = 0 });
    }
}
