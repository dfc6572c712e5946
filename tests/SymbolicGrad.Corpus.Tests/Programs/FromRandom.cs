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
}
