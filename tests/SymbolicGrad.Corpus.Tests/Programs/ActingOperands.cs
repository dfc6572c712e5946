using System.Diagnostics;
using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Operands that change something on their way: each acts once, in C#'s order, and only where C# computes it at all.</summary>
internal static partial class ActingOperands
{
    [Differentiable]
    public static double ArrayBeforeItsIndex(double a)
    {
        Pair[] pairs = [new(a, 1), new(a * a, 2)];
        int i = 0;
        double read = Step(pairs, ref i)[i].X * 3;
        i = 0;
        Step(pairs, ref i)[i].X = 5 * a;
        return read + pairs[0].X + (10 * pairs[1].X);
    }

    [Differentiable]
    public static double LengthOfWhatActs(double a)
    {
        var pairs = new Pair[2, 3];
        int i = 0;
        int length = Step(pairs, ref i).Length;
        return a * (length + i);
    }

    [Differentiable]
    public static double ObjectOfAVirtualProperty(double a)
    {
        int n = 0;
        double s = Made(a, ref n).Area * n;
        return s + Made(a, ref n).Scaled(a);
    }

    [Differentiable]
    public static double VirtualPropertyIsWrittenByItsOverride(double a)
    {
        Shape shape = new Square(a);
        shape.Weight = a;
        shape.Weight += a * a;
        Shape plain = new Plain();
        plain.Weight += a;
        return shape.Weight * plain.Weight;
    }

    [Differentiable]
    public static double OverrideOfOneAccessor(double a)
    {
        var heavy = new Heavy { Weight = a };
        Shape shape = heavy;
        shape.Weight = a * heavy.Weight;
        return heavy.Weight * shape.Weight;
    }

    [Differentiable]
    public static double FieldOfAnObjectThatIsFound(double a, [Data] Model model, [Data] Model[] models)
    {
        int i = 0;
        double s = Found(model, ref i).Centre[1] * a * i;
        s += Sum(in Found(model, ref i).Centre, a) * i;
        return models.Length == 0 ? s : s + (Found(models[models.Length - 1], ref i).Centre[2] * a * i);
    }

    [Differentiable]
    public static double OmittedCalls(double a)
    {
        double s = a;
        Doubled(ref s);
        Doubled(ref a);
        return a * s;
    }

    [Differentiable]
    public static double PropertyIsSetWhereItIsMissing(double a, double b)
    {
        var there = new Counter { N = 2 + a };
        var missing = new Counter { N = b - 9 };
        double first = there.Maybe ??= 5 * a, second = missing.Maybe ??= 5 * a;
        return (first * there.N) + (second * missing.N);
    }

    [Differentiable]
    public static double LabelsAreAskedInTurn(double a, int n)
    {
        int k = 0;
        switch (n)
        {
            case 2 when Tick(ref k) > 0:
            case < 4 when Tick(ref k) > 1:
            case > 1 when Tick(ref k) > 0:
                a *= k + 1;
                break;
            default:
                a *= 3;
                break;
        }

        return a * (k + 1);
    }

    [Differentiable]
    public static double PatternsAreAskedInTurn(double a)
    {
        var counter = new Counter { N = a };
        bool either = counter is { N: > -5 } or { Next: > 100 }, both = counter is { N: < -5 } and { Next: > 100 };
        return either && !both && counter is { N: > -5 } and { Next: > 0 } ? counter.N : 2 * a;
    }

    [Differentiable]
    public static double NamedArguments(double[] x, double a, int n)
    {
        double s = 0;
        foreach (int i in Enumerable.Range(count: n, start: 5)) s += a * i;
        int k = 2;
        foreach (int i in Enumerable.Range(count: k++, start: k)) s += a * i;
        if (x.Length < 3) return s;
        var part = new Span<double>(x, length: 2, start: 1);
        s += part[0] * a;
        double[] y = [a, 2 * a, 3, 4, 5];
        k = 0;
        Array.Copy(y, k, x, k, k++ + 1);
        Array.Copy(length: k, destinationIndex: k++, destinationArray: x, sourceIndex: k, sourceArray: y);
        return s + (x[0] * x[1]);
    }

