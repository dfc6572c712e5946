using System.Numerics;

namespace SymbolicGrad.Samples.Tests.GradBench;

public class OdeTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(8, 10)]
    [InlineData(6, 100)]
    public void Value_and_gradient_are_those_of_the_Runge_Kutta_steps(int n, int steps)
    {
        var random = new Random(10 * n + steps);
        double[] x = [.. Enumerable.Range(0, n).Select(_ => 0.5 + random.NextDouble())];

        (double[] values, double[][] jacobian) = Derivative.Of(p => Definition(p, steps), x);

        Derivative.Equal(values, Tool.Numbers(Tool.Output("ode", "primal", new { x, s = steps })));
        if (values[^1] != 0)
            Derivative.Equal(jacobian[^1], Tool.Numbers(Tool.Output("ode", "gradient", new { x, s = steps })));
        else
            Assert.All(Tool.Numbers(Tool.Output("ode", "gradient", new { x, s = steps })), derivative => Assert.Equal(0, derivative));
    }

    [Fact]
    public void Up_to_the_fourth_component_the_steps_are_exact()
    {
        double[] x = [0.5, 2, -1.5, 0.75];

        // yᵢ(t) = t^(i+1)/(i+1)! · x₀⋯xᵢ, a polynomial of fourth degree at most.
        double last = 16.0 / 24 * x[0] * x[1] * x[2] * x[3];
        Derivative.Equal([2 * x[0], 2 * x[0] * x[1], 8.0 / 6 * x[0] * x[1] * x[2], last], Tool.Numbers(Tool.Output("ode", "primal", new { x, s = 7 })));
        Derivative.Equal([.. x.Select(xi => last / xi)], Tool.Numbers(Tool.Output("ode", "gradient", new { x, s = 7 })));
    }

    [Fact]
    public void An_equation_without_components_is_refused() =>
        Assert.Equal("message.input.x is empty.", Tool.Error("ode", "primal", new { x = Array.Empty<double>(), s = 1 }));

    /// <summary>The general explicit method with the classical tableau: stage j starts from y + h·Σ a[j, l]·k_l.</summary>
    private static Complex[] Definition(Complex[] x, int steps)
    {
        double[] fraction = [0, 0.5, 0.5, 1], weight = [1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0];
        var y = new Complex[x.Length];
        double h = 2.0 / steps;
        for (int step = 0; step < steps; step++)
        {
            Complex[] slope = new Complex[x.Length], sum = new Complex[x.Length];
            for (int stage = 0; stage < 4; stage++)
            {
                Complex[] at = [.. y.Select((value, i) => value + h * fraction[stage] * slope[i])];
                slope = [.. x.Select((coefficient, i) => i == 0 ? coefficient : coefficient * at[i - 1])];
                for (int i = 0; i < sum.Length; i++) sum[i] += weight[stage] * slope[i];
            }
            y = [.. y.Select((value, i) => value + h * sum[i])];
        }
        return y;
    }
}
