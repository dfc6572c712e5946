namespace SymbolicGrad.Samples.Tests.GradBench;

public class LogSumExpTests
{
    public static TheoryData<double[]> Points => new()
    {
        new double[] { 0.25 },
        new double[] { 1, 2, 3 },
        new double[] { 3, 2, 3, 1 },
        new double[] { 0, 0 },
        new double[] { -1000, -1001, -1002.5 },
        new double[] { 1000, 999, -1000 },
        new double[] { 700, 710, 705 },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void The_gradient_is_the_softmax_also_where_exponentials_overflow_or_vanish(double[] x)
    {
        double largest = x.Max();
        double sum = x.Sum(value => Math.Exp(value - largest));

        Derivative.Equal([largest + Math.Log(sum)], Tool.Numbers(Tool.Output("lse", "primal", new { x })));
        Derivative.Equal([.. x.Select(value => Math.Exp(value - largest) / sum)], Tool.Numbers(Tool.Output("lse", "gradient", new { x })));
    }

    [Fact]
    public void A_long_input_has_the_softmax_as_gradient()
    {
        var random = new Random(5);
        double[] x = [.. Enumerable.Range(0, 5000).Select(_ => random.NextDouble())];
        double sum = x.Sum(Math.Exp);

        Derivative.Equal([.. x.Select(value => Math.Exp(value) / sum)], Tool.Numbers(Tool.Output("lse", "gradient", new { x })));
    }
}
