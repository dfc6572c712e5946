namespace SymbolicGrad.Samples.Greeks;

/// <summary>From nothing to exit code.</summary>
internal static class App
{
    private static readonly double[] Tenors = [0.25, 0.5, 1, 2, 5];

    private static readonly Market Today = new(
        Stocks:
        [
            new(Spot: 102, Volatility: 0.22, Dividend: 0.015),
            new(Spot: 47.5, Volatility: 0.35, Dividend: 0),
            new(Spot: 260, Volatility: 0.18, Dividend: 0.03),
        ],
        ZeroRates: [0.021, 0.024, 0.026, 0.029, 0.031],
        Today: 0.04);

    private static readonly Option[] Options =
    [
        new(Quantity: 100, IsCall: true, Stock: 0, Strike: 100, Expiry: 0.2),
        new(Quantity: -50, IsCall: true, Stock: 0, Strike: 110, Expiry: 0.8),
        new(Quantity: 80, IsCall: false, Stock: 0, Strike: 95, Expiry: 1.5),
        new(Quantity: 200, IsCall: true, Stock: 1, Strike: 45, Expiry: 0.6),
        new(Quantity: 120, IsCall: false, Stock: 1, Strike: 40, Expiry: 3),
        new(Quantity: -30, IsCall: false, Stock: 2, Strike: 270, Expiry: 1.04),
        new(Quantity: 25, IsCall: true, Stock: 2, Strike: 250, Expiry: 6),
    ];

    /// <summary>Prints the sensitivities of a book and those of simulated prices.</summary>
    /// <returns>0 when all agree with their closed forms, 1 when one does not.</returns>
    public static int Run(TextWriter output)
    {
        var report = new Report(output);
        ShowBook(report);
        ShowSimulation(report, new Simulation(Steps: 12, PathsPerBatch: 4000, Batches: 25));
        output.WriteLine(report.Agrees ? "\nEvery sensitivity agrees with its closed form." : "\nA sensitivity differs from its closed form.");
        return report.Agrees ? 0 : 1;
    }

    private static void ShowBook(Report report)
    {
        (double sum, Market generated) = new Book(Options, Tenors).Value_Gradient(Today);
        (double value, Market byHand) = ByHand.Book(Options, Tenors, Today);

        report.Title($"A book of {Options.Length} options: one backward sweep", "     generated   closed form    difference");
        report.Exact("value", sum, value);
        Rows("delta, stock", stock => stock.Spot);
        Rows("vega, stock", stock => stock.Volatility);
        Rows("by the dividend, stock", stock => stock.Dividend);
        for (int k = 0; k < Tenors.Length; k++)
            report.Exact(FormattableString.Invariant($"rho at {Tenors[k]} years"), generated.ZeroRates[k], byHand.ZeroRates[k]);
        report.Exact("theta, a year", generated.Today, byHand.Today);

        void Rows(string name, Func<Stock, double> sensitivity)
        {
            for (int s = 0; s < generated.Stocks.Length; s++)
                report.Exact($"{name} {s}", sensitivity(generated.Stocks[s]), sensitivity(byHand.Stocks[s]));
        }
    }

    private static void ShowSimulation(Report report, Simulation simulation)
    {
        const double Spot = 100, Strike = 105, Expiry = 1, Rate = 0.03, Volatility = 0.25;
        Show("European call", ClosedForm.European(isCall: true, Spot, Strike, Expiry, Rate, 0, Volatility), normals =>
        {
            MonteCarlo.EuropeanGradient g = MonteCarlo.European_Gradient(Spot, Strike, Expiry, Rate, Volatility, normals);
            return [g.Value, g.spot, g.strike, g.expiry, g.rate, g.volatility];
        });
        Show("Asian call, geometric mean", ClosedForm.GeometricAsian(Spot, Strike, Expiry, Rate, Volatility, simulation.Steps), normals =>
        {
            MonteCarlo.GeometricAsianGradient g = MonteCarlo.GeometricAsian_Gradient(Spot, Strike, Expiry, Rate, Volatility, normals);
            return [g.Value, g.spot, g.strike, g.expiry, g.rate, g.volatility];
        });
        Show("Asian call, arithmetic mean", null, normals =>
        {
            MonteCarlo.ArithmeticAsianGradient g = MonteCarlo.ArithmeticAsian_Gradient(Spot, Strike, Expiry, Rate, Volatility, normals);
            return [g.Value, g.spot, g.strike, g.expiry, g.rate, g.volatility];
        });

        void Show(string name, Sensitivities? exact, Simulation.Priced priced)
        {
            Estimate[] estimates = simulation.Run(priced);
            report.Title($"{name}: {simulation.Batches * simulation.PathsPerBatch} paths of {simulation.Steps} steps", "      estimate         error   closed form");
            report.Estimated("price", estimates[0], exact?.Price);
            report.Estimated("delta", estimates[1], exact?.Spot);
            report.Estimated("by the strike", estimates[2], exact?.Strike);
            report.Estimated("by the expiry", estimates[3], exact?.Expiry);
            report.Estimated("rho", estimates[4], exact?.Rate);
            report.Estimated("vega", estimates[5], exact?.Volatility);
        }
    }
}
