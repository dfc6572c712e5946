namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Conditions of loops that store, by themselves or by a helper, and conditions that read what the body stores.</summary>
internal static partial class ActingConditions
{
    [Differentiable]
    public static double HeadReadsElement(double[] x, double a)
    {
        double[] z = [a, a * a, 1];
        int k = 0;
        for (; k < x.Length && z[k % 3] < 1.5; k++) { z[(k + 1) % 3] += x[k] * z[k % 3]; }
        return z[0] * z[1] + z[2] * k;
    }

    [Differentiable]
    public static double DoStores(double a)
    {
        int k = 0; double[] z = [0, a];
        do { z[0] += a * z[1]; k++; } while ((z[1] = z[1] * 0.7 + z[0]) < 2 && k < 5);
        return z[0] * z[1];
    }

    [Differentiable]
    public static double HelperStoresInABound(double a)
    {
        double[] z = [a, 1]; double s = 0;
        for (int i = 0; i < Grown(z); i++) s += z[0] * i;
        return s;
    }

    private static int Grown(double[] z) { z[0] *= 1.1; return 3; }

    [Differentiable]
    public static double ConditionSteps(double[] x, double a)
    {
        int k = 0;
        while (k < 4 && Step(x, a) > 0.3) k++;
        double s = k;
        foreach (double v in x) s += v * v;
        return s;
    }

    private static double Step(double[] x, double a)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) { x[i] = Math.Sin(a * x[i]); s += x[i] * x[i]; }
        return s;
    }

    [Differentiable]
    public static double ConditionStoresAfterBreak(double[] x, double a)
    {
        if (x.Length < 2) return a;
        double s = 0;
        for (int i = 0; i < 5 && (x[i % 2] *= a) < 2; i++)
        {
            if (x[1] > 1.5) break;
            if (i == 2) continue;
            s += x[0] * x[1];
        }
        return s * x[0];
    }

    [Differentiable]
    public static double ConditionStoresInNest(double a, double b)
    {
        double[] z = [a, b, 1];
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            int k = 0;
            while ((z[i] += a * z[(i + 1) % 3]) < 3 && k++ < i + 1) s += z[0] * z[1] * z[2];
        }
        return s + z[0];
    }

    [Differentiable]
    public static double ConditionStoresOnce(double a)
    {
        double[] z = [a];
        while ((z[0] = Math.Sin(z[0])) > 5) { z[0] = 1; }
        return z[0] * a;
    }
}
