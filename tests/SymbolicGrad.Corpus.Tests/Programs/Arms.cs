using System.Numerics;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Values that are computed before a branch and read in one of its arms only. At the corners their slopes are infinite: see <see cref="CornerTests"/>.</summary>
public static partial class Arms
{
    [Differentiable]
    public static double RootReadAfterAGuard(double x, double a)
    {
        double r = Math.Sqrt(x);
        if (r < 1e-9) return x * a;
        return a / r;
    }

    [Differentiable]
    public static double UnitVector(double[] w, double a)
    {
        double s = 0;
        foreach (double v in w) s += v * v;
        double n = Math.Sqrt(s);
        return n > 1e-9 ? w[0] / n * a : a;
    }

    [Differentiable]
    public static double ThroughSeveralSteps(double x, double a)
    {
        double r = 2 * Math.Sqrt(x) * a, q = r + (a / x);
        double sum = a;
        if (x > 0.01) sum += q * q;
        return sum;
    }

    [Differentiable]
    public static double SoftplusWithAGuard(double x, double a)
    {
        double e = Math.Exp(x), l = e + a;
        return x > 700 ? x * a : Math.Log(l);
    }

    [Differentiable]
    public static double QuotientOfEachElement(double[] x, double a)
    {
        double sum = a;
        for (int i = 0; i < x.Length; i++)
        {
            double q = a / x[i];
            if (x[i] == 0) continue;
            if (q > 100) break;
            sum += q * q * 0.01;
        }

        return sum;
    }

    [Differentiable]
    public static double ReadInsideOfALoop(double x, double[] y)
    {
        double r = Math.Sqrt(x), sum = x;
        for (int i = 0; i < y.Length; i++)
        {
            if (r > 1e-9 && y[i] > 0.05) sum += y[i] / r;
            else if (r > 1e-9) sum += r * y[i];
        }

        return sum;
    }

    [Differentiable]
    public static double ReadInNestedArms(double x, double a, int n)
    {
        double l = Math.Log(x), p = Math.Pow(x, 0.5) + l;
        double sum = a;
        if (n > 1)
        {
            if (x > 1e-9)
            {
                sum += l * a;
                if (n > 2) sum += p * l;
            }
        }
        else
        {
            sum *= a;
        }

        return sum;
    }

    [Differentiable]
    public static double ReadBesideTheBranch(double x, double a)
    {
        double r = Math.Sqrt(x), sum = a;
        if (a > 0.5) sum += r * a;
        sum += r * r * a;
        return sum;
    }

    [Differentiable]
    public static double AngleWithAGuard(double x, double y)
    {
        double angle = Math.Atan2(y, x), c = Math.Acos(x / 2);
        return x == 0 && y == 0 ? x + y : x == 2 ? y : angle + (c * y);
    }

    [Differentiable]
    public static float NormalizeWithAGuard(Vector3 v, float a)
    {
        float length = v.Length();
        Vector3 unit = v / length;
        return length < 1e-6f ? a : Vector3.Dot(unit, new Vector3(a, 1, 2));
    }
}
