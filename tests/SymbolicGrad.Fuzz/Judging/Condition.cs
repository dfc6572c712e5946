namespace SymbolicGrad.Fuzz.Judging;

/// <summary>How far rounding may move the numbers that a program computes.</summary>
/// <remarks>
/// Two kinds of rounding are seen by evaluating the program itself nearby. That of an argument shows as the change of the value when arguments move by two
/// units in their last place: the cosine of 14,000 in single precision moves by a thousandth. That on the way, say of (a + 1000) − 1000, shows as what is not smooth: a second
/// difference of the value, which for a smooth function of moderate curvature is nothing at so small a step.
/// </remarks>
internal static class Condition
{
    private const int Draws = 4;

    /// <summary>How many units of rounding the arguments move: first for the condition, then for what is not smooth.</summary>
    private const double Nearby = 2;

    private static readonly double[] s_steps = [50, 500];

    /// <param name="evaluate">The program's numbers at arguments; null where it throws, which is an edge like that of a jump.</param>
    /// <param name="x">The arguments.</param>
    /// <param name="rounding">The relative error of one operation.</param>
    /// <returns>For each of the program's numbers how far rounding has been seen to move it; infinite where it throws nearby.</returns>
    public static double[] Noise(Func<IEnumerable<double>, IReadOnlyList<double>?> evaluate, IReadOnlyList<double> x, double rounding)
    {
        IReadOnlyList<double> center = evaluate(x) ?? throw new ArgumentException("The program throws at the point itself.", nameof(x));
        var noise = new double[center.Count];
        for (int draw = 0; draw < Draws; draw++)
        {
            var random = new Random(draw);
            double[] signs = [.. x.Select(each => (random.Next(2) == 0 ? 1 : -1) * Math.Max(1, Math.Abs(each)))];
            Raise(Moved(Nearby), center);
            foreach (double step in s_steps) Raise(Moved(step), Moved(-step));

            IReadOnlyList<double>? Moved(double units) => evaluate(x.Select((each, i) => each + (units * rounding * signs[i])));
        }

        return noise;

        void Raise(IReadOnlyList<double>? above, IReadOnlyList<double>? below)
        {
            for (int i = 0; i < noise.Length; i++)
            {
                double change = above is null || below is null ? double.PositiveInfinity : above[i] + below[i] - (2 * center[i]);
                noise[i] = Math.Max(noise[i], Math.Abs(change));
            }
        }
    }
}
