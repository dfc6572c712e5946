using System.Globalization;

namespace SymbolicGrad.Fuzz.Judging;

/// <summary>Judges a program by its probe.</summary>
/// <remarks>
/// With the results and ends of arguments y(x), adjoints ȳ and a direction v, drawn at random: reverse mode gives x̄ = Jᵀȳ, forward mode J·v; ⟨x̄, v⟩ is to
/// be ⟨ȳ, J·v⟩ up to rounding and the derivative of ⟨ȳ, y(x + t·v)⟩ at t = 0 by finite differences. Where that fails at one point, it counts only if it fails
/// at points nearby too, with finite differences that are certain: so kinks, jumps and ill-conditioned points pass.
/// </remarks>
internal sealed class Judge(Probe probe, bool hasForward, bool isScalar, bool isSingle, int seed)
{
    /// <summary>How many times what rounding is seen to do to a number the generated code's may differ.</summary>
    private const double NoiseMargin = 8;

    private static readonly int[] s_extents = [2, 3, 1, 0];

    /// <summary>Whether all that the program's parameters and members hold is an argument of its gradient: a member that the method never reads is none, and may share its memory.</summary>
    public bool KnowsAllArrays { get; init; } = true;

    /// <summary>Whether the program has four directions at once.</summary>
    public bool HasFour { get; init; }

    private readonly double _rounding = isSingle ? 6e-8 : 1.2e-16;
    private readonly double _exact = isSingle ? 2e-4 : 1e-9;

    // Of constants no argument shows the rounding: the sine of 36 in single precision is off by a hundred-thousandth.
    private readonly double _values = isSingle ? 5e-5 : 1e-9;

    private readonly double _differences = isSingle ? 1e-2 : 1e-6;
    private readonly double _step = isSingle ? 0.08 : 0.02;

    private enum Comparison
    {
        Same,
        Unclear,
        Different,
    }

    /// <summary>The verdict over all points.</summary>
    public Judgement Run()
    {
        int decided = 0;
        for (int draw = 0; draw < s_extents.Length; draw++)
        {
            int pointSeed = (seed * 31) + draw;
            var x = new Numbers(pointSeed, s_extents[draw]);
            if (Threw(x, out Exception? expected))
            {
                if (JudgeThrow(x, pointSeed, expected!) is { } wrong) return wrong;
                continue;
            }

            if (JudgePoint(x, pointSeed, first: draw == 0, out bool isCertain) is { } failure) return failure;
            if (isCertain) decided++;
        }

        return JudgeKinks() ?? (KnowsAllArrays ? JudgeAliases() : null) ?? (decided > 0 ? Judgement.Passed : new Judgement(Verdict.Undecided));
    }

    private bool Threw(Numbers x, out Exception? exception)
    {
        exception = Caught(() => probe.Evaluate(x.Again(), new Numbers(0)));
        return exception is not null;
    }

    /// <summary>What the program throws, generated code throws; save what comes of reading an element that nothing needs.</summary>
    private Judgement? JudgeThrow(Numbers x, int pointSeed, Exception expected)
    {
        Exception? backward = Caught(() => probe.Backward(x.Again(), new Numbers(pointSeed + 1, x.N), new Numbers(pointSeed + 2, x.N), new Numbers(0), new Numbers(0)));
        bool mayBeSpared = expected is IndexOutOfRangeException or ArgumentOutOfRangeException or DivideByZeroException;
        if (backward?.GetType() == expected.GetType() || (mayBeSpared && backward is null or IndexOutOfRangeException or ArgumentOutOfRangeException or DivideByZeroException)) return null;
        return new Judgement(Verdict.Throws, $"the method throws {expected.GetType().Name}, F_Backward {backward?.ToString() ?? "nothing"}");
    }

    private Judgement? JudgePoint(Numbers x, int pointSeed, bool first, out bool isCertain)
    {
        isCertain = false;
        Numbers value = Evaluate(x);
        if (value.Values.Any(y => !double.IsFinite(y) || Math.Abs(y) > 1e9)) return null;

        Numbers upstream = new(pointSeed + 1, x.N), buffers = new(pointSeed + 2, x.N), y = new(0), gradient = new(0);
        if (Caught(() => probe.Backward(x.Again(), upstream, buffers, y, gradient)) is { } thrown) return new Judgement(Verdict.Throws, $"the method throws nothing, F_Backward {thrown}");
        if (Compare(x, value.Values, y.Values, "F_Backward") is { } other) return other;

        double[] direction = [.. new Numbers(pointSeed + 3).Items(x.Values.Count, numbers => numbers.RealDouble())];
        double slope = Dot(gradient.Values, direction, out double scale);
        if (JudgeLinearity(x, upstream, buffers, gradient, scale) is { } bent) return bent;
        if (hasForward && JudgeForward(x, direction, upstream, buffers, value, slope, scale) is { } modes) return modes;
        if (first && isScalar && JudgeRecord(x) is { } record) return record;
        if (HasFour && JudgeFour(x, pointSeed, value) is { } four) return four;

        Comparison comparison = CompareWithDifferences(x, direction, upstream, buffers, slope, scale, _step, out string detail);
        isCertain = comparison == Comparison.Same;
        if (comparison != Comparison.Different) return null;
        return IsDifferentNearby(x, direction, upstream, buffers, ref detail) ? new Judgement(Verdict.WrongGradient, detail) : null;
    }

