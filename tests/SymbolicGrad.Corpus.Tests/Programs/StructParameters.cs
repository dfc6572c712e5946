using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Structs, records and objects as parameters: their gradients are of the same type.</summary>
internal static partial class StructParameters
{
    [Differentiable]
    public static double Immutable(Vec3 a, Vec3 b) => Vec3.Dot(Vec3.Cross(a, b), a + 1) / b.Length;

    [Differentiable]
    public static double PublicFields(Particle p, double dt)
    {
        p.Kick(-p.X, dt);
        p.Drift(dt);
        return p.Energy * p.Steps;
    }

    [Differentiable]
    public static double RecordStructs(Rational a, in Rational b) => (double)(a * b + a);

    [Differentiable]
    public static double NestedStructs(Ray ray, double t)
    {
        Vec3 p = ray.At(t);
        return p.Length + ray.Origin.X * ray.Direction.Z;
    }

    [Differentiable]
    public static double TupleParameters((double A, (double B, int N) C) t, double x) => t.A * Math.Pow(x, t.C.N) + t.C.B * t.A;

    [Differentiable]
    public static double InALoop(Vec3 g, double[] x)
    {
        Vec3 v = g;
        for (int i = 0; i < x.Length; i++) v += Vec3.Cross(g, v) * x[i];
        return v.Length;
    }

    [Differentiable]
    public static double ArraysOfStructs(Vec3[] points, Vec3 centre)
    {
        double s = 0;
        for (int i = 0; i < points.Length; i++)
        {
            Vec3 d = points[i] - centre;
            s += Vec3.Dot(d, d) * (1 + points[i].X);
        }

        return s;
    }

    [Differentiable]
    public static double PairsOfParticles(Particle[] ps)
    {
        double energy = 0;
        for (int i = 0; i < ps.Length; i++)
        {
            energy += ps[i].Energy;
            for (int j = 0; j < i; j++) energy -= ps[i].Mass * ps[j].Mass / (0.1 + Math.Abs(ps[i].X - ps[j].X));
        }

        return energy;
    }

    [Differentiable]
    public static double GatheredTwice(Rational[] rs, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            if (rs.Length > 0) s += (double)rs[i % rs.Length] * rs[0].Numerator;
        }

        return s;
    }

    [Differentiable]
    public static double Records(Growth g, double x)
    {
        double p = x;
        for (int i = 0; i < g.Steps; i++) p += g.Rate * p * (1 - p / g.Capacity);
        return p;
    }

    [Differentiable]
    public static double RecordsWithConstants(Spring s, Vec3 p)
    {
        double stretch = (p - s.Anchor).Length - s.Rest;
        return 0.5 * s.Stiffness * stretch * stretch;
    }

    [Differentiable]
    public static double RecordsCopied(Growth g)
    {
        Growth h = g with { Rate = g.Rate * 2 };
        var (rate, capacity, _) = h;
        return rate * h.Capacity + capacity * g.Rate;
    }

    [Differentiable]
    public static double Objects(Model m, double x)
    {
        double y = m.Apply(x) * m.Centre.X + m.Centre.Length;
        if (x > 0.8) y *= m.Solver.Damping;
        return y * m.Solver.Step;
    }

    [Differentiable]
    public static double ObjectsHandedOn(Model m, double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += Step(m, m.Solver, x[i]);
        return s;

        static double Step(Model model, Solver solver, double x) => x - solver.Step * model.Apply(x) * solver.Damping;
    }

    [Differentiable]
    public static double ArraysOfObjects(Model[] layers, double x)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            Model layer = layers[i];
            double z = layer.Bias;
            for (int j = 0; j < 3; j++) z += layer.Weights[j] * x * layers[0].Centre.Y;
            x = Math.Tanh(z);
        }

        return x;
    }

    [Differentiable]
    public static double AllOfThem((Vec3 A, double B) t, Particle p, Vec3[] v, double x)
    {
        Vec3 s = t.A;
        for (int i = v.Length - 1; i >= 0; i--) s = (s + v[i]) * (x > 1 ? t.B : p.V);
        return Vec3.Dot(s, t.A);
    }

    [Differentiable]
    public static double LocalArrays(Vec3 g, Particle p, int n)
    {
        var points = new Vec3[n + 1];
        var ps = new Particle[2];
        for (int i = 0; i < n; i++) points[i + 1] = Vec3.Cross(points[i] + g, g * p.V) + 0.1;
        ps[0] = p;
        ps[1].X = p.X * points[n].X;
        ps[1].Mass += 2;
        ps[0].Kick(ps[1].X, 0.2);
        return ps[0].Energy + ps[1].Energy * points[n].Length;
    }
}
