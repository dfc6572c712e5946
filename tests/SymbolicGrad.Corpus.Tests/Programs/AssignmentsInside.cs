namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Expressions that assign, increment and call what assigns, several times in one statement: C# goes from left to right.</summary>
internal static partial class AssignmentsInside
{
    [Differentiable]
    public static double Arguments(double a) => Three(a, a *= 2, a) + Three(Increased(ref a), a, a++);

    [Differentiable]
    public static double ElementsAndParts(double a)
    {
        double[] z = [a, a *= 2, a], y = new[] { a++, a, ++a };
        var t = (a, a *= 2, a);
        var made = new { P = a, Q = a *= 3, R = a };
        return (z[0] * y[0]) + (z[1] * y[1]) + (z[2] * y[2]) + (t.Item1 * t.Item2 * t.Item3) + (made.P * made.Q * made.R);
    }

    [Differentiable]
    public static double ReadonlyReferences(double a, double b) => Product(in a, a *= 2) + Product(a, a++) + Product(a + 0, a *= 3) + Tripled(in a, ref a) + Tripled(b, ref b);

    [Differentiable]
    public static double DeconstructionTargets(double a)
    {
        double[] z = [a, 2, 3, 4];
        int i = 0;
        (z[i++], z[i++]) = (z[i] * a, i);
        (z[i], z[i - 1]) = (z[--i], z[i + 1]);
        z[i] += z[i++] * z[i];
        return z[0] + (10 * z[1]) + (100 * z[2]) + (1000 * z[3]) + i;
    }

    [Differentiable]
    public static double Increments(double a)
    {
        a -= a++ * --a;
        double b = a++ + ++a;
        b += b = 2 * a;
        double x = a, y = x++ * 2, z = x + ((x = y) * x) - (y = x);
        z -= (z *= 2) - z;
        return (a * b) + (x * y * z);
    }

    [Differentiable]
    public static double StructsInArrays(double a)
    {
        Pair[] p = [new(a, 1), new(2, a), new(a, a)];
        int i = 0;
        p[i++].X *= p[i].Y + i;
        p[i].Twice += p[i++].X;
        p[i][i] += p[--i].X;
        p[i].Y++;
        double s = 0;
        foreach (Pair q in p)
        {
            p[1].X = 9 * a;
            s += q.X * q.Y;
        }

        return s + p[0].X + (10 * p[1].X) + (100 * p[2].X) + p[1].Y + (p[2].Y * i);
    }

    [Differentiable]
    public static double GettersInPatterns(double a)
    {
        var n = new Nest { P = new(a, 2) };
        double s = n.Get is > 1 and < 5 ? n.Get : -n.Get;
        s += n.Get switch { > 4 => n.K, var k when k > 3 => k, _ => a };
        n.Bad = n.K = a;
        double t = n.Bad = 4 * a;
        n.P.X++;
        n.P.Twice -= n.K;
        return (s * t) + (n.K * n.P.X);
    }

    [Differentiable]
    public static double ShortCircuits(double a, double b)
    {
        double s = 3;
        if ((a > 0.8 && (s = a * 2) > 1.7) || (s = b) > 0.5) s += a;
        bool both = (a = s * 2) > 0.1 & (a *= b) > 1;
        return both ? s * a : s - a;
    }

    [Differentiable]
    public static double MissingNumbers(double a)
    {
        double? q = null, none = null;
        int i = 0;
        q ??= a * Next(ref i);
        q ??= a * Next(ref i);
        double? sum = none + (a * Next(ref i));
        double t = sum ?? q.GetValueOrDefault(Next(ref i)) * 2, s = 0;
        if (Odd(a, ref i).HasValue) s += 1;
        if (Odd(a, ref i) is { } v) s += v;
        if (Odd(a, ref i) != null) s += a * i;
        return s + (t * i) + none.GetValueOrDefault(a * Next(ref i));
    }

