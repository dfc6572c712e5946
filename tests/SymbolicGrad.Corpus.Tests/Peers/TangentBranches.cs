namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>
/// Branches and loops that overwrite their variable. Tangent's tests publish the inputs and compare with another system and with
/// differences when they run; the answers here are the derivatives written out.
/// </summary>
[OriginFile(Peer.Tangent, "tests/functions.py")]
internal static partial class TangentBranches
{
    [Differentiable, Origin("multiarg_if"), Expect([-1.5], [-27]), Expect([-0.5], [-9]), Expect([0.5], [-3]), Expect([2], [-3])]
    public static double ConditionsOnProducts(double a)
    {
        double b;
        if (a * a / 3 > 0) b = 3;
        else b = 4;
        a = a * b;
        if (a < b - (a * b))
        {
            a = a * a;
        }
        else if (a > b + (3 * a))
        {
            if (a / 2 < 0) a = a / b;
            else a = a * b;
        }
        else
        {
            a = -a;
        }

        return a;
    }

    [Differentiable, Origin("nested_if"), Expect([-1.5], [3]), Expect([-0.5], [3]), Expect([0.5], [1]), Expect([2], [4])]
    public static double NestedConditions(double a)
    {
        if (a > 0)
        {
            if (a < 10) a = a * a;
        }
        else
        {
            a = 3 * a;
        }

        return a;
    }

    [Differentiable, Origin("devilish_nested_if"), Expect([-1.5], [1]), Expect([-0.5], [1]), Expect([0.5], [9]), Expect([2], [36])]
    public static double ConditionOnWhatAConditionChanged(double a)
    {
        if (a > 0)
        {
            a = a * 3;
            if (a < 10) a = a * a;
            else a = a * 2;
        }

        return a;
    }

    [Differentiable, Origin("serial_if"), Expect([-1.5], [6]), Expect([-0.5], [6]), Expect([0.5], [2]), Expect([2], [8])]
    public static double ConditionsInARow(double a)
    {
        if (a > 0) a = a * a;
        a = a + a;
        if (a < 0) a = 3 * a;
        return a;
    }

    [Differentiable, Origin("serial_for"), Expect([-1.5, 1], [-54]), Expect([0.5, 2], [27]), Expect([2, 3], [165888])]
    public static double LoopsInARow(double a, int n)
    {
        for (int i = 0; i < n; i++) a = a * a;
        a = 2 * a;
        for (int i = 0; i < n + 1; i++) a = a * 3;
        return a;
    }

    [Differentiable, Origin("serial_ifthenfor"), Expect([-1.5, 1], [-12]), Expect([-0.5, 2], [-8]), Expect([0.5, 2], [1]), Expect([0.5, 3], [0.125])]
    public static double ConditionThenLoop(double a, int n)
    {
        if (a > 0) a = a * a;
        a = 2 * a;
        for (int i = 0; i < n; i++) a = a * a;
        return a;
    }

    [Differentiable, Origin("serial_forthenif"), Expect([-1.5, 1], [-54]), Expect([0.5, 2], [0.25]), Expect([0.5, 3], [0.001953125])]
    public static double LoopThenCondition(double a, int n)
    {
        for (int i = 0; i < n; i++) a = a * a;
        a = 2 * a;
        if (a > 0) a = a * a;
        return a;
    }

    [Differentiable, Origin("cond_iterpower1"), Expect([-1.5], [-136.6875]), Expect([0.5], [0.0625]), Expect([2], [1024])]
    public static double ConditionInALoop(double a)
    {
        for (int i = 0; i < 3; i++)
        {
            if (a < 20) a = a * a;
        }

        return a;
    }

    [Differentiable, Origin("cond_iterpower2"), Expect([-1.5], [-136.6875]), Expect([0.5], [0.0625]), Expect([2], [1024])]
    public static double LoopInACondition(double a)
    {
        if (a < 20)
        {
            for (int i = 0; i < 3; i++) a = a * a;
        }

        return a;
    }

