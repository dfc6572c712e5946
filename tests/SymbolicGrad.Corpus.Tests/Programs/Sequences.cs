using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Loops over arrays of structs and over LINQ, LINQ over arrays of structs, and queries in words.</summary>
public static partial class Sequences
{
    [Differentiable]
    public static double OverStructs(Rod[] x, double a)
    {
        double sum = a;
        foreach (Rod rod in x) sum += rod.Stiffness * rod.Length * rod.Length * a;
        return sum;
    }

    [Differentiable]
    public static double OverStructsWithEveryJump(Rod[] x, double a)
    {
        double sum = a;
        foreach (Rod rod in x)
        {
            if (rod.Stiffness < -0.5) continue;
            if (rod.Length > 1.1) break;
            if (rod.Length > 0.7) return sum * rod.Stiffness;
            sum += rod.Stiffness * rod.Length * sum;
        }

        return sum;
    }

    [Differentiable]
    public static double OverASpanOfStructs(Rod[] x, double a)
    {
        double sum = 0;
        ReadOnlySpan<Rod> rods = x;
        foreach (ref readonly Rod rod in rods) sum += rod.Stiffness * a;
        return sum;
    }

    [Differentiable]
    public static double Deconstructed((double A, double B)[] x, double a)
    {
        double product = a;
        foreach ((double first, double second) in x) product *= first + (second * a);
        return product;
    }

    [Differentiable]
    public static double OverObjects(Weighed[] x, double a)
    {
        double sum = 0;
        foreach (Weighed mass in x) sum += mass.Weight * mass.Weight * a;
        return sum;
    }

    [Differentiable]
    public static double OverAFilter(double[] x, double a)
    {
        double sum = 0;
        foreach (double v in x.Where(t => t * a > 0.05))
        {
            if (v > 1.1) break;
            if (v > 0.9) continue;
            sum += v * v * a;
        }

        return sum + a;
    }

    // The condition is asked in each trip, of what the trips before it have left.
    [Differentiable]
    public static double OverAFilterThatTheBodyChanges(double[] x, double a)
    {
        double limit = 0.1, sum = a;
        foreach (double v in x.Where(t => t > limit))
        {
            limit = v * 0.5;
            sum += v * limit * a;
        }

        return sum;
    }

    [Differentiable]
    public static double OverNumberedElements(double[] x, double a)
    {
        double sum = 0;
        foreach ((int i, double v) in x.Select((v, i) => (i, v))) sum += i * v * a;
        return sum + a;
    }

    [Differentiable]
    public static double OverAProjectionOfStructs(Rod[] x, double a)
    {
        double sum = a;
        foreach (double energy in x.Select(rod => rod.Stiffness * rod.Length).Reverse().Skip(1)) sum = (sum * a) + energy;
        return sum;
    }

    [Differentiable]
    public static double OverElementsThatTheBodyWrites(double[] x, double a)
    {
        double sum = 0;
        double[] z = x.Select(v => v * a).ToArray();
        int i = 0;
        foreach (double v in z)
        {
            sum += v * v;
            i++;
            if (i < z.Length) z[i] = v * a;
        }

        return sum + a;
    }

    // An int becomes a double before it is halved.
    [Differentiable]
    public static double OverIntegersAsNumbers(double[] x, int[] k, double a)
    {
        double sum = 0;
        foreach (double v in k) sum += v / 2 * a;
        return sum + x.Sum();
    }

    [Differentiable]
    public static double OverARangeAsNumbers(double a, int n)
    {
        double sum = 0;
        foreach (double v in Enumerable.Range(1, n)) sum += a * a / v;
        return sum;
    }

    [Differentiable]
    public static double OverATable(double[,] x, double a)
    {
        double sum = 0;
        foreach (double v in x) sum = (sum * a) + (v * v);
        return sum;
    }

    [Differentiable]
    public static double SumOfStructs(Rod[] x, double a) => x.Where(rod => rod.Length > 0).Sum(rod => rod.Stiffness * rod.Length * a) + a;

    [Differentiable]
    public static double LargestOfStructs(Rod[] x, double a) => x.Length == 0 ? a : x.Max(rod => rod.Stiffness * a);

    [Differentiable]
    public static double AggregateOfStructs(Rod[] x, double a) => x.Aggregate(a, (sum, rod) => (sum * rod.Length) + rod.Stiffness);

    [Differentiable]
    public static double FirstAndLastOfStructs(Rod[] x, double a) => x.Length == 0 ? a : x.First().Length * x.Last().Stiffness * a;

    [Differentiable]
    public static double PairsOfStructsAndNumbers(Rod[] x, double[] y, double a) => x.Zip(y, (rod, v) => rod.Length * v * a).Sum() + a;

    [Differentiable]
    public static double ArrayOfNewStructs(double[] x, double a)
    {
        Rod[] rods = x.Select(v => new Rod(v * a, v + a)).ToArray();
        double sum = a;
        foreach (Rod rod in rods) sum += rod.Stiffness * rod.Length;
        return sum;
    }

    [Differentiable]
    public static double LastOfAFilter(double[] w, double a)
    {
        double[] z = [1 + (w[0] * a), 4 + (w[1] * a), -w[2]];
        return z.Where(v => v > 0.1).Last() + z.Last(v => v > 1.5) + a;
    }

    [Differentiable]
    public static double InWords(double[] x, double a) => (from v in x where v > 0.2 select v * v * a).Sum() + a;

    [Differentiable]
    public static double InWordsWithALet(double[] x, double a) => (from v in x let u = v * a where u < 0.5 select u * u).Sum() + a;

    [Differentiable]
    public static double OfNamelessObjects(double[] x, double a)
    {
        var start = new { Sum = a, Count = 0 };
        var end = x.Select((v, i) => new { Value = v * a, Index = i }).Where(item => item.Value < 0.8).Aggregate(start, (state, item) => new { Sum = (state.Sum * item.Value) + item.Index, Count = state.Count + 1 });
        return end.Sum * end.Sum / (1 + end.Count);
    }

    [Differentiable]
    public static double OverReferences(double[] x, double a)
    {
        Span<double> z = x.Select(v => v * a).ToArray();
        foreach (ref double v in z) v *= v + a;
        double sum = 0;
        foreach (ref readonly double v in z) sum += v * a;
        return sum;
    }
}
