using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests.Programs;

internal static partial class Attacks
{
    [Differentiable]
    public static double BranchThenOverwritten(double[] z, double a)
    {
        double s = 0;
        if (a > 0.3) for (int i = 0; i < z.Length; i++) s += z[i] * a;
        if (z.Length > 0) z[0] = 2;
        return s;
    }

    [Differentiable]
    public static double BranchThenScaled(double[] z, double a)
    {
        double s = 0;
        if (a > 0.3) for (int i = 0; i < z.Length; i++) s += z[i] * z[i] * a;
        for (int i = 0; i < z.Length; i++) z[i] *= a;
        return s;
    }

    [Differentiable]
    public static double RecursionWithALocalArray(double x, int n)
    {
        if (n <= 0) return x;
        double[] t = new double[n + 1];
        for (int i = 0; i <= n; i++) t[i] = Math.Sin(x * (i + 1));
        for (int i = 1; i <= n; i++) t[i] *= t[i - 1];
        double f = RecursionWithALocalArray(t[n] + x, n - 1);
        for (int i = 0; i <= n; i++) t[i] = Math.Sin(f) * t[i] + i * 0.1;
        return t[0] * t[n] + f;
    }

    [Differentiable]
    public static double RecursionInLoopsWithExits(double[] w, double x, int n)
    {
        if (n <= 0) return x * x;
        double s = x;
        for (int i = 0; i < w.Length; i++)
        {
            if (w[i] < -0.5) continue;
            double f = RecursionInLoopsWithExits(w, s * 0.5, n - 2);
            if (f > 0.8) break;
            s = Math.Sin(s + f * w[i]);
            if (s < -0.6) return s * f;
        }
        return s;
    }

    [Differentiable]
    public static double RecursionInAWhile(double x, int n)
    {
        if (n <= 0) return Math.Cos(x);
        double s = x; int k = 0;
        while (k < n && RecursionInAWhile(s, n - 3) > -0.9) { s = s * RecursionInAWhile(s + k, n - 2); k++; }
        do { s += 0.1 * RecursionInAWhile(s, n - 4); k--; } while (k > 0 && s < 1.5);
        return s;
    }

    [Differentiable]
    public static double RecursionInShortCircuit(double x, int n)
    {
        if (n <= 0) return x;
        double f = RecursionInShortCircuit(x * x, n - 1);
        return n > 1 && RecursionInShortCircuit(x, n - 2) > 0.2 ? f * x : f * f + RecursionInShortCircuit(f, n - 2);
    }

    [Differentiable(WithRespectTo = [nameof(x)])] public static double RecursionByOne(double x, double y, int n) => n <= 0 ? x * y : y * RecursionByOne(x * y, y, n - 1) + Math.Sin(RecursionByOne(x, 0.5, n - 2));

    [Differentiable]
    public static double RecursionOfData(double x, [Data] double y, int n) => n <= 0 ? x * y : Math.Sin(RecursionOfData(x * y, y * 0.5, n - 1));

    [Differentiable]
    public static double RecursionWithSwitch(double x, double a, int n) => n switch
    {
        <= 0 => x,
        1 => Math.Exp(-RecursionWithSwitch(x * a, a, 0)),
        var k when k % 3 == 0 => RecursionWithSwitch(x, a * x, n - 1) / (1 + a * a),
        _ => a * RecursionWithSwitch(RecursionWithSwitch(x, a, n - 2), x, n - 1),
    };

    [Differentiable]
    public static double InElementsOfStructs(Fields[] p, double a)
    {
        if (p.Length == 0) return a;
        Fields q = p[0];
        q.First *= a;
        return By(in q, ref q.Second) + q.Second;
    }

    private static double By(in Fields f, ref double s) { s *= f.First; return f.Second * s; }

    [Differentiable]
    public static double GuardedCallsInSums(double[] w, double a)
    {
        if (w.Length == 0) return a;
        double s = 0, t = 1;
        for (int i = 0; i < w.Length; i++) { double h = Helped(w[i], a); s += h; t += h * w[i]; }
        return s * a + t;
    }

    [Differentiable, Recompute] public static double Helped(double u, double v) => Math.Sin(u * v) * u;

    [Differentiable]
    public static double RecomputedArray(double[] w, double a) { double h = Total(w, a); if (h > 0.5) a *= 2; return h * a + Total(w, a); }

    [Differentiable, Recompute] public static double Total(double[] w, double a) { double s = a; foreach (double v in w) s = Math.Sin(s + v * a); return s; }
}
