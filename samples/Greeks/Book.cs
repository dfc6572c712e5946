namespace SymbolicGrad.Samples.Greeks;

/// <summary>A book of European options on several stocks.</summary>
internal sealed partial class Book(Option[] options, double[] tenors)
{
    private readonly Option[] _options = [.. options];
    private readonly double[] _tenors = [.. tenors];

    /// <summary>The value of the book. One backward sweep gives all of its sensitivities, as one more market.</summary>
    /// <param name="market">The stocks, the interest rate at each of the book's tenors, and the date; the derivative by the date is the book's theta.</param>
    [Differentiable]
    public double Value(Market market)
    {
        double value = 0;
        foreach (Option option in _options)
        {
            Stock stock = market.Stocks[option.Stock];
            double expiry = option.Expiry - market.Today;
            double rate = Interpolate(market.ZeroRates, expiry);
            value += option.Quantity * BlackScholes.Price(option.IsCall, stock.Spot, option.Strike, expiry, rate, stock.Dividend, stock.Volatility);
        }
        return value;
    }

    /// <summary>The rate at <paramref name="time"/>: linear between the tenors, and beyond them that of the nearest.</summary>
    private double Interpolate(double[] zeroRates, double time)
    {
        int last = _tenors.Length - 1;
        if (time <= _tenors[0])
            return zeroRates[0];
        if (time >= _tenors[last])
            return zeroRates[last];
        int right = 0;
        for (int k = last; k > 0; k--)
        {
            if (_tenors[k] > time)
                right = k;
        }
        double weight = (time - _tenors[right - 1]) / (_tenors[right] - _tenors[right - 1]);
        return (1 - weight) * zeroRates[right - 1] + weight * zeroRates[right];
    }
}
