using System.Numerics;

namespace SymbolicGrad.Checking;

/// <summary>A derivative found by evaluating a function beside a point.</summary>
/// <param name="Value">The estimate; not a number where the function is not finite on both sides of the point.</param>
/// <param name="Error">An estimate of its error, from how the extrapolation settles.</param>
/// <param name="Rounding">How much of the value the rounding of the function alone can account for.</param>
internal readonly record struct DerivativeEstimate(double Value, double Error, double Rounding)
{
    public static DerivativeEstimate None => new(double.NaN, double.PositiveInfinity, 0);
}

/// <summary>Derivatives by central differences with Richardson extrapolation.</summary>
/// <remarks>
/// <para>
/// The difference D(h) = (f(x + h) − f(x − h)) / 2h has the error c₂h² + c₄h⁴ + …, so halving h and combining,
/// D(h/2) + (D(h/2) − D(h)) / 3 and so on, removes one term after the other: C. J. F. Ridders, “Accurate computation of F′(x) and
/// F′(x)F″(x)”, Advances in Engineering Software 4(2), 1982; W. H. Press et al., “Numerical Recipes”, 3rd ed., section 5.7. Of all
/// entries of the tableau the one with the least estimated error is taken.
/// </para>
/// <para>
/// The steps are powers of two, so that x ± h rounds as little as it can, between two optima, with u the unit roundoff and s = max(1, |x|):
/// they begin at about 2·s·u^⅕, the best step for a difference extrapolated once (error c₄h⁴ + u/h), and end at about
/// s·u^⅓, the best for a plain one (error c₂h² + u/h). A smaller step would only add rounding.
/// </para>
/// </remarks>
internal static class FiniteDifference
{
    /// <summary>A function of sums and products is taken to be accurate to this many unit roundoffs of its value.</summary>
    private const double RoundoffsOfFunction = 8;

    /// <summary>The step is never halved below this fraction of the first one in search of where the function is finite.</summary>
    private const double SmallestFraction = 1.0 / (1 << 30);

    /// <summary>Differentiates <paramref name="function"/> at <paramref name="point"/>.</summary>
    /// <param name="function">The function of one variable.</param>
    /// <param name="point">Where.</param>
    /// <param name="relativeAccuracy">Steps are no longer halved when the estimated error is below this fraction of the value.</param>
    public static DerivativeEstimate Derivative<T>(Func<T, T> function, T point, double relativeAccuracy)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (double step, double last) = Steps(point);
        double smallest = step * SmallestFraction;
        int levels = 1 + (int)Math.Log2(step / last);
        double[] previous = new double[levels], row = new double[levels];
        DerivativeEstimate best = DerivativeEstimate.None;
        for (int level = 0; level < levels && step > smallest; step /= 2)
        {
            T upper = point + T.CreateChecked(step), lower = point - T.CreateChecked(step);
            double above = double.CreateChecked(function(upper)), below = double.CreateChecked(function(lower));
            double width = double.CreateChecked(upper) - double.CreateChecked(lower);
            row[0] = (above - below) / width;
            if (!double.IsFinite(row[0]))
            {
                // Outside the domain, or an overflow: begin again closer to the point.
                level = 0;
                continue;
            }

            double rounding = RoundoffsOfFunction * UnitRoundoff<T>() * (Math.Abs(above) + Math.Abs(below)) / width;
            if (level == 0 && double.IsNaN(best.Value))
                best = new DerivativeEstimate(row[0], double.PositiveInfinity, rounding);
            best = Extrapolate(row, previous, level, rounding, best);
            if (best.Error <= relativeAccuracy * Math.Abs(best.Value))
                break;
            (previous, row) = (row, previous);
            level++;
        }
        return best;
    }

    /// <summary>Whether the slopes to the right and to the left differ and do not approach each other as the step shrinks.</summary>
    public static bool IsKink<T>(Func<T, T> function, T point)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (_, double step) = Steps(point);
        double wide = Jump(4 * step), narrow = Jump(step);

        // Of a smooth function the difference of the slopes is h·f″: a quarter of the step leaves a quarter of it.
        return Math.Abs(narrow) > 0.5 * Math.Abs(wide) && Math.Abs(narrow) > Noise();

        double At(double value) => double.CreateChecked(function(T.CreateChecked(value)));

        double Jump(double h)
        {
            double x = double.CreateChecked(point), centre = At(x);
            return (At(x + h) - centre - (centre - At(x - h))) / h;
        }

        double Noise() => 4 * RoundoffsOfFunction * UnitRoundoff<T>() * Math.Abs(double.CreateChecked(function(point))) / step;
    }

    /// <summary>Fills a row of the tableau from its first entry and the row before, and keeps the entry with the least error.</summary>
    private static DerivativeEstimate Extrapolate(double[] row, double[] previous, int level, double rounding, DerivativeEstimate best)
    {
        double factor = 1;
        for (int order = 1; order <= level; order++)
        {
            factor *= 4;
            row[order] = row[order - 1] + (row[order - 1] - previous[order - 1]) / (factor - 1);
            double error = rounding + Math.Max(Math.Abs(row[order] - row[order - 1]), Math.Abs(row[order] - previous[order - 1]));
            if (error < best.Error)
                best = new DerivativeEstimate(row[order], error, rounding);
        }
        return best;
    }

    /// <summary>The first and the last step at a point, both powers of two.</summary>
    private static (double First, double Last) Steps<T>(T point)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double scale = Math.Max(1, Math.Abs(double.CreateChecked(point))), roundoff = UnitRoundoff<T>();
        return (PowerOfTwo(2 * scale * Math.Pow(roundoff, 1.0 / 5)), PowerOfTwo(scale * Math.Pow(roundoff, 1.0 / 3)));

        static double PowerOfTwo(double value) => Math.ScaleB(1, (int)Math.Round(Math.Log2(value)));
    }

    /// <summary>Half the distance from 1 to the next number: 2⁻²⁴ for <c>float</c>, 2⁻⁵³ for <c>double</c>.</summary>
    private static double UnitRoundoff<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => double.CreateChecked(T.BitIncrement(T.One) - T.One) / 2;
}
