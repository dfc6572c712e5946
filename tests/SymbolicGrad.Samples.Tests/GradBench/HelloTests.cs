namespace SymbolicGrad.Samples.Tests.GradBench;

public class HelloTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-2.5)]
    [InlineData(1e150)]
    public void The_derivative_of_the_square_is_twice_the_number(double x)
    {
        Assert.Equal(x * x, Tool.Output("hello", "square", x).GetDouble());
        Assert.Equal(2 * x, Tool.Output("hello", "double", x).GetDouble());
    }
}
