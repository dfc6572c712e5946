namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>Calls that change what is passed, by reference and in arrays.</summary>
[OriginFile(Peer.Clad, "test/Gradient/FunctionCalls.C", Within = 0.005)]
internal static partial class CladCalls
{
    [Differentiable, Origin("fn2"), Expect([3, 5], [1, 3])]
    public static double ChangesBothAndReturns(double x, double y)
    {
        double unused = Accumulate(ref x, ref y);
        unused = Accumulate(ref x, ref y);
        return x + (0 * unused);
    }

    [Differentiable, Origin("fn4"), Expect([new double[] { 1, 2, 3, 4, 5 }], [23, 3, 3, 3, 3])]
    public static double ChangesTheArrayItSums(double[] x)
    {
        double result = SumAndGrow(x);
        for (int i = 0; i < x.Length; ++i)
        {
            Double(ref x[i]);
            result += x[i];
        }

        return result;
    }

    [Differentiable, Origin("fn5"), Expect([new double[] { 1, 2, 3, 4, 5 }], [5, 1, 0, 0, 0])]
    public static double ChangesOneElement(double[] x)
    {
        _ = Mix(x);
        return x[0];
    }

    [Differentiable, Origin("fn6"), Expect([3, 5], [5, 3])]
    public static double HasDefaults(double x = 0, double y = 0) => x * y;

    [Differentiable, Origin("fn9"), Expect([3, 5], [5, 3])]
    public static double LargerOfTwo(double x, double y) => Larger(x * y, y);

    [Differentiable, Origin("fn10"), Expect([8, 5], [0, 7])]
    public static double ClampedThrice(double x, double y)
    {
        double result = x;
        result = Math.Max(result, 0);
        result = Math.Min(result, 10);
        result = result < 3 ? 3 : result > 7 ? 7 : result;
        return result * y;
    }

    [Differentiable, Origin("fn15"), Expect([6, -2], [1, 1])]
    public static double AssignsInTheArgument(double x, double y)
    {
        _ = Three(y += x);
        return y;
    }

    [Differentiable(WithRespectTo = [nameof(x)]), Origin("fn17"), Expect([5, new double[] { 3, 2 }], [2])]
    public static double PassesItselfTwice(double x, double[] y)
    {
        x = AddFirst(x, y);
        x = AddFirst(x, [x]);
        return x;
    }

    [Differentiable(WithRespectTo = [nameof(x)]), Origin("fn20"), Expect([new double[] { 3, 5 }, new double[] { -1, 2, 3 }], [2, 3])]
    public static double PartOfTheWeights(double[] x, double[] w) => WeightedSum(x, w.AsSpan(1));

    [Differentiable, Origin("fn24"), Expect([3], [2])]
    public static double IgnoresWhatIsReturned(double x)
    {
        Twice(ref x);
        return x;
    }

    /// <summary>u·v + u.</summary>
    [Differentiable, Origin("fn27"), Expect([2, 1], [2, 2])]
    public static double ReadsBeforeAndAfter(double u, double v)
    {
        double[] array = [u, v, 1];
        double product = array[0] * array[1] * array[2];
        Scale(array, u);
        return product + array[2];
    }

    [Differentiable, Origin("fn29"), Expect([new double[] { 3, 4 }], [24, 9])]
    public static double SquaresAnElement(double[] x)
    {
        x[0] = x[0] * x[0];
        return x[0] * x[1];
    }

    /// <summary>4·p + 3·p² of the first parameter.</summary>
    [Differentiable, Origin("fn32"), Expect([new double[] { 3, 4 }], [22, 0])]
    public static double InterpolatesIntoAnArray(double[] parameters)
    {
        double[] coefficients = [parameters[0]], result = new double[1], slopes = [3, 4];
        Interpolate(coefficients, slopes.AsSpan(0, 1), slopes.AsSpan(1), result);
        return result[0];
    }

    [Differentiable, Origin("fn33"), Expect([new double[] { 3, 4 }], [1, 0])]
    public static double ResultByOut(double[] parameters)
    {
        First(parameters, out double result);
        return result;
    }

    [Differentiable, Origin("fn35"), Expect([10, 1], [-3, 2])]
    public static double SmallerAndLarger(double x, double y) => (2 * Math.Min(x, y)) - (3 * Math.Max(x, y));

    private static double Accumulate(ref double x, ref double y)
    {
        x += y;
        y += y;
        return x + y;
    }

    private static double SumAndGrow(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; ++i) sum += x[i];
        x[0] += 10 * x[0];
        return sum;
    }

    private static void Double(ref double x) => x = 2 * x;

    private static double Mix(double[] x)
    {
        x[0] = (5 * x[0]) + x[1];
        return 1;
    }

    private static double Larger(double a, double b) => a > b ? a : b;

    private static double Three(double x) => 3 + (0 * x);

    private static double AddFirst(double a, double[] b) => a + b[0];

    private static double WeightedSum(double[] x, ReadOnlySpan<double> w) => (w[0] * x[0]) + (w[1] * x[1]);

    private static double Twice(ref double x) => x *= 2;

    private static void Scale(double[] x, double by)
    {
        for (int i = 0; i < 3; ++i) x[i] *= by;
    }

    private static void Interpolate(double[] coefficients, Span<double> sum, Span<double> difference, double[] result)
    {
        double x = coefficients[0];
        result[0] += x * (difference[0] + (x * sum[0]));
    }

    private static void First(double[] x, out double result) => result = x[0];
}
