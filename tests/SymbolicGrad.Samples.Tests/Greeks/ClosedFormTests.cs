using SymbolicGrad.Samples.Greeks;

namespace SymbolicGrad.Samples.Tests.Greeks;

/// <summary>The figures are those of J. C. Hull, “Options, Futures, and Other Derivatives”, with the digits printed there.</summary>
public class ClosedFormTests
{
    [Theory]
    [InlineData(true, 4.76)]
    [InlineData(false, 0.81)]
    public void A_price_is_that_of_Hulls_example(bool isCall, double price)
    {
        Assert.Equal(price, ClosedForm.European(isCall, 42, 40, 0.5, 0.1, 0, 0.2).Price, 0.005);
        Assert.Equal(price, BlackScholes.Price(isCall, 42, 40, 0.5, 0.1, 0, 0.2), 0.005);
    }

    [Fact]
    public void Sensitivities_are_those_of_Hulls_example()
    {
        Sensitivities call = ClosedForm.European(isCall: true, 49, 50, 0.3846, 0.05, 0, 0.2);

        Assert.Equal(0.522, call.Spot, 0.0005);
        Assert.Equal(-4.31, -call.Expiry, 0.005);
        Assert.Equal(12.1, call.Volatility, 0.05);
        Assert.Equal(8.91, call.Rate, 0.005);
    }

    [Fact]
    public void A_mean_of_one_price_is_the_price()
    {
        Sensitivities european = ClosedForm.European(isCall: true, 100, 105, 1.5, 0.03, 0, 0.25);
        Sensitivities asian = ClosedForm.GeometricAsian(100, 105, 1.5, 0.03, 0.25, steps: 1);

        Close.Equal(Numbers(european), Numbers(asian));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    public void The_sensitivities_of_a_mean_are_those_of_finite_differences(int steps)
    {
        double[] point = [100, 105, 1.5, 0.03, 0.25];
        Sensitivities asian = ClosedForm.GeometricAsian(point[0], point[1], point[2], point[3], point[4], steps);

        Checking.GradientCheck.Compare(
            p => ClosedForm.GeometricAsian(p[0], p[1], p[2], p[3], p[4], steps).Price,
            point, [asian.Spot, asian.Strike, asian.Expiry, asian.Rate, asian.Volatility]).ThrowIfWrong();
    }

    private static double[] Numbers(Sensitivities all) => [all.Price, all.Spot, all.Strike, all.Expiry, all.Rate, all.Dividend, all.Volatility];
}
