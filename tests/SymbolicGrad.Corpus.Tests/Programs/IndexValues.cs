namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Indices and ranges that are kept in variables, spreads, and tuples that are compared.</summary>
public static partial class IndexValues
{
    [Differentiable]
    public static double IndexFromTheEnd(double[] w, double a)
    {
        Index last = ^1, first = 0;
        return w[last] * w[first] * a;
    }

    [Differentiable]
    public static double RangeInAVariable(double[] w, int n, double a)
    {
        Range tail = (n - 1)..;
        double[] copy = w[tail];
        Range inner = 1..^1;
        ReadOnlySpan<double> part = w.AsSpan()[inner];
        return (copy[0] * a) + (part[0] * part.Length);
    }

    [Differentiable]
    public static double RangeOfIndices(double[] w, double a)
    {
        Index from = 1, to = ^0;
        Span<double> part = w.AsSpan(from..to);
        part[0] *= a;
        return w[1] * part[1] * a;
    }

    [Differentiable]
    public static double Spread(double[] x, double a)
    {
        double[] y = [a, .. x, a * a, .. x.Select(v => v * a)];
        double sum = 0;
        for (int i = 0; i < y.Length; i++) sum = (sum * a) + (y[i] * (i + 1));
        return sum;
    }

    [Differentiable]
    public static double SpreadOfIntegers(int[] k, double a)
    {
        double[] y = [.. k, a];
        return y[0] * a * y[^1];
    }

    [Differentiable]
    public static double EqualTuples(int n, int m, double x, double a) => (n, m) == (1, 1) ? x * a : (n, m, true) != (2, 1, false) ? x * x : a;

    [Differentiable]
    public static double TuplesOfDifferentTypes(double x, int n)
    {
        long m = n + 1;
        return (n, m) == (2L, 3) ? x * x : (n, x) != (1, 1) ? 3 * x : x;
    }
}
