namespace SymbolicGrad.Samples.Tests.GradBench;

public class LlsqTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 4)]
    [InlineData(5, 3)]
    [InlineData(64, 16)]
    public void Value_and_gradient_are_those_of_the_normal_equations(int points, int coefficients)
    {
        var random = new Random(points + coefficients);
        double[] x = [.. Enumerable.Range(0, coefficients).Select(_ => 2 * random.NextDouble() - 1)];

        // With the matrix V[i, j] = tᵢʲ and r = V·x − sign t: ½·‖r‖² and Vᵀ·r.
        double[] t = [.. Enumerable.Range(0, points).Select(i => -1 + 2.0 * i / (points - 1))];
        double[] r = [.. t.Select(ti => Enumerable.Range(0, coefficients).Sum(j => Math.Pow(ti, j) * x[j]) - Math.Sign(ti))];
        double[] gradient = [.. Enumerable.Range(0, coefficients).Select(j => Enumerable.Range(0, points).Sum(i => Math.Pow(t[i], j) * r[i]))];

        Derivative.Equal([0.5 * r.Sum(ri => ri * ri)], Tool.Numbers(Tool.Output("llsq", "primal", new { x, n = points })));
        Derivative.Equal(gradient, Tool.Numbers(Tool.Output("llsq", "gradient", new { x, n = points })));
    }

    [Fact]
    public void Without_coefficients_the_gradient_is_empty()
    {
        Assert.Equal(1.5, Tool.Output("llsq", "primal", new { x = Array.Empty<double>(), n = 4 }).GetDouble() - 0.5);
        Assert.Empty(Tool.Numbers(Tool.Output("llsq", "gradient", new { x = Array.Empty<double>(), n = 4 })));
    }
}
