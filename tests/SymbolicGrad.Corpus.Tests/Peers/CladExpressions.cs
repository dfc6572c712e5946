namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Arithmetic, conditions and declarations.</summary>
[OriginFile(Peer.Clad, "test/Gradient/Gradients.C", Within = 0.005)]
internal static partial class CladExpressions
{
    [Differentiable, Origin("f_add3"), Expect([1, 1], [3, 16])]
    public static double LinearForm(double x, double y) => (3 * x) + (4 * y * 4);

    [Differentiable, Origin("f_mult2"), Expect([1, 1], [12, 12])]
    public static double ProductOfFour(double x, double y) => 3 * x * 4 * y;

    [Differentiable, Origin("f_div2"), Expect([1, 1], [0.75, -0.75])]
    public static double Quotient(double x, double y) => 3 * x / (4 * y);

    [Differentiable, Origin("f_div3"), Expect([1, 1], [0, -1])]
    public static double AssignedNumerator(double x, double y) => (x = y) / (y * y);

    [Differentiable, Origin("f_c"), Expect([1, 1], [0, -2])]
    public static double MixedTerms(double x, double y) => (-x * y) + ((x + y) * (x / y)) - (x * x);

    [Differentiable, Origin("f_rosenbrock"), Expect([1, 1], [0, 0])]
    public static double Rosenbrock(double x, double y) => ((x - 1) * (x - 1)) + (100 * (y - (x * x)) * (y - (x * x)));

    [Differentiable, Origin("f_cond2"), Expect([3, -1], [1, 0])]
    public static double NestedConditional(double x, double y) => x > y ? x : y > 0 ? y : -y;

    [Differentiable, Origin("f_cond3"), Expect([3, -1], [1, -1])]
    public static double ConditionOnAnAddend(double x, double c) => c > 0 ? x + c : x - c;

    [Differentiable, Origin("f_cond4"), Expect([3, -1], [6, 0])]
    public static double ElementUnderACondition(double x, double y)
    {
        int i = 0;
        double[] array = [x, y];
        if (x > 0) y = array[i] * x;
        return y;
    }

    [Differentiable, Origin("f_if2"), Expect([-5, -4], [0, -1])]
    public static double ChainOfReturns(double x, double y)
    {
        if (x > y) return x;
        else if (y > 0) return y;
        else return -y;
    }

    [Differentiable, Origin("f_decls3")]
    [Expect([3, 0], [6, 0]), Expect([-3, 0], [-6, 0]), Expect([0.5, 0], [9, 0]), Expect([0, 100], [0, 0])]
    public static double DeclarationsBetweenReturns(double x, double y)
    {
        double a = 3 * x;
        double unread = 333 * y;
        if (x > 1) return 2 * a;
        else if (x < -1) return -2 * a;
        double b = a * a;
        return b + (0 * unread);
    }

    [Differentiable, Origin("fn_increment_in_return"), Expect([3, 2], [7, 0])]
    public static double IncrementInAProduct(double x, double y)
    {
        double before = x;
        return ++x * before;
    }

    [Differentiable, Origin("fn_div"), Expect([2], [0.125])]
    public static double NegativeReciprocal(double x) => -0.5 / x;

    /// <summary>The condition doubles x, whatever it says.</summary>
    [Differentiable, Origin("fn_cond_side_eff"), Expect([0], [2]), Expect([1], [2])]
    public static double EffectOfACondition(double x)
    {
        if ((x += x) != 0) return x;
        return x;
    }

    [Differentiable, Origin("fn_const_cond_op"), Expect([0], [1])]
    public static double ConditionalConstant(double x) => x + (x > 0 ? 1.0 : 0.0);

    [Differentiable, Origin("fn_empty_if_else"), Expect([1], [5])]
    public static double EmptyThen(double x)
    {
        double result;
        if ((result = 0) != 0)
        {
        }
        else
        {
            result = 5 * x;
        }

        return result;
    }

    [Differentiable, Origin("fn_cond_add_assign"), Expect([3, 5], [80, 48])]
    public static double SumInsideOfAnAnd(double x, double y)
    {
        double sum = 0;
        if ((sum = 2 * x * y) != 0 && (sum += 3 * x * y) != 0 && (sum += 5 * x * y) != 0) sum += 6 * x * y;
        return sum;
    }

    [Differentiable, Origin("f_mult3"), Expect([3, 5], [11, 3])]
    public static double ParameterTimesAChoice(double x, double y)
    {
        x = (x + y) * (x < 10 ? x : y);
        return x;
    }

    [Differentiable, Origin("f_const_denom"), Expect([3, 5], [10, 6])]
    public static double ConstantDivisor(double x, double y)
    {
        const double half = 0.5;
        return x * y / half;
    }

    [Differentiable, Origin("f_ref_in_rhs"), Expect([3, 5], [5, 13]), Expect([55, 5], [0, 0])]
    public static double ReferencesUnderACondition(double x, double y)
    {
        if (x != 55)
        {
            ref double a = ref x;
            ref double b = ref y;
            return b * (a + y);
        }

        return 1;
    }

    [Differentiable, Origin("f_infinity"), Expect([-3, 4], [0, 1])]
    public static double ComparedWithInfinity(double x, double y) => x < double.PositiveInfinity ? y : x + y;

    [Differentiable, Origin("f1", File = "test/Gradient/UnaryMinus.C"), Expect([5], [1])]
    public static double SixMinuses(double x) => -(-(-1)) * -(-(-x));

    [Differentiable, Origin("f2", File = "test/Gradient/UnaryMinus.C"), Expect([3, 4], [-4, -3])]
    public static double MinusesInProducts(double x, double y) => (-2 * -(-(-x)) * -y) - (1 * (-y) * (-(-x)));

    [Differentiable, Origin("f", File = "test/Gradient/TBRTernary.C"), Expect([false, 2, 3], [0, 6]), Expect([true, 2, 3], [4, 0])]
    public static double OverwrittenAfterTheChoice(bool first, double a, double b)
    {
        double x = first ? a * a : b * b;
        a = 0;
        b = 0;
        return x + a + b;
    }
}
