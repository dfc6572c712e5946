namespace SymbolicGrad.Samples.Greeks;

/// <summary>What the value of a book depends on, and, in the same form, its derivatives.</summary>
/// <param name="Stocks">The stocks.</param>
/// <param name="ZeroRates">The interest rate at each tenor, per year.</param>
/// <param name="Today">The date, in years.</param>
internal record struct Market(Stock[] Stocks, double[] ZeroRates, double Today)
{
    /// <summary>All numbers in one row.</summary>
    public readonly double[] ToArray() => [.. Stocks.SelectMany(stock => new[] { stock.Spot, stock.Volatility, stock.Dividend }), .. ZeroRates, Today];

    /// <summary>The market of so many stocks whose numbers are given in the order of <see cref="ToArray"/>.</summary>
    public static Market Of(double[] numbers, int stocks) => new(
        [.. Enumerable.Range(0, stocks).Select(s => new Stock(numbers[3 * s], numbers[3 * s + 1], numbers[3 * s + 2]))], numbers[(3 * stocks)..^1], numbers[^1]);
}
