using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Structs made, changed and read inside of the method.</summary>
internal static partial class Structs
{
    [Differentiable]
    public static double Lengths(double x, double y, double z) => new Vec3(x, y, z).Length;

    [Differentiable]
    public static double CrossAndDot(double x, double y, double z)
    {
        var a = new Vec3(x, y, z);
        Vec3 b = a * 2 - new Vec3(1, 0.5, x);
        Vec3 c = Vec3.Cross(a, b);
        return Vec3.Dot(c, Vec3.Zero + a + 1.5) + c[1];
    }

    [Differentiable]
    public static double Normalising(double x, double y)
    {
        var n = new Vec3(x, y, x * y).Normalised();
        return n.X + (2 * n.Y) - (-n).Z;
    }

    [Differentiable]
    public static double FieldsAssigned(double x, double v)
    {
        Particle p;
        p.X = x;
        p.V = v;
        p.Mass = x * v;
        p.Steps = 3;
        p.X *= p.Steps;
        return p.Energy;
    }

    [Differentiable]
    public static double ACopyIsItsOwn(double x, double v)
    {
        var p = new Particle(x, v);
        Particle q = p;
        q.X = x * x;
        q.V++;
        p.V -= q.X;
        return p.Energy * q.Energy;
    }

    [Differentiable]
    public static double MethodsThatAssign(double x, double v, int n)
    {
        var p = new Particle(x, v) { Mass = 1 + v };
        for (int i = 0; i < n; i++)
        {
            p.Kick(-p.X, 0.1);
            p.Drift(0.1);
        }

        return p.Energy + (p.Steps * p.X);
    }

    [Differentiable]
    public static double Branches(double x, double v)
    {
        var p = new Particle(x, v);
        if (x > 0.8) p.X = v * v;
        else if (v > 0.8) p.Drift(x);
        Particle q = x > v ? p : new Particle(v, x);
        return q.Energy + p.X;
    }

    [Differentiable]
    public static double CarriedByALoop(double a, double[] x)
    {
        Vec3 s = Vec3.Zero;
        for (int i = 0; i < x.Length; i++) s = Vec3.Cross(s + new Vec3(a, x[i], 1), new Vec3(x[i], a, a)) + s * x[i];
        return s.X * s.Y + s.Z;
    }

    [Differentiable]
    public static double WithDuals(double x, double y)
    {
        var t = new Dual(x, 1);
        Dual f = Dual.Sin(t * t + y) * 3.0 + t;
        f++;
        return f.Slope * f.Value;
    }

    [Differentiable]
    public static double WithRationals(double a, double[] x)
    {
        Rational r = new(a, 1);
        for (int i = 0; i < x.Length; i++) r = r * new Rational(x[i], 2) + new Rational(1, 1.5 + (x[i] * x[i]));
        return (double)r;
    }

    [Differentiable]
    public static double Nested(double x, double y)
    {
        var ray = new Ray(new Vec3(x, 0, 0), new Vec3(0, y, 1).Normalised());
        ray = ray with { Origin = ray.At(y) };
        Ray back = ray with { Direction = -ray.Direction };
        back.Origin = back.Origin * x;
        var (origin, direction) = back;
        return back.At(x).Y * origin.X + Vec3.Dot(direction, ray.Origin);
    }

    [Differentiable]
    public static double SettersThatCompute(double x, double y)
    {
        var c = new Colour { Red = x, Green = y };
        c.Red += 3.2;
        double l = c.Luminance;
        c.Luminance = l * x;
        return c.Red * c.Green + l;
    }

    [Differentiable]
    public static double Tuples(double x, double y)
    {
        var t = (A: x, B: (y, C: x * y));
        t.A += t.B.C;
        t.B.y = t.A * 2;
        (double p, (double q, double r)) = t;
        (p, q) = (q, p * r);
        return p - q + t.B.Item1;
    }

    [Differentiable]
    public static double TuplesInALoop(double a, double[] x)
    {
        var state = (Sum: 0.0, Product: 1.0, Count: 0);
        for (int i = 0; i < x.Length; i++)
        {
            state.Sum += x[i] * state.Product;
            state.Product *= a;
            state.Count++;
        }

        return state.Sum * state.Count + state.Product;
    }

    [Differentiable]
    public static double Defaults(double x)
    {
        Particle none = default;
        var made = new Particle();
        none.X = x;
        return none.Energy + made.Mass + (x * none.V) + default(Vec3).X;
    }

    [Differentiable]
    public static double EarlyReturnsInMethods(double x, double y)
    {
        var p = new Particle(x, y);
        p.Drift(0);
        p.Drift(Step(ref_x: x, y));
        return p.Energy;

        static double Step(double ref_x, double y)
        {
            if (ref_x > y) return ref_x * y;
            var v = new Vec3(ref_x);
            if (y > 1) return v.Length;
            return Vec3.Dot(v, v + y);
        }
    }
}
