using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary><c>?.</c> on what may be missing and on what is known to be there or not, comparisons of <c>T?</c>, and numbers of enums.</summary>
public static partial class ConditionalAccesses
{
    [Differentiable]
    public static double OfAnObject(double x, Tank? tank) => x * (tank?.Level ?? 1);

    [Differentiable]
    public static double OfAMethod(double x, Tank? tank) => (tank?.Times(x * x) ?? x) + x;

    [Differentiable]
    public static double InAChain(double x, Tank? tank) => x * (tank?.Outlet?.Opening ?? 2) * x;

    [Differentiable]
    public static double OfAStruct(double x, double y)
    {
        Vec3? v = x > 0.75 ? new Vec3(x, y, 3) : null;
        return (v?.X * v?.Y ?? y) * x;
    }

    [Differentiable]
    public static double KnownToBeThere(double x)
    {
        Tank? tank = new Tank { Level = x };
        tank?.Fill(x);
        return (tank?.Level * x ?? 0) + tank!.Total;
    }

    [Differentiable]
    public static double KnownToBeMissing(double x)
    {
        Tank? tank = null;
        tank?.Fill(x);
        return (tank?.Level ?? x) * x;
    }

    [Differentiable]
    public static double InALoop(double[] x, Tank? tank)
    {
        double sum = 0;
        foreach (double v in x) sum += v * (tank?.Level ?? v);
        return sum + x.Length;
    }

    [Differentiable]
    public static double OfTheSameValue(double x, [Data] double? a, [Data] double? b, int? k, int n) =>
        (a == b ? x * x : x) + (a != b ? Math.Sin(x) : 0) + (k == n ? x : 2 * x) + (k != null ? x * 3 : 0);

    [Differentiable]
    public static double OfAnEnum(double x, Power power)
    {
        double y = x;
        for (int i = 0; i < (int)power; i++) y *= x;
        return (y * ((int)power + 1)) - ((double)power / (1 + (x * x)));
    }
}
