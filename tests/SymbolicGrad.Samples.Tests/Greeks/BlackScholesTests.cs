using SymbolicGrad.Samples.Greeks;

namespace SymbolicGrad.Samples.Tests.Greeks;

public class BlackScholesTests
{
    public static TheoryData<bool, double, double, double, double, double, double> Options => new()
    {
        { true, 100, 105, 0.75, 0.03, 0.01, 0.25 },
        { false, 100, 105, 0.75, 0.03, 0.01, 0.25 },
        { true, 100, 100, 1, 0, 0, 0.2 },
        { false, 80, 120, 2, -0.01, 0.05, 0.6 },
        { true, 130, 60, 0.02, 0.05, 0, 0.15 },
        { false, 40, 300, 10, 0.08, 0.02, 0.1 },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_first_derivative_is_the_textbooks(
        bool isCall, double spot, double strike, double expiry, double rate, double dividend, double volatility)
    {
        Sensitivities exact = ClosedForm.European(isCall, spot, strike, expiry, rate, dividend, volatility);

        BlackScholes.PriceGradient generated = BlackScholes.Price_Gradient(isCall, spot, strike, expiry, rate, dividend, volatility);

        // The formulas are longer than the price's: absolute errors of some ulps of spot and strike remain where they cancel.
        double scale = Math.Max(spot, strike);
        Close.Equal(
            [exact.Price / scale, exact.Spot, exact.Strike, exact.Expiry / scale, exact.Rate / scale, exact.Dividend / scale, exact.Volatility / scale],
            [generated.Value / scale, generated.spot, generated.strike, generated.expiry / scale, generated.rate / scale, generated.dividend / scale, generated.volatility / scale]);
    }

    [Fact]
    public void Calls_and_puts_keep_their_parity_in_every_derivative()
    {
        BlackScholes.PriceGradient call = BlackScholes.Price_Gradient(true, 100, 90, 0.5, 0.04, 0.02, 0.3);
        BlackScholes.PriceGradient put = BlackScholes.Price_Gradient(false, 100, 90, 0.5, 0.04, 0.02, 0.3);

        // C − P = S·e^(−qT) − K·e^(−rT)
        double stock = 100 * Math.Exp(-0.01), bond = 90 * Math.Exp(-0.02);
        Close.Equal(
            [stock - bond, stock / 100, -bond / 90, 0.04 * bond - 0.02 * stock, 0.5 * bond, -0.5 * stock, 0],
            [call.Value - put.Value, call.spot - put.spot, call.strike - put.strike, call.expiry - put.expiry, call.rate - put.rate, call.dividend - put.dividend, call.volatility - put.volatility]);
    }
}
