using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Returns before the end: the reverse sweep begins where the method was left.</summary>
[OriginFile(Peer.Clad, "test/Gradient/EarlyReturns.C", Within = 0.005)]
internal static partial class CladEarlyReturns
{
    [Differentiable, Origin("singleEarly"), Expect([5, 3], [10, 0]), Expect([3, 5], [5, 3])]
    public static double OneEarly(double x, double y)
    {
        if (x > y) return x * x;
        return x * y;
    }

    [Differentiable, Origin("multiEarly"), Expect([20, 1], [1, 0]), Expect([1, 20], [0, 40]), Expect([2, 3], [3, 2])]
    public static double TwoEarly(double x, double y)
    {
        if (x > 10) return x;
        if (y > 10) return y * y;
        return x * y;
    }

    /// <summary>At (2, 3) the fourth trip returns, at (1, 1) none does.</summary>
    [Differentiable, Origin("loopEarly"), Expect([2, 3], [12, 8]), Expect([1, 1], [5, 5])]
    public static double OutOfALoop(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < 5; ++i)
        {
            sum += x * y;
            if (sum > 20) return sum;
        }

        return sum;
    }

    [Differentiable, Origin("midEarly"), Expect([8, 7], [896, 960]), Expect([6, 7], [56, 90])]
    public static double InTheMiddle(double x, double y)
    {
        double a = x * y;
        double b = a + x;
        if (b > 50) return a * b;
        return b * y;
    }

    [Differentiable, Origin("callsRec"), Expect([3, 1], [1, 1])]
    public static double OfARecursion(double x, double y) => StepDown(x, y);

    [Differentiable, Origin("recEarly"), Expect([3, 1], [1, 1])]
    public static double StepDown(double x, double y)
    {
        if (x > y) return StepDown(x - 1, y);
        return x * y;
    }

    [Differentiable, Origin("nested_early_return"), Expect([5, 3], [3, 5]), Expect([-5, 3], [0, 0])]
    public static double BehindAnOverwrittenParameter(double x, double y)
    {
        if (x > 0) x = x * y;
        if (x < 0) return 0;
        return x;
    }

    [Differentiable, Origin("declAfterEarly"), Expect([3, 0], [0, 0]), Expect([3, 5], [7, 13])]
    public static double BeforeTheLocals(double x, double y)
    {
        if (y == 0) return 1;
        double n = y;
        double a = n + x;
        double b = n, c = 2 * x;
        a *= b;
        return a + c;
    }

    [Differentiable, Origin("refAfterEarly"), Expect([1, 2], [64, 32]), Expect([1, 0], [0, 0])]
    public static double BeforeAReference(double x, double y)
    {
        if (y == 0) return 1;
        double a = x * y;
        ref double r = ref a;
        double square = r * r;
        return square * square;
    }

    [Differentiable, Origin("structRefAfterEarly"), Expect([1, 2], [8, 5]), Expect([1, 0], [0, 0])]
    public static double BeforeAReferenceToAStruct(double x, double y)
    {
        if (y == 0) return 1;
        Pair pair;
        pair.First = x * y;
        pair.Second = x + y;
        ref Pair r = ref pair;
        return r.First * r.Second;
    }

    [Differentiable, Origin("func1", File = "test/Gradient/RecursiveFunctionEarlyReturn.C"), Expect([2, 3], [8])]
    public static double BeforeTheRecursion(double x, int n)
    {
        if (n <= 0)
        {
            var doubled = new Pair(x * 2, 0);
            return doubled.First;
        }

        return (x * 2) + BeforeTheRecursion(x, n - 1);
    }
}