    [Differentiable]
    public static double Named(double a, double b) => Weighted(second: Bumped(ref a), first: a) + (a * b);

    [Differentiable]
    public static double ConditionDeclares(double[] x, double a)
    {
        double s = 0;
        for (int i = 0; i < x.Length && x[i] is > -10 and var v; i++) s += v * a;
        int j = 0;
        while (j < x.Length && x[j] * a is var w and > -0.5) s += w * (++j);
        return s;
    }

    [Differentiable]
    public static double DeclaredBehindAnd(double[] x, double a)
    {
        if (!(x.Length > 0 && x[0] * a is var first)) return a;
        double s = first * first;
        if (x.Length > 1 && x[1] is > 0 and var second) s += second * a;
        for (int i = 0; i < x.Length; i++)
        {
            if (i > 5 || x[i] * a is not (> -0.5 and var next)) continue;
            s += next * first;
        }

        return s + (x.Length > 2 && new Pair(a, x[2]) is { X: > 0 } pair ? pair.X * pair.Y : 0);
    }

    [Differentiable]
    public static double UserIndexer(double a)
    {
        var c = new Counter { N = a };
        int i = 1;
        c[i++] += c[i] * i;
        c[by: i, at: ++i] = a;
        return c.N + (i * c[i--]);
    }

    [Differentiable]
    public static double NothingActsInWhatIsTold(double[] x, double a)
    {
        var c = new Told(a);
        Trace.WriteLine($"{c} {c.Twice:g3} {Twice(a)}");
        Trace.WriteLine(c);
        Trace.WriteLine(string.Join(", ", x.Select(v => v.ToString("g3"))));
        Trace.Assert(a > -1e9, $"{a} of {x.Length}");
        return c.Twice * a * Twice(x.Sum());
    }

    private static double Twice(double a)
    {
        double t = a;
        t *= 2;
        return t;
    }

    [Conditional("NEVER")]
    private static void Doubled(ref double x) => x *= 2;

    private static Pair[] Step(Pair[] pairs, ref int i)
    {
        i++;
        return pairs;
    }

    private static Pair[,] Step(Pair[,] pairs, ref int i)
    {
        i++;
        return pairs;
    }

    private static Shape Made(double a, ref int n)
    {
        n++;
        return new Square(a * n);
    }

    private static Model Found(Model model, ref int i)
    {
        i++;
        return model;
    }

    private static double Sum(in Vec3 v, double a) => (v.X * a) + v.Y;

    private static int Tick(ref int k) => k++;

    private static double Bumped(ref double a) => a *= 2;

    private static double Weighted(double first, double second) => (first * 10) + (second * second);

    private record struct Pair(double X, double Y);

    private sealed record Told(double X)
    {
        public double Twice => 2 * X;
    }

    private abstract class Shape
    {
        public abstract double Area { get; }

        public virtual double Weight { get; set; } = 1;

        public virtual double Scaled(double by) => 2 * by;
    }

    private sealed class Plain : Shape
    {
        public override double Area => 1;
    }

    private sealed class Heavy : Shape
    {
        public override double Area => 2;

        public override double Weight
        {
            set => base.Weight = (3 * value) + 1;
        }
    }

    private sealed class Square : Shape
    {
        private readonly double _side;
        private double _weight;

        public Square(double side) => (_side, _weight) = (side, side);

        public override double Area => _side * _side;

        public override double Weight
        {
            get => _weight;
            set => _weight = (2 * value) + base.Weight;
        }

        public override double Scaled(double by) => base.Scaled(by) * _side;
    }

    private sealed class Counter
    {
        public double N { get; set; } = 1;

        public double Next
        {
            get
            {
                N *= 1.5;
                return N;
            }
        }

        public double? Maybe
        {
            get => N > 1 ? N : null;
            set => N = (value ?? 0) * 3;
        }

        public double this[int at, int by = 1]
        {
            get => N * at * by;
            set => N += value * at * by;
        }
    }
}
