using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Values that may be missing.</summary>
internal static partial class Nullables
{
    [Differentiable]
    public static double Coalescing(double x, double y)
    {
        double? limit = x > y ? x * y : null;
        return (limit ?? y * y) * x;
    }

    [Differentiable]
    public static double NothingFromTheBeginning(double x)
    {
        double? none = null;
        return x * (none ?? x) + none.GetValueOrDefault();
    }

    [Differentiable]
    public static double ValueWhereThereIsOne(double x, double y)
    {
        double? a = null;
        if (x > 0.8) a = x * y;
        return a.HasValue ? a.Value * a.Value : y;
    }

    [Differentiable]
    public static double CompoundCoalescing(double x, double y)
    {
        double? best = y > 1 ? y : null;
        best ??= x * x;
        double twice = best ??= 3;
        return twice * best.Value;
    }

    [Differentiable]
    public static double ComparedWithNull(double x, double y)
    {
        double? a = x > y ? x : null;
        if (a == null) return y * y;
        return a != null ? (double)a * y : 0;
    }

    [Differentiable]
    public static double Patterns(double x, double y)
    {
        double? a = x > y ? x * x : null;
        double s = a is { } v ? v * y : x;
        if (a is double w) s += w;
        if (a is not null) s *= 2;
        return a is > 0.5 and < 1 ? s * a.Value : s;
    }

    [Differentiable]
    public static double LargestOfSeveral(double[] x)
    {
        double? largest = null;
        foreach (double item in x)
            if (largest is null || item > largest) largest = item * item;
        return largest ?? 0;
    }

    [Differentiable]
    public static double LastPositive(double[] x, double y)
    {
        double? last = null;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0) last = x[i] * y;
            else if (x[i] < -0.8) last = null;
        }

        return last.GetValueOrDefault(y) * y;
    }

    [Differentiable]
    public static double LiftedArithmetic(double x, double y)
    {
        double? a = x > 0.6 ? x : null, b = y > 0.6 ? y * y : null;
        double? sum = (a * 2) + (b / x) - 1;
        return sum ?? x * y;
    }

    [Differentiable]
    public static double LiftedDivisionByZero(double x, int n)
    {
        int? zero = n > 5 ? n : null;
        int? quotient = 7 / zero;
        return x * x * (quotient ?? 2);
    }

    [Differentiable]
    public static double AHelperThatMayFindNothing(double x, double y) => (Root(x - y) ?? y) * x;

    [Differentiable]
    public static double Intersection(double x, double y)
    {
        Vec3? point = x > y ? new Vec3(x, y, x * y) : null;
        return point is { } p ? p.Length * x : y;
    }

    [Differentiable]
    public static double Integers(double x, int n)
    {
        int? steps = n > 1 ? n : null;
        double? scale = steps;
        for (int i = 0; i < (steps ?? 2); i++) x *= scale ?? 0.5;
        return x;
    }

    [Differentiable]
    public static double SwitchOnOne(double x, int n)
    {
        int? kind = n == 3 ? null : n;
        return kind switch
        {
            null => x,
            1 => x * x,
            > 5 => 0,
            int k => x * x * x * k,
        };
    }

    [Differentiable]
    public static double Constructed(double x, double y)
    {
        var a = new double?(x * y);
        double? b = default;
        return a.Value + (b.HasValue ? 1 : x) + (a > y ? a.Value : 0) + (b < x ? 100 : 0);
    }

    [Differentiable]
    public static double OptionalArguments(double x, double y) => Scaled(x) * Scaled(x, y) + Scaled(y, by: 3);

    private static double? Root(double x)
    {
        if (x < 0) return null;
        return Math.Sqrt(x + 1);
    }

    private static double Scaled(double x, double? by = null) => x * (by ?? x);
}
