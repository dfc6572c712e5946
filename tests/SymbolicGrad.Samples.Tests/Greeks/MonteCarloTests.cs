using SymbolicGrad.Checking;
using SymbolicGrad.Samples.Greeks;

namespace SymbolicGrad.Samples.Tests.Greeks;

public class MonteCarloTests
{
    private const int Steps = 6;
    private static readonly double[] Point = [100, 102, 0.8, 0.03, 0.3];

    public static TheoryData<string, int, int> Runs => new()
    {
        { "European", 64, Steps }, { "GeometricAsian", 64, Steps }, { "ArithmeticAsian", 64, Steps },
        { "European", 2, 1 }, { "GeometricAsian", 2, 1 }, { "ArithmeticAsian", 2, 1 },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_pathwise_derivative_is_that_of_finite_differences_on_the_same_paths(string option, int paths, int steps)
    {
        double[,] normals = MonteCarlo.Normals(paths, steps, seed: 3);

        (_, double[] gradient) = Gradient(option, Point, normals);

        GradientCheck.Compare(p => Price(option, p, normals), Point, gradient).ThrowIfWrong();
        Assert.All(gradient, derivative => Assert.NotEqual(0, derivative));
    }

    [Theory]
    [InlineData("European")]
    [InlineData("GeometricAsian")]
    public void Estimates_are_within_four_standard_errors_of_the_closed_form(string option)
    {
        Sensitivities exact = option == "European"
            ? ClosedForm.European(isCall: true, Point[0], Point[1], Point[2], Point[3], 0, Point[4])
            : ClosedForm.GeometricAsian(Point[0], Point[1], Point[2], Point[3], Point[4], Steps);

        Estimate[] estimates = new Simulation(Steps, PathsPerBatch: 2000, Batches: 20).Run(normals =>
        {
            (double price, double[] gradient) = Gradient(option, Point, normals);
            return [price, .. gradient];
        });

        double[] expected = [exact.Price, exact.Spot, exact.Strike, exact.Expiry, exact.Rate, exact.Volatility];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(estimates[i].StandardError, 1e-9, 0.02 * Math.Abs(expected[i]));
            Assert.InRange(estimates[i].Mean, expected[i] - 4 * estimates[i].StandardError, expected[i] + 4 * estimates[i].StandardError);
        }
    }

    [Fact]
    public void Paths_out_of_the_money_have_no_derivative()
    {
        (double price, double[] gradient) = Gradient("European", [100, 1e6, 1, 0.03, 0.2], MonteCarlo.Normals(10, 4, seed: 1));

        Assert.Equal(0, price);
        Assert.All(gradient, derivative => Assert.Equal(0, derivative));
    }

    private static double Price(string option, double[] p, double[,] normals) => option switch
    {
        "European" => MonteCarlo.European(p[0], p[1], p[2], p[3], p[4], normals),
        "GeometricAsian" => MonteCarlo.GeometricAsian(p[0], p[1], p[2], p[3], p[4], normals),
        _ => MonteCarlo.ArithmeticAsian(p[0], p[1], p[2], p[3], p[4], normals),
    };

    private static (double Price, double[] Gradient) Gradient(string option, double[] p, double[,] normals)
    {
        double spot = 0, strike = 0, expiry = 0, rate = 0, volatility = 0;
        double price = option switch
        {
            "European" => MonteCarlo.European_Backward(p[0], p[1], p[2], p[3], p[4], normals, ref spot, ref strike, ref expiry, ref rate, ref volatility),
            "GeometricAsian" => MonteCarlo.GeometricAsian_Backward(p[0], p[1], p[2], p[3], p[4], normals, ref spot, ref strike, ref expiry, ref rate, ref volatility),
            _ => MonteCarlo.ArithmeticAsian_Backward(p[0], p[1], p[2], p[3], p[4], normals, ref spot, ref strike, ref expiry, ref rate, ref volatility),
        };
        return (price, [spot, strike, expiry, rate, volatility]);
    }
}