    private Comparison CompareWithDifferences(Numbers x, double[] direction, Numbers upstream, Numbers buffers, double slope, double scale, double step, out string detail)
    {
        var difference = Difference.Of(t => Along(x, direction, t, upstream, buffers), step, _rounding);
        double tolerance = _differences * Math.Max(1, Math.Max(Math.Abs(difference.Value), scale));
        detail = string.Create(CultureInfo.InvariantCulture, $"⟨x̄, v⟩ is {slope:R}, differences say {difference.Value:R} ± {difference.Error:g2}");
        if (!(difference.Error <= tolerance)) return Comparison.Unclear;
        return Math.Abs(slope - difference.Value) <= tolerance + (4 * difference.Error) ? Comparison.Same : Comparison.Different;
    }

    /// <summary>Whether most points nearby, with smaller steps, say the same with certainty.</summary>
    private bool IsDifferentNearby(Numbers x, double[] direction, Numbers upstream, Numbers buffers, ref string detail)
    {
        int different = 0, same = 0;
        for (int i = 1; i <= 8; i++)
        {
            var moves = new Random(i);
            Numbers near = x.With(x.Values.Select(each => isSingle ? (float)(each + (0.05 * (moves.NextDouble() - 0.5))) : each + (0.02 * (moves.NextDouble() - 0.5))));
            var gradient = new Numbers(0);
            if (Caught(() => probe.Backward(near.Again(), upstream.Again(), buffers.Again(), new Numbers(0), gradient)) is not null) continue;
            double slope = Dot(gradient.Values, direction, out double scale);
            Comparison comparison = CompareWithDifferences(near, direction, upstream, buffers, slope, scale, isSingle ? 0.05 : 0.003, out string other);
            if (comparison == Comparison.Different && ++different == 1) detail = other;
            if (comparison == Comparison.Same) same++;
        }

        return different >= 3 && different > same;
    }

    private Judgement? JudgeLinearity(Numbers x, Numbers upstream, Numbers buffers, Numbers gradient, double scale)
    {
        var twice = new Numbers(0);
        probe.Backward(x.Again(), upstream.With(upstream.Values.Select(w => 2 * w)), buffers.With(buffers.Values.Select(b => 2 * b)), new Numbers(0), twice);
        for (int i = 0; i < gradient.Values.Count; i++)
        {
            double once = 2 * gradient.Values[i], other = twice.Values[i];
            if (once.Equals(other) || !double.IsFinite(once) || Math.Abs(once) < 1e-30) continue;
            if (Math.Abs(once - other) <= _exact * Math.Max(scale, Math.Abs(once))) continue;
            return new Judgement(Verdict.NotLinear, string.Create(CultureInfo.InvariantCulture, $"element {i} of twice the gradient is {other:R}, not {once:R}"));
        }

        return null;
    }

