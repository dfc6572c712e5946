namespace SymbolicGrad.Samples.Greeks;

/// <summary>A book of European options on several stocks.</summary>
internal sealed partial class Book(IReadOnlyCollection<Option> options, double[] tenors)
{
    private readonly double[] _quantities = [.. options.Select(option => option.Quantity)];
    private readonly bool[] _areCalls = [.. options.Select(option => option.IsCall)];
    private readonly int[] _stocks = [.. options.Select(option => option.Stock)];
    private readonly double[] _strikes = [.. options.Select(option => option.Strike)];
    private readonly double[] _expiries = [.. options.Select(option => option.Expiry)];
    private readonly double[] _tenors = [.. tenors];

    /// <summary>The value of the book. One backward sweep gives all of its sensitivities.</summary>
    /// <param name="spots">The price of each stock.</param>
    /// <param name="volatilities">The volatility of each stock, per √year.</param>
    /// <param name="dividends">The dividend yield of each stock, per year.</param>
    /// <param name="zeroRates">The interest rate at each of the book's tenors, per year.</param>
    /// <param name="today">The date, in years. The derivative by it is the book's theta.</param>
    [Differentiable]
    public double Value(double[] spots, double[] volatilities, double[] dividends, double[] zeroRates, double today)
    {
        double value = 0;
        for (int i = 0; i < _strikes.Length; i++)
        {
            int stock = _stocks[i];
            double expiry = _expiries[i] - today;
            double rate = Interpolate(zeroRates, expiry);
            value += _quantities[i] * BlackScholes.Price(
                _areCalls[i], spots[stock], _strikes[i], expiry, rate, dividends[stock], volatilities[stock]);
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
