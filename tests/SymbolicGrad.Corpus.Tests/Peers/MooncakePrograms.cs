using SymbolicGrad.Corpus.Tests.Peers.Types;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>
/// Values used several times, variables that change places, mutation, recursion. Mooncake publishes the inputs and compares with
/// differences when its tests run; the answers here are the derivatives written out.
/// </summary>
[OriginFile(Peer.Mooncake, "src/test_resources.jl")]
internal static partial class MooncakePrograms
{
    [Differentiable, Origin("bar"), Expect([5, 4], [0, 0.6004823903928633])]
    public static double CallsOfCalls(double x, double y)
    {
        double unused = Math.Sin(x);
        double x2 = Math.Cos(y);
        double x3 = CosineOfSine(x2);
        double x4 = CosineOfSine(x3);
        return x2 + x4 + (0 * unused);
    }

    [Differentiable, Origin("goto_tester"), Expect([5], [0.9589242746631385]), Expect([-1.0], [0.40286244305285346])]
    public static double SkippedStatement(double x)
    {
        if (!(x > Math.Cos(x))) x = Math.Sin(x);
        return Math.Cos(x);
    }

    [Differentiable, Origin("phi_node_with_undefined_value"), Expect([true, 4], [0.10315887444431626]), Expect([false, 4], [0.7568024953079282])]
    public static double AssignedUnderOneConditionReadUnderAnother(bool flag, double y)
    {
        double v = 0;
        if (flag) v = Math.Sin(y);
        double z = Math.Cos(y);
        if (flag) z += v;
        return z;
    }

    [Differentiable, Origin("avoid_throwing_path_tester"), Expect([5], [0.28366218546322625])]
    public static double BesideAThrow(double x)
    {
        if (x < 0) throw new ArgumentOutOfRangeException(nameof(x));
        return Math.Sin(x);
    }

    /// <summary>A square whose every cell is the number, summed.</summary>
    [Differentiable, Origin("no_primitive_inlining_tester"), Expect([5], [25])]
    public static double FilledTable(double x)
    {
        var table = new double[5, 5];
        for (int i = 0; i < 5; i++)
            for (int j = 0; j < 5; j++) table[i, j] = x;
        double sum = 0;
        for (int i = 0; i < 5; i++)
            for (int j = 0; j < 5; j++) sum += table[i, j];
        return sum;
    }

    [Differentiable, Origin("varargs_tester_3"), Expect([5, 4, 3], [0.28366218546322625, 1, 1])]
    public static double VariableArguments(double x, double y, double z) => SineAndRest(x, y, z);

    [Differentiable, Origin("test_isbits_multiple_usage_3"), Expect([4.1], [-0.5460718847521683])]
    public static double SquareOfASquare(double x)
    {
        double y = Math.Sin(x);
        double z = y * y;
        double a = z * z;
        return Math.Cos(a);
    }

    [Differentiable, Origin("test_isbits_multiple_usage_4"), Expect([5], [0.5440211108893698]), Expect([-5.0], [0.5440211108893698])]
    public static double SquareOfAChoice(double x)
    {
        double y = x > 0 ? Math.Cos(x) : Math.Sin(x);
        return y * y;
    }

    [Differentiable, Origin("test_isbits_multiple_usage_5"), Expect([4.1], [7.315460790493882]), Expect([-4.1], [3.704596256374859])]
    public static double ChoiceOfASquare(double x)
    {
        double y = x * x;
        return x > 0 ? Math.Cos(y) : Math.Sin(y);
    }

    [Differentiable, Origin("test_isbits_multiple_usage_phi"), Expect([false, 1.1], [1]), Expect([true, 1.1], [2.2])]
    public static double ChoiceTimesItself(bool flag, double y)
    {
        double z = flag ? y : 1.0;
        return z * y;
    }

    [Differentiable, Origin("test_multiple_call_non_primitive"), Expect([5], [0.16293580872414992])]
    public static double CallTwiceInALoop(double x)
    {
        for (int i = 0; i < 2; i++) x = Sine(x);
        return x;
    }

    [Differentiable, Origin("test_mutation!"), Expect([new double[] { 1, 2 }], [0, -0.4161468365471424])]
    public static double FirstFromTheSecond(double[] x)
    {
        x[0] = Math.Sin(x[1]);
        return x[0];
    }

    [Differentiable, Origin("test_while_loop"), Expect([2], [0.2912473789881426])]
    public static double CosineThrice(double x)
    {
        int n = 3;
        while (n > 0)
        {
            x = Math.Cos(x);
            n -= 1;
        }

        return x;
    }

    [Differentiable, Origin("test_for_loop"), Expect([3], [-0.10998164941049358])]
    public static double FiveHundredSines(double x)
    {
        for (int i = 0; i < 500; i++) x = Math.Sin(x);
        return x;
    }

    /// <summary>Two variables that take each other's values. The results are weighted by 1 and 3.</summary>
    [Differentiable, Origin("test_multiple_phinode_block"), Expect([3, 1], [3]), Expect([3, 2], [1]), Expect([3, 3], [6])]
    public static double VariablesThatChangePlaces(double x, int n)
    {
        double a = 1, b = x;
        int i = 1;
        while (i < n)
        {
            double before = a;
            a = b;
            b = 2 * before;
            i += 1;
        }

        return a + (3 * b);
    }

