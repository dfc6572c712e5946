namespace SymbolicGrad.Samples.Greeks;

/// <summary>What the price of an option takes from its stock, and, in the same form, the derivatives by that.</summary>
/// <param name="Spot">The price today.</param>
/// <param name="Volatility">The volatility, per √year.</param>
/// <param name="Dividend">The continuously compounded dividend yield, per year.</param>
internal record struct Stock(double Spot, double Volatility, double Dividend);
