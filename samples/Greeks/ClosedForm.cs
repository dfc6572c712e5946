using static System.Math;

namespace SymbolicGrad.Samples.Greeks;

/// <summary>The formulas of the textbooks, which the generated derivatives are printed beside.</summary>
internal static class ClosedForm
{
    /// <summary>A European option (J. C. Hull, “Options, Futures, and Other Derivatives”, the chapter on the Greek letters).</summary>
    /// <inheritdoc cref="BlackScholes.Price"/>
    public static Sensitivities European(bool isCall, double spot, double strike, double expiry, double rate, double dividend, double volatility)
    {
        double deviation = volatility * Sqrt(expiry);
        double d1 = (Log(spot / strike) + (rate - dividend + 0.5 * volatility * volatility) * expiry) / deviation;
        double d2 = d1 - deviation;
        double sign = isCall ? 1 : -1;
        double stock = spot * Exp(-dividend * expiry), bond = strike * Exp(-rate * expiry);
        double inStock = sign * stock * Normal.Cdf(sign * d1), inBond = sign * bond * Normal.Cdf(sign * d2);
        double spread = stock * Normal.Density(d1);
        return new(
            Price: inStock - inBond,
            Spot: inStock / spot,
            Strike: -inBond / strike,
            Expiry: spread * volatility / (2 * Sqrt(expiry)) + rate * inBond - dividend * inStock,
            Rate: expiry * inBond,
            Dividend: -expiry * inStock,
            Volatility: spread * Sqrt(expiry));
    }

    /// <summary>
    /// The right to buy at the geometric mean of the prices at the end of each of <paramref name="steps"/> steps: it is lognormal, and so
    /// the price has the form of Black and Scholes (A. G. Z. Kemna, A. C. F. Vorst, 1990). With one step it is the European call.
    /// </summary>
    public static Sensitivities GeometricAsian(double spot, double strike, double expiry, double rate, double volatility, int steps)
    {
        double n = steps;
        double meanTime = (n + 1) / (2 * n) * expiry, meanVariance = (n + 1) * (2 * n + 1) / (6 * n * n) * expiry;
        double deviation = volatility * Sqrt(meanVariance);
        double growth = (rate - 0.5 * volatility * volatility) * meanTime + 0.5 * deviation * deviation;
        double forward = spot * Exp(growth);
        double d1 = Log(forward / strike) / deviation + 0.5 * deviation;
        double discount = Exp(-rate * expiry);
        double mean = discount * forward * Normal.Cdf(d1), bond = discount * strike * Normal.Cdf(d1 - deviation);
        double spread = discount * forward * Normal.Density(d1);
        return new(
            Price: mean - bond,
            Spot: mean / spot,
            Strike: -bond / strike,
            Expiry: -rate * (mean - bond) + mean * growth / expiry + spread * deviation / (2 * expiry),
            Rate: -expiry * (mean - bond) + mean * meanTime,
            Dividend: -mean * meanTime,
            Volatility: mean * volatility * (meanVariance - meanTime) + spread * Sqrt(meanVariance));
    }
}
