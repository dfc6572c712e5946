namespace SymbolicGrad.Samples.LectureNotes.Note003;

/// <summary>A row of the note's table of activation functions, with its derivatives worked out by hand.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Value">g(x; α).</param>
/// <param name="Derivative">∂g/∂x.</param>
/// <param name="DerivativeByAlpha">∂g/∂α, 0 where the function has no α.</param>
internal sealed record TableRow(string Name, Func<double, double, double> Value, Func<double, double, double> Derivative, Func<double, double, double> DerivativeByAlpha)
{
    /// <summary>The table, in the note's order.</summary>
    public static readonly TableRow[] All =
    [
        new("logistic", (x, _) => 1 / (1 + Math.Exp(-x)), (x, _) => Math.Exp(-x) / Math.Pow(1 + Math.Exp(-x), 2), None),
        new("tanh", (x, _) => Math.Tanh(x), (x, _) => 1 / Math.Pow(Math.Cosh(x), 2), None),
        new("ReLU", (x, _) => x > 0 ? x : 0, (x, _) => x > 0 ? 1 : 0, None),
        new("GELU", (x, _) => x * NormalDistribution(x), (x, _) => NormalDistribution(x) + x * NormalDensity(x), None),
        new("softplus", (x, _) => Math.Log(1 + Math.Exp(x)), (x, _) => 1 / (1 + Math.Exp(-x)), None),
        new("ELU", (x, alpha) => x > 0 ? x : alpha * (Math.Exp(x) - 1), (x, alpha) => x > 0 ? 1 : alpha * Math.Exp(x), (x, _) => x > 0 ? 0 : Math.Exp(x) - 1),
        new("leaky ReLU", (x, _) => x < 0 ? 0.01 * x : x, (x, _) => x < 0 ? 0.01 : 1, None),
        new("PReLU", (x, alpha) => x < 0 ? alpha * x : x, (x, alpha) => x < 0 ? alpha : 1, (x, _) => x < 0 ? x : 0),
    ];

    private static double None(double x, double alpha) => 0;

    private static double NormalDensity(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    // Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …): G. Marsaglia, "Evaluating the Normal Distribution", 2004.
    private static double NormalDistribution(double x)
    {
        double sum = 0, term = x;
        for (int n = 3; Math.Abs(term) > 1e-17; n += 2)
        {
            sum += term;
            term *= x * x / n;
        }

        return 0.5 + NormalDensity(x) * sum;
    }
}