    [Differentiable]
    public static double PartsOfArrays(double[] x, double a)
    {
        if (x.Length < 3) return a;
        int i = 0;
        Span<double> s = x.AsSpan(i++, i + 1);
        s[i - 1] = s[i] * a;
        double[] y = x[i++..(i + 1)];
        i = 0;
        s[i++] += s[i] * y[0];
        return (s[0] * s[1]) + (x[^(++i)] * x[^i]) + x[i];
    }

    [Differentiable]
    public static double ConditionalReceivers(double a)
    {
        var n = new Nest { K = a, Next = new Nest { K = 2 * a } };
        int i = 0;
        double s = n.Next?.Add(Next(ref i)) ?? Next(ref i);
        s += n.Next?.Next?.Add(Next(ref i)) ?? a * i;
        n.Next!.K += n.Next.Add(3);
        return (s * i) + n.Next.K;
    }

    [Differentiable]
    public static double References(double a)
    {
        double[] z = [a, 2 * a, 3];
        int i = 0;
        ref double e = ref z[i++];
        e *= z[i];
        ref double again = ref e;
        again += i;
        z[0] *= e;
        double[] w = z;
        z = [1, 2, 3];
        e += a;
        return (w[0] * z[0]) + e;
    }

    [Differentiable]
    public static double CopiesAndObjects(double a)
    {
        var p = new Pair(a, 2);
        Pair q = p;
        var n = new Nest { K = a };
        double s = Area(p, p.Scale(a)) + Height(n, n.Add(a)) + (p + new Pair(p.X = 3, p.Y *= a)).X;
        p = q with { X = q.Y = 5 * a };
        (p.X, q) = (q.Y * 2, p);
        (p, q) = (q, p);
        p.X += q.X *= p.Y += 1;
        return s + (p.X * p.Y) + q.Y;
    }

    [Differentiable]
    public static double Closures(double[] x, double a)
    {
        int k = 0;
        double s = x.Select((v, i) => v * i * ++k).Where(v => (a += 0.1) > 0).Sum(v => v * a * k);
        Func<double, double> f = v => a *= v;
        s += a + (f(2) * a) + f(a);
        Func<double> g = () => s++;
        return (g() * g()) + (s * k) + a;
    }

    [Differentiable]
    public static double NamedArgumentsOfWhatIsCalled(double a)
    {
        int i = 1;
        return Called(q: Increased(ref a), k: i++, p: a) * Called(k: i, p: Increased(ref a), q: a);
    }

    [Differentiable, Recompute]
    public static double Called(double p, double q, int k) => p * p * q * k;

    private static double Increased(ref double a) => a += 0.5;

    private static int Next(ref int i) => ++i;

    private static double? Odd(double a, ref int i) => Next(ref i) % 2 == 1 ? a * i : null;

    private static double Three(double a, double b, double c) => a + (10 * b) + (100 * c * a);

    private static double Product(in double r, double v) => r * v;

    private static double Tripled(in double r, ref double v)
    {
        double before = r;
        v *= 3;
        return r * before;
    }

    private static double Area(Pair p, double y) => p.X * y;

    private static double Height(Nest n, double y) => n.K * y;

    private record struct Pair(double X, double Y)
    {
        public double Twice
        {
            readonly get => 2 * X;
            set => X = (value / 2) + Y;
        }

        public double this[int i]
        {
            get
            {
                Y += 1;
                return i * X;
            }

            set => X += value * i;
        }

        public static Pair operator +(Pair a, Pair b) => new(a.X + b.X, a.Y * b.Y);

        public double Scale(double by)
        {
            X *= by;
            return Y += by;
        }
    }

    private sealed class Nest
    {
        public Pair P;

        public double K { get; set; } = 2;

        public Nest? Next { get; set; }

        public double Get
        {
            get
            {
                K += 1;
                return K * P.X;
            }
        }

        public double Bad
        {
            get => K;
            set => K = value * 3;
        }

        public double Add(double v) => K += v;
    }
}
