namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Assignments inside of expressions, to parameters, to elements, through references.</summary>
[OriginFile(Peer.Clad, "test/Gradient/Assignments.C", Within = 0.005)]
internal static partial class CladAssignments
{
    [Differentiable, Origin("f2"), Expect([3, 4], [0, 1])]
    public static double ParameterUnderACondition(double x, double y)
    {
        if (x < y) x = y;
        return x;
    }

    [Differentiable, Origin("f3"), Expect([2, 100], [32, 0])]
    public static double ParametersThatChangeRoles(double x, double y)
    {
        x = x * x;
        y = x * x;
        x = y;
        return x;
    }

    [Differentiable, Origin("f4"), Expect([3, 4], [1, 0])]
    public static double CopiedAndCleared(double x, double y)
    {
        y = x;
        x = 0;
        return y + x;
    }

    /// <summary>−x² for a negative x or y.</summary>
    [Differentiable, Origin("f5, f6"), Expect([-3, 4], [6, 0]), Expect([3, -4], [-6, 0])]
    public static double SignByTwoConditions(double x, double y)
    {
        double t = x * x;
        if (x < 0)
        {
            t = -t;
            return t;
        }

        if (y < 0) t = -t;
        return t;
    }

    [Differentiable, Origin("f7"), Expect([3, 4], [1, 0])]
    public static double ElementThroughEveryOperator(double x, double y)
    {
        double[] t = [1, x, x * x];
        t[0]++;
        t[0]--;
        ++t[0];
        --t[0];
        t[0] = x;
        x = y;
        t[0] += t[1];
        t[0] *= t[1];
        t[0] /= t[1];
        t[0] -= t[1];
        x = ++t[0];
        return x;
    }

    [Differentiable, Origin("f8"), Expect([3, 4], [0, 8])]
    public static double ChainOfElements(double x, double y)
    {
        double[] t = [1, x, y, 1];
        t[3] = y *= t[0] = t[1] = t[2];
        return t[3];
    }

    [Differentiable, Origin("f10"), Expect([3, 4], [0, 1])]
    public static double ChainOfLocals(double x, double y)
    {
        double t = x;
        t = x = y;
        return t;
    }

    /// <summary>What is assigned in a condition's arms is multiplied.</summary>
    [Differentiable, Origin("f12"), Expect([3, 4], [0, 8])]
    public static double AssignedInBothArms(double x, double y)
    {
        double t;
        _ = x > y ? t = x : t = y;
        t *= y;
        return t;
    }

    [Differentiable, Origin("f13"), Expect([3, 4], [27, 0])]
    public static double AssignedInAProduct(double x, double y)
    {
        double t = x * (y = x);
        return t * y;
    }

    [Differentiable, Origin("f14"), Expect([3, 4], [96, 0])]
    public static double ThroughAReferenceToAParameter(double x, double y)
    {
        ref double r = ref x;
        r = 2 * x;
        r += x;
        r *= x;
        return x;
    }

    [Differentiable, Origin("f15"), Expect([3, 4], [30, 33])]
    public static double ThroughThreeReferences(double x, double y)
    {
        double product = x * y;
        ref double a = ref product;
        ref double c = ref x;
        ref double d = ref y;
        a *= x;
        product += 2 * x;
        c += 3 * x;
        d *= 3 * y;
        return a + c + d;
    }

    [Differentiable, Origin("f16"), Expect([3, 4], [16, 12])]
    public static double ReferenceToAReference(double x, double y)
    {
        ref double a = ref x;
        ref double b = ref a;
        ref double c = ref b;
        c *= 4 * y;
        return x;
    }

    [Differentiable(WithRespectTo = [nameof(x), nameof(y)]), Origin("f18"), Expect([3, 4, 5], [3, 2])]
    public static double OverwrittenConstant(double x, double y, double z)
    {
        z = (2 * x) + (2 * y);
        z += x;
        return z;
    }

    [Differentiable, Origin("f19"), Expect([1, 2], [2, 2])]
    public static double FusedMultiplyAdd(double x, double y) => Math.FusedMultiplyAdd(x, y, y);

    [Differentiable, Origin("f20"), Expect([1, 2], [0, 3])]
    public static double ReferenceSetToAConstant(double x, double y)
    {
        ref double r = ref x;
        r = 3;
        x = r * y;
        return x;
    }

    [Differentiable, Origin("f23"), Expect([7, 5], [1, 1])]
    public static double LastOfAList(double x, double y)
    {
        double[] list = [1, x + y];
        double result = 5;
        if (x > y) result = list[^1];
        return result;
    }

    [Differentiable, Origin("constValConstCast"), Expect([3, 4], [16, 24])]
    public static double CopyOfTheOther(double y, double x)
    {
        double z = x;
        y *= z;
        return y * x;
    }

    [Differentiable, Origin("f26"), Expect([8, 2], [0.5, -2])]
    public static double DividedInPlace(double x, double y)
    {
        double quotient = x;
        quotient /= y;
        return quotient;
    }

    [Differentiable, Origin("f27"), Expect([3, 4], [5, 3])]
    public static double ScaledInPlace(double x, double y)
    {
        x *= y + 1;
        return x;
    }
}
