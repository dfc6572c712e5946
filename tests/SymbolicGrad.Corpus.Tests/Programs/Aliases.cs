using SymbolicGrad.Corpus.Tests.Programs.Types;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Attacks on what may change behind a name: elements in conditions and bounds, readonly references, arrays that are iterated.</summary>
internal static partial class Aliases
{
    [Differentiable]
    public static double ConditionOnAnElement(double a)
    {
        double[] z = [0.1, a];
        double before = z[0];
        while (z[0] < 1) { z[0] += 0.3; z[1] *= a; }
        return z[1] * z[0] + before;
    }

    [Differentiable]
    public static double BoundInAnElement(double a)
    {
        int[] count = [6];
        double p = 1;
        for (int i = 0; i < count[0]; i++) { p *= a + i; count[0]--; }
        return p;
    }

    [Differentiable]
    public static double BoundThatAHelperMoves(double a)
    {
        int[] count = [6];
        double p = 1;
        for (int i = 0; i < count[0]; i++) p *= a + Lowered(count) + i;
        return p;
    }

    [Differentiable]
    public static double ReadonlyReference(double a, double b)
    {
        double s = a * b;
        return Twice(in s, ref s) + s;
    }

    [Differentiable]
    public static double ReadonlyReferenceToAnElement(double a, double b)
    {
        double[] z = [a, b];
        return Twice(in z[0], ref z[0]) * z[1];
    }

    [Differentiable]
    public static double IndexThatMoves(double[] w)
    {
        int[] at = [0, 1, 2];
        double s = 0;
        for (int i = 0; i < 3; i++) { s += w[at[i]] * w[at[0]]; at[0] = 2 - i; }
        return s;
    }

    [Differentiable]
    public static double ReadonlyReferenceToAField(double a, double b)
    {
        var pair = new Fields { First = a, Second = b };
        return Twice(in pair.First, ref pair.First) * pair.Second;
    }

    [Differentiable]
    public static double ReadonlyReferenceToAStruct(double a, double b)
    {
        var pair = new Fields { First = a, Second = b };
        return Summed(in pair, ref pair.Second) * pair.First;
    }

    [Differentiable]
    public static double ReadonlyReferenceToAConversion(float a, double b)
    {
        double s = b;
        return Twice(a, ref s) + Twice(a * b, ref s) + Summed(new Fields { First = a, Second = b }, ref s);
    }

    [Differentiable]
    public static double MembersByReadonlyReference(Fields pair, double b)
    {
        double s = b;
        return Twice(in pair.First, ref s) + Summed(in pair, ref s);
    }

    private static double Summed(in Fields pair, ref double v)
    {
        v *= 3;
        return pair.First + pair.Second * v;
    }

    private static int Lowered(int[] count) => --count[0];

    private static double Twice(in double u, ref double v)
    {
        v = 2 * v;
        return u * v;
    }
}
