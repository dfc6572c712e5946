namespace SymbolicGrad.Samples.Greeks;

/// <summary>A price and its first derivatives.</summary>
/// <param name="Price">The price.</param>
/// <param name="Spot">By the price of the underlying: delta.</param>
/// <param name="Strike">By the strike.</param>
/// <param name="Expiry">By the time to expiry: minus theta.</param>
/// <param name="Rate">By the interest rate: rho.</param>
/// <param name="Dividend">By the dividend yield.</param>
/// <param name="Volatility">By the volatility: vega.</param>
internal sealed record Sensitivities(double Price, double Spot, double Strike, double Expiry, double Rate, double Dividend, double Volatility);
