using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Objects that the method creates, followed by their identities.</summary>
internal static partial class Classes
{
    [Differentiable]
    public static double AnAliasSeesWhatIsWritten(double x, double y)
    {
        var a = new Model { Bias = x };
        Model b = a;
        b.Bias += y * a.Bias;
        a.Order = 3;
        return a.Bias * b.Order;
    }

    [Differentiable]
    public static double WrittenByMethods(double[] x, double a)
    {
        var mean = new Accumulator();
        for (int i = 0; i < x.Length; i++) mean.Add(x[i] * a).Add(x[i] * x[i]);
        return mean.Mean * mean.Count;
    }

    [Differentiable]
    public static double WrittenInBranches(double x, double y)
    {
        var m = new Model { Bias = y, Centre = new Vec3(x, y, 1) };
        if (x > y) m.Bias = x * x;
        else m.Centre = m.Centre * 2;
        Bump(m, y);
        return m.Bias * m.Centre.Y;

        static void Bump(Model m, double by)
        {
            if (by > 1) return;
            m.Bias += by;
        }
    }

    [Differentiable]
    public static double PrimaryConstructorsAndOverrides(double r, double w)
    {
        var circle = new Circle(r) { Scale = w };
        var box = new Box(w, r * w);
        circle.Grow(w);
        box.Width *= 2;
        Shape shape = circle;
        return shape.Scaled + box.Area * box.Scaled;
    }

    [Differentiable]
    public static double ObjectsInsideOfObjects(double x, double y)
    {
        var m = new Model { Solver = { Damping = x }, Bias = 1 };
        Solver s = m.Solver;
        s.Damping *= y;
        m.Solver = new Solver { Damping = m.Solver.Damping + x };
        return s.Damping * m.Solver.Damping + m.Solver.Step;
    }

    [Differentiable]
    public static double ArraysInside(double[] x, double a)
    {
        var m = new Model { Bias = a, Weights = x, Order = 1 };
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            s += m.Apply(a * i);
            m.Bias *= a;
        }

        return s;
    }

    [Differentiable]
    public static double RecordsMadeAndCopied(double x, double y)
    {
        var g = new Growth(x, Capacity: y, 3);
        Growth h = g with { Rate = g.Capacity * x };
        return g.Rate * h.Rate + h.Capacity;
    }

    [Differentiable]
    public static double MadeInALoop(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            var box = new Box(s, x[i]) { Scale = a };
            box.Width += x[i];
            s = Math.Sin(box.Scaled);
        }

        return s;
    }
}
