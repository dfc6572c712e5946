namespace SymbolicGrad.Samples.Greeks;

/// <summary>What the value of a book depends on, and, in the same form, its derivatives.</summary>
/// <param name="Spots">The price of each stock.</param>
/// <param name="Volatilities">The volatility of each stock, per √year.</param>
/// <param name="Dividends">The dividend yield of each stock, per year.</param>
/// <param name="ZeroRates">The interest rate at each tenor, per year.</param>
/// <param name="Today">The date, in years.</param>
internal sealed record Market(double[] Spots, double[] Volatilities, double[] Dividends, double[] ZeroRates, double Today)
{
    /// <summary>All numbers in one row.</summary>
    public double[] ToArray() => [.. Spots, .. Volatilities, .. Dividends, .. ZeroRates, Today];
}