    [Differentiable, Origin("super_iterpower"), Expect([-1.0], [27]), Expect([0.5], [4.023313522338867e-07]), Expect([1.5], [1022672.3159087151])]
    public static double CubesOfCubes(double a)
    {
        for (int i = 0; i < 3; i++) a = a * a * a;
        return a;
    }

    [Differentiable, Origin("superfor_iterpower", Step = 1e-4), Expect([-1.0], [-64]), Expect([0.5], [6.938893903907228e-18]), Expect([1.0], [64])]
    public static double SquaresInTwoLoops(double a)
    {
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < 3; j++) a = a * a;
        return a;
    }

    [Differentiable, Origin("iterpower_with_nested_def"), Expect([-1.5, 1], [-3]), Expect([0.5, 2], [0.5]), Expect([1.5, 3], [136.6875])]
    public static double LocalFunctionInALoop(double a, int n)
    {
        double Times(double u, double v) => u * v;
        for (int i = 0; i < n; i++) a = Times(a, a);
        return a;
    }

    [Differentiable, Origin("while_big"), Expect([-2.0], [0.03125]), Expect([0.1], [1]), Expect([0.5], [0.125]), Expect([1.5], [0.0625])]
    public static double HalvedUntilSmall(double a)
    {
        while (Math.Abs(a) > 0.1) a = a * 0.5;
        return a;
    }

    [Differentiable, Origin("if_mul_with_call"), Expect([-1.5, 2], [2, -1.5]), Expect([2, 0.5], [0.5, 2])]
    public static double CallsInBothArms(double a, double b)
    {
        double product;
        if (a > b) product = Product(a, b);
        else product = Product(b, a);
        return product;
    }

    [Differentiable, Origin("gradname_aliasing"), Expect([-1.5], [-3]), Expect([2], [4])]
    public static double LocalNamedAsAnAdjoint(double a)
    {
        double da = a * a;
        return da;
    }

    [Differentiable, Origin("gradgrad_chain_of_multcalls"), Expect([-1.5], [-136.6875]), Expect([0.5], [0.0625]), Expect([2], [1024])]
    public static double ChainOfCalls(double a)
    {
        double b = Product(a, a);
        double c = Product(b, b);
        double d = Product(c, c);
        return d;
    }

    [Differentiable, Origin("augassign"), Expect([-1.5], [-13.5]), Expect([-0.5], [-0.5]), Expect([0.5], [0.5]), Expect([2], [32])]
    public static double MultipliedByItself(double a)
    {
        double x = a * a;
        x *= x;
        return x;
    }

    [Differentiable, Origin("gradgrad_pow"), Expect([-1.5, 2], [-3, 0.9122964932433699]), Expect([0.5, -1.5], [-8.48528137423857, -1.9605162869370942]), Expect([2, 0.5], [0.35355339059327373, 0.9802581434685471])]
    public static double PowerOfTheMagnitude(double a, double b)
    {
        if (a >= 0) a = Math.Pow(a, b);
        else a = Math.Pow(-a, b);
        return a;
    }

    [Differentiable, Origin("numpy_sqrt"), Expect([-1.5], [-0.4082482904638631]), Expect([0.5], [0.7071067811865475]), Expect([2], [0.35355339059327373])]
    public static double RootOfTheMagnitude(double a)
    {
        double r;
        if (a >= 0) r = Math.Sqrt(a);
        else r = Math.Sqrt(-a);
        return r;
    }

    [Differentiable, Origin("cart2polar"), Expect([0.5, 1.5], [-0.28377223398316215, 1.1486832980505137]), Expect([2, -1.0], [1.094427190999916, -0.047213595499957905])]
    public static double SumOfPolarCoordinates(double a, double b)
    {
        (double r, double angle) = Polar(a, b);
        return r + angle;
    }

    private static double Product(double a, double b) => a * b;

    private static (double R, double Angle) Polar(double a, double b) => (Math.Sqrt((a * a) + (b * b)), Math.Atan2(b, a));
}
