namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Loops: sums that need no tape, recurrences that do, nests, loops in branches and branches in loops.</summary>
internal static partial class Loops
{
    [Differentiable]
    public static double Horner(double[] c, double x)
    {
        double s = 0;
        for (int i = 0; i < c.Length; i++) s = s * x + c[i];
        return s;
    }

    [Differentiable]
    public static double ProductWithZeros(double[] x)
    {
        double p = 1;
        for (int i = 0; i < x.Length; i++) p *= x[i];
        return p;
    }

    [Differentiable]
    public static double CarriedSwap(double a, double b, int n)
    {
        for (int i = 0; i < n; i++) (a, b) = (b, a * b + 1);
        return a + b;
    }

    [Differentiable]
    public static double SumOfSquares(double[] w, double[,] table)
    {
        double s = 0;
        for (int i = 0; i < table.GetLength(0); i++)
        {
            double e = 0;
            for (int j = 0; j < w.Length; j++) e += w[j] * table[i, j];
            s += e * e;
        }

        return s;
    }

    [Differentiable]
    public static double NestedRecurrence(double a, double[] x, int n)
    {
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < x.Length; j++) s = Math.Sin(a * s + x[j]);
            s = s * a;
        }

        return s;
    }

    [Differentiable]
    public static double BranchInLoop(double a, double[] x)
    {
        double s = 0.5;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0) s = Math.Tanh(s * a + x[i]);
            else s = s * s * a;
        }

        return s;
    }

    [Differentiable]
    public static double LoopInBranch(double a, double[] x)
    {
        double s = 1;
        if (a > 0.5)
        {
            for (int i = 0; i < x.Length; i++) s = s * Math.Cos(x[i] * a);
        }
        else
        {
            s = a * a;
        }

        return s;
    }

    [Differentiable]
    public static double CapturedAndUsedAfter(double a, double[] x)
    {
        double t = Math.Exp(a), s = 1;
        for (int i = 0; i < x.Length; i++) s += t * x[i] * x[i];
        return s * t + Math.Log(s);
    }

    [Differentiable]
    public static double Triangular(double[] x, double a)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
            for (int j = 0; j < i; j++)
                s += Math.Sin(x[i] * x[j] * a);
        return s;
    }

    [Differentiable]
    public static double CountingDown(double[] x, double a)
    {
        double s = a;
        for (int i = x.Length - 1; i >= 0; i--) s = Math.Sin(s * x[i]);
        return s;
    }

    [Differentiable]
    public static double ElementReadTwice(double[] x)
    {
        double s = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double e = x[i] - x[0];
            s += e * e * x[i - 1];
        }

        return s;
    }

    /// <summary>Two loops with one counter's name; a divisor computed in the loop.</summary>
    [Differentiable]
    public static double TwoLoops(double a, double[] x)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++) s = s / (2 + a * x[i] * x[i]);
        for (int i = 0; i < x.Length; i++) s += s * x[i] * a;
        return s;
    }

    [Differentiable]
    public static double BoundBelowZero(double a, int n)
    {
        double s = a;
        for (int i = 2; i < n; i++) s = Math.Sin(s * a);
        return s;
    }
}
