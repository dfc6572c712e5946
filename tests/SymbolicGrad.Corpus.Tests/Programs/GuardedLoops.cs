namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Loops in branches, whose forward and reverse sweep may share the branch; and branches that look as if they might.</summary>
internal static partial class GuardedLoops
{
    /// <summary>The trips only meet in sums, behind a guard.</summary>
    [Differentiable]
    public static double GuardedSum(double[] w, [Data] double[] x, double a)
    {
        if (w.Length == 0) return a;
        double s = 0;
        for (int i = 0; i < Math.Min(w.Length, x.Length); i++) s += Math.Tanh(w[i] * x[i] * a);
        return s * a;
    }

    [Differentiable]
    public static double ALoopInEachArm(double[] w, double a)
    {
        double s = a;
        if (a > 0.5) for (int i = 0; i < w.Length; i++) s += Math.Sin(w[i] * a);
        else for (int i = 0; i < w.Length; i++) s += Math.Cos(w[i] - a);
        return s;
    }

    /// <summary>The adjoint depends on the sum itself.</summary>
    [Differentiable]
    public static double SquaredAfterwards(double[] w, double a)
    {
        double s = 0;
        if (w.Length > 1) for (int i = 0; i < w.Length; i++) s += Math.Exp(w[i] * a);
        return s * s;
    }

    [Differentiable]
    public static double TwoGuards(double[] w, double a, double b)
    {
        if (a < 0.2) return b;
        if (w.Length < 2) return a * b;
        double s = 0;
        foreach (double v in w) s += Math.Log(1 + v * v * a);
        return s + b;
    }

    /// <summary>The second branch reads what the first has written, on the same condition.</summary>
    [Differentiable]
    public static double MemoryBetween(double[] w, double a)
    {
        double[] z = new double[w.Length];
        double s = 0;
        if (a > 0.3) for (int i = 0; i < w.Length; i++) { z[i] = w[i] * a; s += Math.Sin(z[i]); }
        for (int i = 0; i < z.Length; i++) z[i] *= z[i];
        if (a > 0.3) for (int i = 0; i < w.Length; i++) s += z[i] * w[i];
        return s;
    }

    /// <summary>What the arms hand out is read by both arms' sweeps.</summary>
    [Differentiable]
    public static double ResultReadInReverse(double[] w, double a)
    {
        double s = 0, p = 1;
        if (w.Length > 0)
        {
            for (int i = 0; i < w.Length; i++) s += w[i] * w[i] * a;
            p = Math.Exp(-s);
        }
        return p;
    }

    [Differentiable]
    public static double Nested(double[] w, double a)
    {
        double s = 0;
        for (int k = 0; k < 3; k++)
        {
            if (k == 1) continue;
            if (a > 0.4)
            {
                double t = 0;
                for (int i = k; i < w.Length; i++) t += Math.Sqrt(1 + w[i] * w[i] * a);
                s += t * (k + 1);
            }
            else
            {
                s += a * k;
            }
        }
        return s;
    }

    [Differentiable]
    public static double RecursionInSums(double[] w, double a, int n)
    {
        if (n <= 0) return a * a;
        double s = 0;
        for (int i = 0; i < Math.Min(w.Length, 3); i++) if (i != n) s += w[i] * RecursionInSums(w, a + 0.1 * i, n - 1);
        return s;
    }

    /// <summary>The adjoint of one of the calls is the value of the other.</summary>
    [Differentiable]
    public static double RecursionInProducts(double[] w, double a, int n)
    {
        if (n <= 0) return a * a + 1;
        double s = 0;
        for (int i = 0; i < Math.Min(w.Length, 2); i++) s += w[i] * RecursionInProducts(w, a + 0.1 * i, n - 1) * RecursionInProducts(w, a * w[i], n - 2);
        return s;
    }

    /// <summary>Of one call only the value is asked for.</summary>
    [Differentiable]
    public static double RecursionInACondition(double[] w, double a, int n)
    {
        if (n <= 0) return a;
        double s = 0;
        for (int i = 0; i < Math.Min(w.Length, 2); i++)
            if (RecursionInACondition(w, a, n - 1) > 0.3) s += w[i] * RecursionInACondition(w, a * 1.5, n - 1);
        return s + a;
    }
}
