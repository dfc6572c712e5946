namespace SymbolicGrad.Fuzz.Judging;

/// <summary>The derivative of a function of one number at 0, by central differences, with an estimate of its error.</summary>
/// <param name="Value">The derivative.</param>
/// <param name="Error">How far it may be from the true one; infinite where the function is not smooth around 0.</param>
/// <remarks>
/// Richardson's extrapolation over a sequence of steps, each a fraction of the one before; the estimate is the difference between neighbours in the
/// tableau, and what the rounding of the function does (C. J. F. Ridders, 1982). A kink or jump between the steps shows as slopes on the two sides that do
/// not approach each other.
/// </remarks>
internal readonly record struct Difference(double Value, double Error)
{
    private const int Levels = 4;
    private const double Ratio = 3;

    /// <param name="function">The function.</param>
    /// <param name="step">The largest step.</param>
    /// <param name="rounding">The relative error of the function.</param>
    public static Difference Of(Func<double, double> function, double step, double rounding)
    {
        Span<double> row = stackalloc double[Levels], before = stackalloc double[Levels];
        double best = double.NaN, bestError = double.PositiveInfinity, center = function(0), lastGap = double.PositiveInfinity;
        for (int level = 0; level < Levels; level++, step /= Ratio)
        {
            double above = function(step), below = function(-step);
            double noise = rounding * (Math.Abs(above) + Math.Abs(below) + Math.Abs(center)) / step;
            row[0] = (above - below) / (2 * step);
            double factor = Ratio * Ratio;
            for (int k = 1; k <= level; k++, factor *= Ratio * Ratio)
            {
                row[k] = ((row[k - 1] * factor) - before[k - 1]) / (factor - 1);
                double error = Math.Max(Math.Abs(row[k] - row[k - 1]), Math.Abs(row[k] - before[k - 1])) + noise;
                if (error <= bestError) (best, bestError) = (row[k], error);
            }

            // Where the function is smooth the slopes of the two sides approach each other as the step does 0.
            double gap = Math.Abs(((above - center) / step) - ((center - below) / step));
            if (level > 0 && gap > (lastGap * 0.6) + (4 * noise) + (1e-9 * Math.Abs(row[0]))) return new Difference(best, double.PositiveInfinity);
            lastGap = gap;
            row.CopyTo(before);
        }

        return double.IsFinite(best) ? new Difference(best, bestError) : new Difference(best, double.PositiveInfinity);
    }
}
