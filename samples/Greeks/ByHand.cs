namespace SymbolicGrad.Samples.Greeks;

/// <summary>The sensitivities of a book as sums of the closed forms of its options.</summary>
internal static class ByHand
{
    /// <summary>The value of a book and its derivatives by the market's numbers.</summary>
    public static (double Value, Market Gradient) Book(IReadOnlyCollection<Option> options, double[] tenors, Market market)
    {
        double value = 0, today = 0;
        var stocks = new Stock[market.Stocks.Length];
        double[] zeroRates = new double[tenors.Length];
        foreach (Option option in options)
        {
            double expiry = option.Expiry - market.Today;
            (int left, double weight, double slope) = Place(tenors, market.ZeroRates, expiry);
            int right = Math.Min(left + 1, tenors.Length - 1);
            double rate = (1 - weight) * market.ZeroRates[left] + weight * market.ZeroRates[right];
            Stock stock = market.Stocks[option.Stock];
            Sensitivities one = ClosedForm.European(option.IsCall, stock.Spot, option.Strike, expiry, rate, stock.Dividend, stock.Volatility);

            value += option.Quantity * one.Price;
            stocks[option.Stock].Spot += option.Quantity * one.Spot;
            stocks[option.Stock].Volatility += option.Quantity * one.Volatility;
            stocks[option.Stock].Dividend += option.Quantity * one.Dividend;
            zeroRates[left] += option.Quantity * one.Rate * (1 - weight);
            zeroRates[right] += option.Quantity * one.Rate * weight;
            // As time passes, the option comes nearer to its expiry and slides along the curve.
            today -= option.Quantity * (one.Expiry + one.Rate * slope);
        }
        return (value, new Market(stocks, zeroRates, today));
    }

    /// <summary>The tenor before <paramref name="time"/>, how far it is to the next as a share, and the slope of the curve there.</summary>
    private static (int Left, double Weight, double Slope) Place(double[] tenors, double[] rates, double time)
    {
        int left = Array.FindLastIndex(tenors, tenor => tenor <= time);
        if (left < 0) return (0, 0, 0);
        if (left == tenors.Length - 1) return (left, 0, 0);
        double width = tenors[left + 1] - tenors[left];
        return (left, (time - tenors[left]) / width, (rates[left + 1] - rates[left]) / width);
    }
}
