namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Conditions: values of one branch only, early returns, branches not taken.</summary>
internal static partial class Branches
{
    [Differentiable]
    public static double AssignedInBoth(double x, double y)
    {
        double r;
        if (x > y)
        {
            var t = x * x;
            r = t * y;
        }
        else
        {
            r = y * y * x;
        }

        return r + x;
    }

    /// <summary>The derivative of a root that is not taken must not reach the result as 0·∞.</summary>
    [Differentiable]
    public static double RootNotTaken(double x) => x > 1 ? Math.Sqrt(x - 1) : x * x;

    [Differentiable]
    public static double EarlyReturns(double x, double y)
    {
        if (x < 0.6) return y * y;
        var z = x * y;
        if (z > 1.2) return z;
        return Math.Sin(z) * x;
    }

    [Differentiable]
    public static double Spellings(double x, double y) => Math.Max(x, 0.4) + Math.Max(0.4, y) + Math.Abs(x - 1) + Math.Min(x, y);

    [Differentiable]
    public static double Nested(double x, double y)
    {
        var r = x;
        if (x > 0.7)
        {
            r *= y;
            if (y > 0.7) r = Math.Exp(r) * x;
            else r += Math.Sin(y);
        }

        return r * r;
    }
}
