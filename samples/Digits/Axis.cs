namespace SymbolicGrad.Samples.Digits;

/// <summary>An axis of a chart: an interval of values, mapped to [0, 1], with ticks at round values.</summary>
internal sealed class Axis
{
    private const int MaxTicks = 7;
    private const int MaxLogarithmicTicks = 11;
    /// <summary>A value that is a tick but for so little, relatively, opens no further interval.</summary>
    private const double Rounding = 1e-9;
    private static readonly double[] RoundFactors = [1, 2, 5];

    private readonly Func<double, double> _scale;

    private Axis(IReadOnlyList<double> ticks, double low, double high, Func<double, double> scale)
    {
        Ticks = ticks;
        Low = low;
        High = high;
        _scale = scale;
    }

    /// <summary>The lowest value shown.</summary>
    public double Low { get; }

    /// <summary>The highest value shown; it is greater than <see cref="Low"/>.</summary>
    public double High { get; }

    /// <summary>The values to be labelled, ascending, each in [<see cref="Low"/>, <see cref="High"/>].</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Where a value stands on the axis: 0 at <see cref="Low"/>, 1 at <see cref="High"/>.</summary>
    public double Position(double value) => (_scale(value) - _scale(Low)) / (_scale(High) - _scale(Low));

    /// <summary>A linear axis from 1 to the number of epochs, with ticks at whole numbers.</summary>
    public static Axis Epochs(int count)
    {
        int step = Math.Max(1, (int)RoundStep(count));
        var multiples = Enumerable.Range(1, count / step).Select(i => (double)(i * step));
        return new Axis(step == 1 ? [.. multiples] : [1, .. multiples], 1, Math.Max(count, 2), value => value);
    }

    /// <summary>A linear axis that covers [<paramref name="low"/>, <paramref name="high"/>], with <c>low &lt; high</c>, and ends at ticks.</summary>
    public static Axis Linear(double low, double high)
    {
        double step = RoundStep(high - low);
        double first = Math.Floor(low / step + Rounding);
        double last = Math.Ceiling(high / step - Rounding);
        double[] ticks = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
        return new Axis(ticks, ticks[0], ticks[^1], value => value);
    }

    /// <summary>A logarithmic axis that covers [<paramref name="low"/>, <paramref name="high"/>], with <c>0 &lt; low ≤ high</c>. It ends at 1, 2 or 5 times a power of ten, and has ticks at all of these, or at the powers alone where that would be too many.</summary>
    public static Axis Logarithmic(double low, double high)
    {
        int firstPower = (int)Math.Floor(Math.Log10(low)) - 1;
        int lastPower = (int)Math.Ceiling(Math.Log10(high)) + 1;
        double[] powers = [.. Enumerable.Range(firstPower, lastPower - firstPower + 1).Select(power => Math.Pow(10, power))];
        double[] all = [.. from power in powers from factor in RoundFactors select factor * power];
        int first = Array.FindLastIndex(all, tick => tick <= low * (1 + Rounding));
        int last = Math.Max(first + 1, Array.FindIndex(all, tick => tick >= high * (1 - Rounding)));
        double[] fine = all[first..(last + 1)];
        return new Axis(fine.Length <= MaxLogarithmicTicks ? fine : [.. fine.Intersect(powers)], fine[0], fine[^1], Math.Log10);
    }

    /// <summary>The least of 1, 2 and 5 times a power of ten that parts the length into few enough intervals.</summary>
    private static double RoundStep(double length)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(length / MaxTicks)));
        return RoundFactors.Append(10).Select(factor => factor * power).First(step => length / step <= MaxTicks);
    }
}