    [Differentiable, Origin("test_mutable_struct"), Expect([5], [0.28366218546322625])]
    public static double MemberReplacedByItsSine(double x)
    {
        var foo = new Holder(x);
        foo.X = Math.Sin(foo.X);
        return foo.X;
    }

    [Differentiable, Origin("setfield_tester_left!"), Expect([5, 4], [0, 1])]
    public static double MemberThatIsOverwritten(double x, double value)
    {
        var target = new Holder(x);
        target.X = value;
        return target.X;
    }

    /// <summary>The products of a 2×3 and a 3×2 table, squared and summed.</summary>
    [Differentiable, Origin("test_naive_mat_mul!")]
    [Expect([2, new double[] { 1, 2, 3, 4, 5, 6 }, 3, new double[] { 0.5, -1, 1.5, 2, -0.5, 0.25 }], [-5.5, 21, -0.125, -8.5, 49.5, -2.75, 56, 67.5, 73, 90, 90, 112.5])]
    public static double ProductOfTables(double[,] a, double[,] b)
    {
        int rows = a.GetLength(0), columns = b.GetLength(1);
        var c = new double[rows, columns];
        for (int p = 0; p < rows; p++)
        {
            for (int q = 0; q < columns; q++)
            {
                c[p, q] = 0;
                for (int r = 0; r < a.GetLength(1); r++) c[p, q] += a[p, r] * b[r, q];
            }
        }

        double sum = 0;
        for (int p = 0; p < rows; p++)
            for (int q = 0; q < columns; q++) sum += c[p, q] * c[p, q];
        return sum;
    }

    [Differentiable, Origin("test_mlp")]
    [Expect([new double[] { 0.5, -1 }, 3, new double[] { 0.1, 0.2, -0.3, 0.4, 0.5, -0.6 }, 2, new double[] { 1, -1, 0.5, 0.25, 2, -0.5 }],
        [2.170320627280782, -2.5923276042114436, 0.3434353835626875, -0.686870767125375, -2.5967687119328104, 5.193537423865621, 0.5435723234085583, -1.0871446468171166, -0.20759633172250816, -0.697895263663321, 0.9635856836067235, 0.41205315175946633, 1.3852361484636775, -1.9125989107128392])]
    public static double TwoLayers(Vector<double> x, Matrix<double> W1, Matrix<double> W2) => SquaredNorm(W2 * Tanh(W1 * x));

    [Differentiable, Origin("test_self_reference"), Expect([1.1, 1.5], [1.5, 1.1]), Expect([1.5, 1.1], [2.1, 1.5])]
    public static double RecursionWithArgumentsExchanged(double a, double b) => a < b ? a * b : RecursionWithArgumentsExchanged(b, a) + a;

    [Differentiable, Origin("test_recursive_sum"), Expect([new double[] { 0.5, -1.5 }, 0], [1, 1]), Expect([new double[] { }, 0], [])]
    public static double RecursiveSum(double[] x, int from) => from == x.Length ? 0 : x[from] + RecursiveSum(x, from + 1);

    [Differentiable, Origin("test_map")]
    [Expect([new double[] { 0.5, -1, 0.25 }, new double[] { 1, 0.75, -0.5 }], [0.9799231132480296, 0.09539804785856057, -1.231549977378917, -2.2392158271473117, -2.157409720006415, 0.24148684924089192])]
    public static double MappedPairs(double[] x, double[] y) => x.Zip(y, (a, b) => Math.Sin(Math.Cos(Math.Exp(a)) + (Math.Exp(b) * Math.Sin(b)))).Sum();

    /// <summary>The cosines replace the elements, which are weighted by 1, 2, 3.</summary>
    [Differentiable, Origin("inplace_invoke!"), Expect([new double[] { 1, 2, 3 }], [-0.8414709848078965, -1.8185948536513634, -0.4233600241796016])]
    public static double CosinesInPlace(double[] x)
    {
        Cosines(x);
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += (i + 1) * x[i];
        return sum;
    }

    [Differentiable, Origin("highly_nested_tuple"), Expect([5], [75])]
    public static double NestedTuple(double x)
    {
        var nested = ((((x, 1), x), 2), x);
        return nested.Item1.Item1.Item1.Item1 * nested.Item1.Item1.Item2 * nested.Item2;
    }

    [Differentiable, Origin("test_from_slack"), Expect([new double[] { 0.5, 1, 1.5, 2 }], [-0.479425538604203, 0.5403023058681398, -0.9974949866040544, -0.4161468365471424])]
    public static double SinesAndCosinesInTurn(double[] x)
    {
        double y = 0;
        int n = 1;
        while (n <= x.Length)
        {
            if (n % 2 == 0) y += Math.Sin(x[n - 1]);
            else y += Math.Cos(x[n - 1]);
            n += 1;
        }

        return y;
    }

    private static double CosineOfSine(double x)
    {
        double y = Math.Sin(x);
        double z = Math.Cos(y);
        return z;
    }

    private static double Sine(double x) => Math.Sin(x);

    private static double SineAndRest(double x, params double[] rest)
    {
        double sum = Math.Sin(x);
        foreach (double y in rest) sum += y;
        return sum;
    }

    private static void Cosines(double[] x)
    {
        for (int i = 0; i < x.Length; i++) x[i] = Math.Cos(x[i]);
    }
}