    private Judgement? JudgeForward(Numbers x, double[] direction, Numbers upstream, Numbers buffers, Numbers value, double slope, double scale)
    {
        Numbers y = new(0), tangent = new(0);
        if (Caught(() => probe.Forward(x.Again(), x.With(direction), y, tangent)) is { } thrown) return new Judgement(Verdict.Throws, $"the method throws nothing, F_Forward {thrown}");
        if (Compare(x, value.Values, y.Values, "F_Forward") is { } other) return other;

        double forward = Dot(tangent.Values, [.. upstream.Values, .. buffers.Values], out double forwardScale);
        if (!double.IsFinite(forward) || !double.IsFinite(slope)) return null;
        double tolerance = _exact * Math.Max(1, scale + forwardScale);
        return Math.Abs(forward - slope) <= tolerance || Math.Abs(forward - slope) <= tolerance + (NoiseMargin * Noise()) || (Agree(0) && Agree(1000))
            ? null
            : new Judgement(Verdict.ModesDisagree, string.Create(CultureInfo.InvariantCulture, $"forward mode says {forward:R}, reverse mode {slope:R}"));

        // M·t − M·t, with a matrix of millions, is nothing but rounding: reverse mode is as far from itself where all arguments are larger by
        // a few units in the last place. Zeros stay zeros there, and ties ties.
        // What is added to a buffer and taken away again leaves it rounded to what it was added to. To an empty buffer that does nothing, to a large one little;
        // a gradient that is wrong shows in the one, a buffer that is not kept in the other.
        bool Agree(double factor)
        {
            Numbers scaled = buffers.With(buffers.Values.Select(buffer => factor * buffer)), gradient = new(0);
            probe.Backward(x.Again(), upstream.Again(), scaled, new Numbers(0), gradient);
            double reverse = Dot(gradient.Values, direction, out double size);
            return Math.Abs(reverse - Dot(tangent.Values, [.. upstream.Values, .. scaled.Values], out double other)) <= _exact * Math.Max(1, size + other);
        }

        double Noise() => Condition.Noise(factor => TrySlope(x.With(x.Values.Select(each => each * factor.Single())), direction, upstream, buffers) is { } near ? [near] : null, [1], _rounding)[0];
    }

    /// <summary>Four directions at once give what each of them gives alone.</summary>
    private Judgement? JudgeFour(Numbers x, int pointSeed, Numbers value)
    {
        Numbers[] directions = [.. Enumerable.Range(0, 4).Select(k => x.With(new Numbers(pointSeed + 10 + k).Items(x.Values.Count, numbers => numbers.RealDouble())))];
        Numbers[] tangents = [.. directions.Select(_ => new Numbers(0))];
        var y = new Numbers(0);
        if (Caught(() => probe.FourDirections(x.Again(), [.. directions.Select(direction => direction.Again())], y, tangents)) is { } thrown)
            return new Judgement(Verdict.Throws, $"the method throws nothing, F_FourDirections {thrown}");
        if (Compare(x, value.Values, y.Values, "F_FourDirections") is { } other) return other;
        for (int k = 0; k < directions.Length; k++)
        {
            var tangent = new Numbers(0);
            probe.Forward(x.Again(), directions[k].Again(), new Numbers(0), tangent);
            double scale = Math.Max(1, tangent.Values.Select(Math.Abs).DefaultIfEmpty(0).Max());
            for (int i = 0; i < tangent.Values.Count; i++)
            {
                double alone = tangent.Values[i], together = tangents[k].Values[i];
                if (alone.Equals(together) || !double.IsFinite(alone) || Math.Abs(alone - together) <= _exact * scale) continue;
                return new Judgement(Verdict.ModesDisagree, string.Create(CultureInfo.InvariantCulture, $"tangent {i} in direction {k} of four is {together:R}, alone {alone:R}"));
            }
        }

        return null;
    }

    private Judgement? JudgeRecord(Numbers x)
    {
        Numbers gradient = new(0), record = new(0);
        Numbers ones = new(0, x.N, _ => 1), zeros = new(0, x.N, _ => 0);
        probe.Backward(x.Again(), ones, zeros, new Numbers(0), gradient);
        if (Caught(() => probe.Gradient(x.Again(), record)) is { } thrown) return new Judgement(Verdict.Throws, $"F_Gradient throws {thrown}");
        return record.Values.SequenceEqual(gradient.Values) ? null : new Judgement(Verdict.NotLinear, "F_Gradient and F_Backward give different gradients");
    }

    /// <summary>At zeros and ties both modes follow one convention.</summary>
    private Judgement? JudgeKinks()
    {
        var x = new Numbers(seed, 3, random => random.Next(4) switch { 0 or 1 => 0, 2 => 0.5, _ => 1 });
        if (Threw(x, out _)) return null;
        Numbers value = Evaluate(x);
        if (value.Values.Any(each => !double.IsFinite(each))) return null;
        Numbers upstream = new(seed + 1, 3), buffers = new(seed + 2, 3), y = new(0), gradient = new(0);
        if (Caught(() => probe.Backward(x.Again(), upstream, buffers, y, gradient)) is { } thrown) return new Judgement(Verdict.Throws, $"the method throws nothing, F_Backward {thrown}");
        if (Compare(x, value.Values, y.Values, "F_Backward") is { } other) return other;
        double[] direction = [.. new Numbers(seed + 3).Items(x.Values.Count, numbers => numbers.RealDouble())];
        double slope = Dot(gradient.Values, direction, out double scale);
        return hasForward ? JudgeForward(x, direction, upstream, buffers, value, slope, scale) : null;
    }

