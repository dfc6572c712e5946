using System.Linq;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>LINQ over arrays and ranges. Arrays called w have three elements, others from none to four.</summary>
internal static partial class Linq
{
    [Differentiable]
    public static double SumOfElements(double[] x, double a) => x.Sum() * a;

    [Differentiable]
    public static double SumOfSquares(double[] x, double a) => x.Sum(v => a * v * v) + a;

    [Differentiable]
    public static double SelectThenSum(double[] x, double a) => x.Select(v => Math.Sin(a * v)).Select(v => v * v + a).Sum();

    [Differentiable]
    public static double DotByZip(double[] x, double[] w) => x.Zip(w, (a, b) => a * b).Sum() + w[0];

    [Differentiable]
    public static double ZipOfTuples(double[] x, double[] w) => x.Zip(w).Sum(p => p.First * p.Second * p.Second) + w[1];

    [Differentiable]
    public static double WhereThenSum(double[] x, double a) => x.Where(v => v > 0.1).Sum(v => v * v * a) + a * a;

    [Differentiable]
    public static double CountOfSome(double[] x, double a) => a * a * x.Count(v => v > 0) + x.Count() * a + a;

    [Differentiable]
    public static double Variance(double[] w)
    {
        double mean = w.Average();
        return w.Average(v => (v - mean) * (v - mean));
    }

    [Differentiable]
    public static double LargestAndSmallest(double[] w, double a) => w.Max() * a - w.Min(v => v * v * a);

    [Differentiable]
    public static double LogSumExp(double[] w)
    {
        double largest = w.Max();
        return largest + Math.Log(w.Sum(v => Math.Exp(v - largest)));
    }

    [Differentiable]
    public static double Horner(double[] x, double t) => x.Aggregate(t, (s, c) => s * t + c);

    [Differentiable]
    public static double ProductWithoutASeed(double[] w) => w.Aggregate((p, v) => p * v + v);

    [Differentiable]
    public static double AggregateWithAResult(double[] x, double a) => x.Aggregate(1.0, (s, v) => s * a + v, s => s * s);

    [Differentiable]
    public static double RangeOfIndices(double[] x, double a) => Enumerable.Range(0, x.Length).Sum(i => x[i] * Math.Pow(a, i + 1)) + a;

    [Differentiable]
    public static double RangeInsideSelect(double[] w, double a) => w.Select((v, i) => v * i + a).Sum(v => v * v);

    [Differentiable]
    public static double NestedSums(double[] x, double[] w) => x.Sum(v => w.Sum(u => Math.Cos(u * v))) + w.Sum();

    [Differentiable]
    public static double AnyAndAll(double[] x, double a) => (x.Any(v => v > 1) ? a * a : a) + (x.All(v => v < 0.9) ? x.Sum() * a : 2 * a);

    [Differentiable]
    public static double FirstAndLast(double[] w, double a) => w.First() * a + w.Last() * w.Last();

    [Differentiable]
    public static double TakeAndSkip(double[] x, double[] w, int n) => w.Take(n).Sum(v => v * v) + w.Skip(n).Sum(v => v * w[0]) + x.Take(2).Sum();

    [Differentiable]
    public static double DifferencesOfNeighbours(double[] w) => w.Skip(1).Zip(w, (next, v) => (next - v) * (next - v)).Sum() + w[2];

    [Differentiable]
    public static double Reversed(double[] w, double t) => Enumerable.Reverse(w).Aggregate(0.0, (s, c) => s * t + c);

    [Differentiable]
    public static double MethodGroupInSelect(double[] w) => w.Select(Math.Exp).Aggregate(Math.Max) + w.Select(Math.Tanh).Sum();

    [Differentiable]
    public static double DeferredUntilUsed(double[] w, double a)
    {
        double k = a;
        var scaled = w.Select(v => v * k);
        double before = scaled.Sum();
        k = a * a;
        return before * scaled.Sum(v => v * v);
    }

    [Differentiable]
    public static double ToAnArray(double[] x, double a)
    {
        double[] scaled = x.Select(v => v * a).ToArray();
        for (int i = 1; i < scaled.Length; i++) scaled[i] += scaled[i - 1];
        return scaled.Sum(v => v * v) + a;
    }

    [Differentiable]
    public static double OfAnArrayThatIsWritten(double[] w, double a)
    {
        var y = new double[3];
        var squares = y.Select(v => v * v);
        double s = a;
        for (int i = 0; i < 3; i++)
        {
            y[i] = w[i] * s;
            s += squares.Sum() / 4;
        }

        return s * y.Sum();
    }

    [Differentiable]
    public static double InALoop(double[] x, double[] w, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++) s = Math.Tanh(w.Sum(v => v * s) + x[i]);
        return s;
    }

    [Differentiable]
    public static double FilteredExtrema(double[] w, double a) => w.Where(v => v > -100).Max(v => v * a) + w.Where(v => v < 100).Average() * a + w.Where(v => v > -100).First();

    [Differentiable]
    public static double ReversedAfterWrites(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++) x[i] *= a;
        foreach (double v in x.ToArray().Reverse()) s = Math.Sin(s + v);
        for (int i = 0; i + 1 < x.Length; i++) x[i + 1] += x[i] * s;
        return x.Reverse().Select((v, i) => v * (i + s)).Sum();
    }
}
