using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Programs that Clad was wrong on once.</summary>
[OriginFile(Peer.Clad, "test/Regressions", Within = 5e-7)]
internal static partial class CladRegressions
{
    [Differentiable, Origin("inline_divisor_3", File = "test/Regressions/issue-1865.cpp"), Expect([1.3], [-0.668463])]
    public static double DivisorInALoop(double a)
    {
        double sum = 0;
        for (int i = 0; i < 3; ++i)
        {
            double x = i + 1.0;
            sum += 1 / (x + (a * a));
        }

        return sum;
    }

    [Differentiable, Origin("named_quotient_4", File = "test/Regressions/issue-1865.cpp"), Expect([new double[] { 1.3 }], [-0.748769])]
    public static double NamedQuotientInALoop(double[] p)
    {
        double a = p[0], sum = 0;
        for (int i = 0; i < 4; ++i)
        {
            double x = i + 1.0;
            double quotient = 1 / (x + (a * a));
            sum += quotient;
        }

        return sum;
    }

    [Differentiable(WithRespectTo = [nameof(x)]), Origin("outer_func", File = "test/Regressions/issue-1871.cpp"), Expect([new double[] { 1 }, 1], [3])]
    public static double ConstantHandedOn(double[] observed, double x) => CubeTimes(observed, x);

    [Differentiable, Origin("custom_ref_case", File = "test/Regressions/issue-1827.cpp"), Expect([new double[] { 1, 2, 3, 4 }], [24, 12, 8, 6])]
    public static double ProductInReverseOrder(double[] p)
    {
        double[] x = [p[3], p[2], p[1], p[0]];
        return x[0] * x[1] * x[2] * x[3];
    }

    [Differentiable(WithRespectTo = [nameof(x)]), Origin("compound_index", File = "test/Regressions/issue-1941.cpp")]
    [Expect([5, new double[] { 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25 }, 1], [24])]
    public static double IndexThatIsComputed(double x, double[] c, int i) => (x + 1) * c[i * 2] * (x + 1);

    [Differentiable(WithRespectTo = [nameof(x)]), Origin("nested_products", File = "test/Regressions/issue-1941.cpp")]
    [Expect([5, new double[] { 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25 }, 1], [3798])]
    public static double NestedProducts(double x, double[] c, int i) => ((x * x) + 1) * c[i * 2] * ((x + 3) * c[(i * 2) + 1]) * (x + 1);

    [Differentiable(WithRespectTo = [nameof(x)]), Origin("mixed_div", File = "test/Regressions/issue-1941.cpp")]
    [Expect([5, new double[] { 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25 }, 1], [2.666667])]
    public static double ProductsAndQuotients(double x, double[] c, int i) => (x + 1) / c[i * 2] * (x + 1) / c[(i * 2) + 1];

    [Differentiable(WithRespectTo = [nameof(x)]), Origin("multi_var", File = "test/Regressions/issue-1941.cpp")]
    [Expect([5, new double[] { 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25 }, 2], [50.4375])]
    public static double QuadraticForm(double x, double[] c, int n)
    {
        double result = 0;
        for (int i = 0; i < n; ++i)
            for (int j = 0; j < n; ++j) result += (x - c[i]) * c[(i * n) + j] * (x - c[j]);
        return result;
    }

    [Differentiable, Origin("ptr_alias", File = "test/Regressions/issue-1955.cpp"), Expect([new double[] { 2, 3 }, new double[] { 5, 7 }], [41, 14, 4, 6])]
    public static double SecondNameOfAnArray(double[] p, double[] x)
    {
        double[] t = x;
        return (p[0] * p[0] * t[0]) + (p[0] * p[1] * t[1]);
    }

    [Differentiable, Origin("my_func", File = "test/Regressions/issue-1721.cpp"), Expect([new double[] { 0 }], [5])]
    public static float ProductsIntoABuffer(float[] parameters)
    {
        float result = 0;
        float[] ones = [1, 1, 1, 1, 1], linear = [0, 0, 0, 0, 0];
        for (int i = 0; i < linear.Length; i++) linear[i] = ones[i] * parameters[0];
        for (int i = 0; i < 5; i++) result += linear[i];
        return result;
    }

    [Differentiable, Origin("g", File = "test/Regressions/issue-1298.cpp"), Expect([3], [30])]
    public static double MemberOfAReturnedStruct(double x) => 5 * Squared(x).First;

    [Differentiable, Origin("fn", File = "test/Regressions/issue-1931.cpp"), Expect([new double[] { 3, 4 }], [18, 24])]
    public static double ArrayHandedOnInALoop(double[] p)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            double[] array = [p[0], p[1]];
            sum += SumOfSquares(2, array);
        }

        return sum;
    }

    [Differentiable, Origin("fn", File = "test/Regressions/issue-767.cpp"), Expect([3, 5], [1, 0])]
    public static double ReferenceInEverySecondTrip(double u, double v)
    {
        double sum = 0;
        for (int i = 0; i < 2; ++i)
        {
            if ((i & 1) != 0)
            {
                ref double r = ref u;
                sum += r;
            }
        }

        return sum;
    }

    /// <summary>9x² + 6x: the members change in a call.</summary>
    [Differentiable, Origin("f", File = "test/Gradient/RecordRestore.C"), Expect([1], [24])]
    public static double StructChangedInACall(double x)
    {
        Pair s = new(x, 2 * x);
        double t = 0;
        for (int i = 0; i < 1; i++)
        {
            Triple(ref s);
            t += (s.First * s.First) + s.Second;
        }

        return t;
    }

    private static double CubeTimes(double[] observed, double x) => observed[0] * x * x * x;

    private static Pair Squared(double x) => new(x * x, 0);

    private static double SumOfSquares(int n, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < n; ++i) sum += x[i] * x[i];
        return sum;
    }

    private static void Triple(ref Pair s)
    {
        s.First = 3 * s.First;
        s.Second = 3 * s.Second;
    }
}
