namespace SymbolicGrad.Samples.Greeks;

/// <summary>The price of a European option (F. Black, M. Scholes, 1973; R. C. Merton, 1973, for the dividend yield).</summary>
internal static partial class BlackScholes
{
    /// <summary>The price today of the right to buy at <paramref name="strike"/>, or to sell.</summary>
    /// <param name="isCall">To buy; otherwise to sell.</param>
    /// <param name="spot">The price of the underlying today.</param>
    /// <param name="strike">The price agreed on.</param>
    /// <param name="expiry">The time to expiry, in years.</param>
    /// <param name="rate">The continuously compounded interest rate, per year.</param>
    /// <param name="dividend">The continuously compounded dividend yield, per year.</param>
    /// <param name="volatility">The volatility, per √year.</param>
    [Differentiable]
    public static double Price(bool isCall, double spot, double strike, double expiry, double rate, double dividend, double volatility)
    {
        double deviation = volatility * Math.Sqrt(expiry);
        double d1 = (Math.Log(spot / strike) + (rate - dividend) * expiry) / deviation + 0.5 * deviation;
        double d2 = d1 - deviation;
        double stock = spot * Math.Exp(-dividend * expiry), bond = strike * Math.Exp(-rate * expiry);
        return isCall
            ? stock * Normal.Cdf(d1) - bond * Normal.Cdf(d2)
            : bond * Normal.Cdf(-d2) - stock * Normal.Cdf(-d1);
    }
}
