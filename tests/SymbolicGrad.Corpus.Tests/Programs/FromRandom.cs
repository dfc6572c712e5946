using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Random programs that failed once, as the shrinker left them; what they are about in a comment.</summary>
internal static partial class FromRandom
{
    // Which of two arrays that the method makes a name stands for is chosen by a branch in a loop: variables of spans.
    [Differentiable]
    public static double SwappedUnlessReturned(double a, int n)
    {
        double[] now = [1.25, 0.25, -1], next = [1, -1.25, 0.5];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < n; i++)
            {
                next[0] -= 0.5;
                if (next[0] < -0.2) return Math.Tanh(a * next[0]);
            }

            (now, next) = (next, now);
        }

        return a * a;
    }

    // An array of numbers that is written to beside an array of structs, whose numbers it cannot share.
    [Differentiable]
    public static double WrittenBesideStructs(Rational[] ratios, double[] w)
    {
        w[2] /= 0.5;
        double s = 0;
        for (int i = 0; i < ratios.Length; i++) s += ratios[i].Numerator * w[2] + ratios[i].Denominator;
        return s * w[1];
    }

    /// <summary>What is returned does not vary, though an array that is written to does.</summary>
    [Differentiable]
    public static double DataBesideAWrittenArray([Data] double a, double[] w)
    {
        if (w.Length > 0) w[0] = 0.7 * w[0] + Math.Sin(0.5);
        return a;
    }

    /// <summary>C# finds both elements before it writes to the first.</summary>
    [Differentiable]
    public static double TargetsBeforeStores(double[] x, double a)
    {
        double[] w = [0.5, a, (1.5 + Math.Sin(a)) * a];
        (w[0], w[w.Count(v => v < -0.2) % 3]) = (Math.Tanh(a), Math.Cos(x.Length > 0 ? x[^1] : 0.5));
        return 0.5 + w[0] * w[2] + w[1];
    }

    [Differentiable]
    public static double IndexInATuple(double[] x, double a)
    {
        if (x.Length < 3) return a;
        double[] z = [a, a * a, 1];
        int i = 0;
        (i, z[i]) = (2, x[1]);
        (z[i], i, z[i - 1]) = (x[0] * a, i - 2, x[2]);
        (z[i], z[i + 1]) = (z[i + 1], z[i++]);
        return z[0] + 2 * z[1] + 3 * z[2] + i;
    }

    [Differentiable]
    public static double ValuesThatMoveTheIndex(double[] x, double a)
    {
        double[] z = [a, 2 * a, 3 * a, 1];
        int k = 0;
        ((z[k], var first), z[k + 1]) = ((Next(x, ref k), Next(x, ref k)), a * Next(x, ref k));
        return z[0] * first + z[1] + z[2] * z[3] + k;
    }

    /// <summary>The array is computed before its index.</summary>
    [Differentiable]
    public static double ActingArrayOfStructs(double[] x, double a)
    {
        int k = 0;
        Particle[] z = [new(a, 1), new(0.5, a * a)];
        double s = Turned(z, ref k)[k % 2].V;
        Turned(z, ref k)[k % 2].X *= x.Length > 0 ? x[0] : a;
        Turned(z, ref k)[k++ % 2].V += z[k % 2].X * a;
        return s * z[0].X + z[1].V * z[0].V * z[1].X;
    }

    private static Particle[] Turned(Particle[] z, ref int k)
    {
        k++;
        z[0].X += 0.5 * z[1].V;
        return z;
    }

    private static double Next(double[] x, ref int k) => k < x.Length ? Math.Sin(x[k++]) : k++;

    [Differentiable]
    public static double LimitOfALoopActs(double[] x, double a)
    {
        double[] w = [0.3, 0, 0];
        for (int i = 0; i < x.Count(v => (Moved(ref w[0], 0.5) > 0.5 ? w[0] : v * w[0]) <= 1.25) % 5; i++) w[1] += a;
        for (int i = 0; i < Grown(w, a); i++) w[2] += w[0] * i;
        for (int i = 3; i > Grown(w, a) - 2; i--) w[2] *= a;
        return w[0] + 3 * w[1] * w[2];
    }

    private static double Moved(ref double u, double by) => u = (0.6 * u) + by;

    private static int Grown(double[] w, double a)
    {
        w[0] = (0.5 * w[0]) + a;
        return 2;
    }

    // That the other arm runs is seen once the loop is known to write: only then what it reads and writes is found.
    [Differentiable]
    public static double ArmThatIsFoundLater(double x, double[] w)
    {
        if (w.Length < 2) return x;
        w[0] = 1;
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            w[1] = x;
            if ((w[0] -= 0.6) > 0) s += x;
            else for (int j = 0; j < 3; j++) { s += w[1]; w[1] *= 2; }
        }

        return s;
    }

    [Differentiable]
    public static double MemberThatIsFoundLater(Types.Model model, double[] w)
    {
        if (w.Length < 1) return 0;
        w[0] = 1;
        for (int i = 0; i < 3; i++)
        {
            if ((w[0] -= 0.6) <= 0) return model.Solver.Damping * model.Bias * w[0];
        }

        return 1;
    }
}