    /// <summary>One array passed for two parameters: the sum of their gradients is right, or the call is an ArgumentException.</summary>
    private Judgement? JudgeAliases()
    {
        const int Extent = 4;
        var x = new Numbers(seed + 5, Extent) { IsAliased = true };
        Numbers probing = x.Again();
        if (Caught(() => probe.Evaluate(probing, new Numbers(0))) is not null || probing.Origins.Count == 0) return null;

        // Buffers share nothing; a direction moves both names alike.
        Numbers upstream = new(seed + 6, Extent), buffers = new(seed + 7, Extent), y = new(0), gradient = new(0);
        Exception? thrown = Caught(() => probe.Backward(x.Again(), upstream, buffers, y, gradient));
        if (thrown is ArgumentException and not ArgumentOutOfRangeException) return null;
        if (thrown is not null) return new Judgement(Verdict.Throws, $"with one array for two parameters, F_Backward throws {thrown}");
        Numbers value = Evaluate(x);
        if (value.Values.Any(each => !double.IsFinite(each) || Math.Abs(each) > 1e9)) return null;
        if (Compare(x, value.Values, y.Values, "with one array for two parameters, F_Backward") is { } other) return other with { Verdict = Verdict.WrongWithAliases };

        double[] direction = [.. new Numbers(seed + 8).Items(x.Values.Count, numbers => numbers.RealDouble())];
        foreach ((int left, int right) in probing.Origins) direction[left] = direction[right];
        double slope = Dot(gradient.Values, direction, out double scale);
        return CompareWithDifferences(x, direction, upstream, buffers, slope, scale, _step, out _) == Comparison.Different
            && CompareWithDifferences(x, direction, upstream, buffers, slope, scale, _step / 20, out string detail) == Comparison.Different
            ? new Judgement(Verdict.WrongWithAliases, detail)
            : null;
    }

    private Judgement? Compare(Numbers x, IReadOnlyList<double> expected, IReadOnlyList<double> actual, string what)
    {
        double[]? noise = null;
        for (int i = 0; i < expected.Count; i++)
        {
            double difference = Math.Abs(expected[i] - actual[i]), tolerance = _values * Math.Max(1, Math.Abs(expected[i]));
            if (expected[i].Equals(actual[i]) || difference <= tolerance) continue;
            noise ??= Condition.Noise(values => TryEvaluate(x.With(values)), x.Values, _rounding);
            if (difference <= tolerance + (NoiseMargin * noise[i])) continue;
            return new Judgement(Verdict.WrongValue, string.Create(CultureInfo.InvariantCulture, $"{what}: number {i} of results and ends is {actual[i]:R}, not {expected[i]:R}"));
        }

        return null;
    }

    private double? TrySlope(Numbers x, double[] direction, Numbers upstream, Numbers buffers)
    {
        var gradient = new Numbers(0);
        if (Caught(() => probe.Backward(x.Again(), upstream.Again(), buffers.Again(), new Numbers(0), gradient)) is not null) return null;
        return Dot(gradient.Values, direction, out _);
    }

    private double Along(Numbers x, double[] direction, double t, Numbers upstream, Numbers buffers)
    {
        Numbers moved = x.With(x.Values.Select((each, i) => each + (t * direction[i]))), y = new(0);
        if (Caught(() => probe.Evaluate(moved, y)) is not null) return double.NaN; // a guard between the steps: an edge, as a jump is
        return Dot(y.Values, [.. upstream.Values, .. buffers.Values], out _);
    }

    private IReadOnlyList<double>? TryEvaluate(Numbers x)
    {
        var y = new Numbers(0);
        return Caught(() => probe.Evaluate(x.Again(), y)) is null ? y.Values : null;
    }

    private Numbers Evaluate(Numbers x)
    {
        var y = new Numbers(0);
        probe.Evaluate(x.Again(), y);
        return y;
    }

    private static double Dot(IReadOnlyList<double> left, IReadOnlyList<double> right, out double scale)
    {
        if (left.Count != right.Count) throw new InvalidOperationException($"{left.Count} numbers, but {right.Count} weights.");
        double sum = 0;
        scale = 0;
        for (int i = 0; i < left.Count; i++)
        {
            sum += left[i] * right[i];
            scale += Math.Abs(left[i] * right[i]);
        }

        return sum;
    }

    /// <summary>What a call throws. Any exception is an observation here, and reported.</summary>
    private static Exception? Caught(Action call)
    {
        try
        {
            call();
            return null;
        }
#pragma warning disable CA1031 // The judge's very question is what programs throw.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }
}
