namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Values of unbounded slope that one arm reads, both, or one through another value.</summary>
internal static partial class SteepArms
{
    [Differentiable]
    public static double SunkRootOfRecursion(double x, int n)
    {
        if (n <= 0) return 1 + x * x;
        double r = Math.Sqrt(SunkRootOfRecursion(x * 0.5, n - 1));
        return n % 2 == 0 ? r * x : x;
    }

    [Differentiable]
    public static double SunkTwice(double x, double y)
    {
        double r = Math.Sqrt(x * x + y), q = Math.Log(r + 1);
        double s = 0;
        if (y > 0.5) s += q * r; else s -= x;
        if (x > 0.4) s += q; else s += r * y;
        return s;
    }

    [Differentiable]
    public static double SunkIntoLoopInArm(double x, double y, int n)
    {
        double r = Math.Sqrt(x * x + y * y + 0.1);
        double s = 0;
        if (y > 0.2) for (int i = 0; i < n; i++) s = s * r + Math.Sin(r * i); else s = x;
        return s;
    }

    [Differentiable]
    public static double SunkInALoop(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            double r = Math.Sqrt(x[i] * x[i] + s * s);
            if (x[i] > 0) s += r; else if (i % 2 == 0) s -= 0.5 * r; else s *= 0.9;
        }
        return s;
    }

    [Differentiable]
    public static double SunkAndShared(double x, double y)
    {
        double r = Math.Sqrt(x * x + y), q = Math.Log(r + 1);
        return y > 0.5 ? q * r + q : -r * x;
    }

    [Differentiable]
    public static double SunkAndSharedLater(double x, double y)
    {
        double r = Math.Sqrt(x * x + y), q = Math.Log(r + 1);
        double s = y > 0.5 ? q * x : x;
        return s * r + (x > 0.3 ? r : q);
    }

    [Differentiable]
    public static double SunkInNestedArms(double x, double y, double a)
    {
        double r = Math.Sqrt(x * x + y), q = r / (1 + r), p = Math.Log(q + r);
        double s = a;
        if (x > 0.3) { if (y > 0.5) s += p; else s += q * a; s *= r; } else if (a > 0.5) s -= r * p; else s -= q;
        return s;
    }

    [Differentiable]
    public static double SunkRootInLoopArms(double[] x, double a)
    {
        double r = Math.Sqrt(a * a), q = Math.Log(r + 1), s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0.2) { if (x[i] < 0.7) s += q * x[i]; else s += r * q; }
            else if (x[i] < -0.2) s -= r * x[i];
            else s += q / (1 + r);
        }
        return s * q;
    }

    [Differentiable]
    public static double SunkThroughMiddle(double x, double y)
    {
        double r = Math.Sqrt(x * x + y * y), m = r / (2 + r), q = Math.Asin(m * 0.3), p = Math.Log(1 + m * r);
        double s = x > 0.2 ? q + p * m : m * y;
        s += y > 0.3 ? r * q : p;
        return s * (x > y ? m : q * p);
    }
}
