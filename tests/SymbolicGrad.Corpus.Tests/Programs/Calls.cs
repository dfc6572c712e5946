namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Helpers that are followed: called twice, in loops, with loops and branches of their own.</summary>
internal static partial class Calls
{
    [Differentiable]
    public static double HelperWithALoopCalledTwice(double a, double[] x) => Chain(a, x) * Chain(a * a, x) + Chain(0.5, x);

    [Differentiable]
    public static double HelperWithALoopInALoop(double a, double[] x, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++) s = Chain(s + a, x) * a;
        return s;
    }

    [Differentiable]
    public static double HelperWithABranchInALoop(double a, double[] x)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++) s += Bump(s * x[i]) * Bump(x[i]);
        return s;
    }

    [Differentiable]
    public static double LoopsInOneAnother(double[] x, double a)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++)
        {
            double t = s;
            for (int j = 0; j < x.Length; j++)
            {
                double u = t * a;
                for (int k = 0; k < 2; k++) u = Math.Cos(u * x[j]);
                t += u * x[i];
            }

            s = Math.Sin(t);
        }

        return s;
    }

    [Differentiable]
    public static double TensorHelperInALoop(Matrix<double> A, Vector<double> u, int n)
    {
        var h = u;
        double energy = 0;
        for (int i = 0; i < n; i++)
        {
            h = Layer(A, h);
            if (i > 0) h = Hadamard(h, u);
            energy += SquaredNorm(h);
        }

        return energy + Sum(h);
    }

    [Differentiable]
    public static double ValueOfTheTripBefore(double a, double[] x)
    {
        double previous = a, s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double current = Math.Exp(previous * x[i] / 4);
            s += current * previous;
            previous = current;
        }

        return s * previous;
    }

    [Differentiable]
    public static double BranchesInARow(double x, double y)
    {
        double s = x;
        if (s > 0.5) s = s * y + 1;
        if (s > 1.5) s = Math.Sin(s) * y;
        if (y > s) s += x * y;
        else s -= y * y;
        return s * s;
    }

    [Differentiable]
    public static double ConditionOnARecurrence(double a, double[] x)
    {
        double s = a, t = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (s > 0.6)
            {
                s = s * x[i];
                t = t + s * s;
            }
            else
            {
                double d = t * x[i];
                s = Math.Sqrt(d * d + 1) + s;
            }
        }

        return s * t;
    }

    private static double Chain(double a, double[] x)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++) s = Math.Tanh(s * a + x[i]);
        return s;
    }

    private static double Bump(double v) => v > 0.2 ? v * v : Math.Exp(v);

    private static Vector<double> Layer(Matrix<double> A, Vector<double> h)
    {
        var z = A * h;
        return Tanh(z) + h;
    }
}
