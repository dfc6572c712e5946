using System.Runtime.CompilerServices;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Methods that are not inlined: what a call computes is recorded, and its reverse reads that, last call first.</summary>
internal static partial class OutOfLine
{
    internal readonly record struct Both(double Sum, double Product);

    [Differentiable]
    public static double InsideOfAFunction(double x, double y) => Math.Sin(Heavy(x, y)) * y;

    [Differentiable]
    public static double ValueReadTwice(double x, double y)
    {
        double h = Heavy(x, y);
        return h * h * x + Math.Exp(-h);
    }

    [Differentiable]
    public static double SameCallTwice(double x, double y) => Heavy(x, y) * Heavy(x, y) + Heavy(y, x) * Heavy(x * y, x);

    [Differentiable]
    public static double OnlyTheConditionReadsIt(double x, double y) => Heavy(x, y) > 0.1 ? x * y : x - y;

    [Differentiable]
    public static double OneCallWithoutAnAdjoint(double x, double y) => Heavy(x, y) > 0 ? Math.Cos(Heavy(y, x)) : Math.Exp(Heavy(y, x) * Heavy(x, x));

    [Differentiable]
    public static double CarriedThroughALoop(double a, double[] x)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++) s = Math.Tanh(s * Heavy(x[i], s) + a);
        return s * Heavy(s, a);
    }

    [Differentiable]
    public static double SumOfCalls(double a, double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += Heavy(x[i], a);
        return s;
    }

    [Differentiable]
    public static double SumOfSquares(double a, double[] x)
    {
        double s = 0;
        foreach (double v in x) s += Math.Pow(Heavy(v, a), 2) + Heavy(a, v);
        return s * Math.Sin(Heavy(a, s));
    }

    [Differentiable]
    public static double NestedLoops(double a, double b, int n)
    {
        double s = a;
        for (int i = 0; i <= n; i++)
        {
            double t = Heavy(s, b);
            for (int j = 0; j < i; j++) t = Math.Sin(t + Heavy(t, s)) * Chain(t, b);
            s = t * Heavy(t, a);
        }

        return s;
    }

    [Differentiable]
    public static double BreaksAndContinues(double a, double[] x)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            double h = Heavy(x[i], s);
            if (h < -0.4) continue;
            s = Math.Sin(s + h * Heavy(h, a));
            if (s > 0.9) break;
        }

        return s;
    }

    [Differentiable]
    public static double UntilItIsSmall(double a, double b)
    {
        double s = 2 + Math.Sin(a);
        while (s > 0.3) s *= 0.5 + 0.1 * Math.Sin(Heavy(s, 0.2 * Math.Sin(b)));
        return s * Heavy(a, b);
    }

    [Differentiable]
    public static double InTheArms(double x, double y, int n)
    {
        double h = Heavy(x, y), r;
        if (n % 3 == 0) r = Math.Sin(Heavy(h, y)) * h;
        else if (n % 3 == 1) r = h * h;
        else r = Chain(h, x) * Heavy(y, h);
        if (x > y) r *= Heavy(r, h);
        return Math.Cos(r) * h;
    }

    [Differentiable]
    public static double AfterAnEarlyReturn(double[] x, double a)
    {
        if (x.Length < 2) return a * Heavy(a, 1);
        double s = Heavy(x[0], x[1]);
        if (s > 0.5) return Math.Sin(s);
        for (int i = 2; i < x.Length; i++) s = Math.Sin(s * Heavy(s, x[i]));
        return s * a;
    }

    [Differentiable]
    public static double CallsOfCalls(double x, double y) => Math.Tanh(Chain(Chain(x, y), Heavy(y, x)));

    [Differentiable]
    public static double OfArrays(double[] x, double[] y, double a) => Math.Sin(Total(x, a)) * Total(y, Total(x, a * a)) + Total(x, 1);

    [Differentiable]
    public static double OfRows(double[][] rows, double a)
    {
        double s = a;
        foreach (double[] row in rows) s = Math.Sin(Total(row, s));
        return s;
    }

    [Differentiable]
    public static double OfTheSameArrayTwice(double[] x, double a) => Math.Cos(TotalOfTwo(x, x, a)) * a;

    [Differentiable]
    public static double OfAnArrayThatIsWritten(double[] x, double a)
    {
        double s = Math.Sin(Total(x, a));
        if (x.Length > 0) x[0] *= s;
        return Math.Sin(Total(x, s));
    }

    [Differentiable]
    public static double OfAnArrayThatIsFilled(double[] x, double a)
    {
        double s = Math.Sin(Total(x, a));
        Array.Fill(x, s);
        return s * Math.Sin(Total(x, a));
    }

    [Differentiable]
    public static double OfAnArrayThatIsCleared(double[] x, double a)
    {
        double s = Math.Sin(Total(x, a));
        Action<double[]> clear = Clear;
        clear(x);
        return s * Math.Sin(Total(x, s));
    }

    [Differentiable]
    public static double WritesByOthers(double[] x, double a) => x.Length < 1 ? a : Math.Sin(Filled(x, a)) * x[0] * x[0];

    [Differentiable]
    public static double OfVectors(Matrix<double> W, Vector<double> x, double a)
    {
        Vector<double> h = Layer(W, x, a);
        for (int i = 0; i < 3; i++) h = Layer(W, h, a * i) + 0.1 * x;
        return SquaredNorm(h) + Math.Sin(Squares(h, a)) * Squares(x, a);
    }

    [Differentiable]
    public static Vector<double> ReturnsAVector(Matrix<double> W, Vector<double> x, double a) => Tanh(Layer(W, Layer(W, x, a), 0.5)) * Math.Sin(Squares(x, a));

    [Differentiable]
    public static double VectorsInCalls(Matrix<double> W, Vector<double> x, int n)
    {
        double s = 0.5;
        for (int i = 0; i < n; i++) s = Math.Sin(Network(W, s * x, s));
        return s;
    }

    [Differentiable]
    public static (double Value, double Slope) ReturnsATuple(double x, double y) => (Math.Sin(Heavy(x, y)), Heavy(y, x) * Heavy(x, x));

    [Differentiable]
    public static Both ReturnsAStruct(double x, double y) => new(Math.Exp(Heavy(x, y)) + y, Chain(x, y) * x);

    [Differentiable]
    public static void WritesAnArray(double[] x, double[] y, double a)
    {
        for (int i = 0; i < y.Length; i++) y[i] = Math.Sin(Heavy(y[i], a)) * (i < x.Length ? x[i] : 1);
    }

    [Differentiable]
    public static float InSinglePrecision(float x, float y) => MathF.Sin(Single(x, y)) * Single(y, x);

    [Differentiable]
    public static double EvenOrOdd(double x, double y, int n) => Math.Sin(Even(x, y, n)) + Odd(y, x, n + 1) * x;

    [Differentiable]
    public static double Circle(double x, int n) => Math.Tanh(First(x, n) * First(x * x, n / 2));

    [Differentiable]
    public static double Recursive(double x, double y, int n) => n == 0 ? Heavy(x, y) : Math.Sin(Recursive(x * Heavy(x, y), y, n - 1) + Heavy(y, x));

    [Differentiable]
    public static double GuardedCall(double x, double y) => Math.Sin(Guarded(x * x, y)) * Guarded(y * y, x);

    [Differentiable]
    public static double OnlyConditionsInside(double x, double y) => Math.Sin(Steps(x, y)) * x + Math.Sin(Itself(x) * Itself(y)) + Math.Cos(Steps(y, x) * y);

    [Differentiable]
    public static Vector<double> VectorThatRecordsNothing(Vector<double> x, double a) => a * Scaled(x, -0.75);

    [Differentiable]
    public static double VectorsThatRecordNothing(Vector<double> x, double a, int n)
    {
        Vector<double> h = Scaled(x, a);
        for (int i = 0; i < n; i++) h = Tanh(Scaled(h, i) + Scaled(x, a));
        return Math.Sin(SquaredNorm(h + Same(h)));
    }

    [Differentiable]
    public static double ThroughALambda(double[] x, double a) => Math.Sin(x.Sum(v => Math.Cos(Heavy(v, a)))) * x.Select(v => Heavy(a, v)).Sum();

    [Differentiable]
    public static double ThroughAHelper(double x, double y) => Inlined(x, y) * Inlined(y, x) + Inlined(Inlined(x, x), y);

    [Differentiable]
    public static double ConstantArguments(double x, int n) => Math.Sin(Heavy(x, 2)) * Math.Sin(Heavy(n, x)) + Heavy(n, 1.5);

    [Differentiable]
    public static double RecursiveOnASequence(double[] x, double a, int n)
    {
        if (n < 1 || n > 3) return a * x.Sum();
        IEnumerable<double> scaled = x.Select(v => v * a);
        return Math.Sin(RecursiveOnASequence(x, scaled.Sum(), n - 1));
    }

    [Differentiable]
    public static double NamesOfWhatIsCalled(double x, double Heavy_Record)
    {
        double Heavy_Reverse = Math.Sin(Heavy(x, Heavy_Record));
        double Chain_Backward = Heavy_Reverse * x;
        Chain_Backward = Math.Sin(Chain_Backward) * Chain_Backward;
        return Math.Sin(Chain(Chain_Backward, x)) * Chain_Backward + Heavy_Reverse;
    }

    [Differentiable]
    public static double OverloadsByTypesOfArguments(int n, double x, float y) =>
        Math.Sin(Kind(2.0, x)) * Math.Sin(Kind(2, x)) * Math.Sin(Kind(2f, x)) + Math.Sin(Kind((double)n, x)) * Math.Sin(Kind(n, x)) + Math.Sin(Kind(y, x)) * Math.Sin(Kind((double)y, x));

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Kind(double a, double b) => Math.Sin(a * b);

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Kind(int a, double b) => Math.Cos(a * b);

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Kind(float a, double b) => Math.Tanh(a + b);

    private static void Clear(double[] x) => x.AsSpan().Clear();

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Filled(double[] x, double a)
    {
        double s = x[0] * a;
        Array.Fill(x, a);
        return s + x[0];
    }

    private static double Inlined(double x, double y) => Math.Sin(Heavy(x, y)) * x;

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Heavy(double x, double y)
    {
        double s = 0.3 * x;
        for (int i = 0; i < 3; i++) s = Math.Sin(s * y) + (i == 1 ? s : Math.Cos(x + i));
        return x > 1.234 ? s * x : Math.Sin(s) * x * y;
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Chain(double x, double y) => Math.Sin(Heavy(x, y) * Heavy(y, x)) + 0.5 * Heavy(x * 0.3, y);

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Total(double[] x, double a)
    {
        double s = a;
        foreach (double v in x) s = Math.Sin(s + v * a);
        return s;
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double TotalOfTwo(double[] x, double[] y, double a)
    {
        double s = a;
        for (int i = 0; i < Math.Min(x.Length, y.Length); i++) s = Math.Sin(s * x[i]) + y[i];
        return s;
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<double> Layer(Matrix<double> W, Vector<double> x, double a) => Tanh(a * (W * x) + x);

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Squares(Vector<double> x, double a) => SquaredNorm(Tanh(a * x)) * a;

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Network(Matrix<double> W, Vector<double> x, double a)
    {
        Vector<double> h = x;
        for (int i = 0; i < 2; i++) h = Layer(W, h, a + Squares(h, a));
        return Sum(h) * Squares(h, 0.5);
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Single(float x, float y) => MathF.Tanh(x * y) + x * MathF.Sin(y);

    [Differentiable]
    private static double Even(double x, double y, int n) => n <= 0 ? x * y : Math.Sin(Odd(x * 0.9, y, n - 1) + x);

    [Differentiable]
    private static double Odd(double x, double y, int n) => n <= 0 ? x - y : Even(x, y * x, n - 1) * y;

    [Differentiable]
    private static double First(double x, int n) => n <= 0 ? x : Math.Cos(Second(x * 0.7, n - 1)) * x;

    [Differentiable]
    private static double Second(double x, int n) => x * Third(x + 0.1, n) + Third(x, n - 1);

    [Differentiable]
    private static double Third(double x, int n) => n <= 0 ? x * x : Math.Sin(First(x, n - 1) * x);

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Guarded(double x, double y)
    {
        if (x < 0) throw new ArgumentOutOfRangeException(nameof(x));
        return Math.Sqrt(1 + x) * y;
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<double> Scaled(Vector<double> x, double a) => a * x + x;

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<double> Same(Vector<double> x) => x;

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Itself(double x) => x;

#pragma warning disable SG0101 // That neither matters is what is tested.
    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Steps(double x, double y)
    {
        double r = 2.0, q = Math.Sqrt(0.2 + r * r);
        return 0.567 <= y ? (r > 0.4 ? r * q : q / (1 + r * r)) : x < -0.234 ? r : 1.25;
    }
#pragma warning restore SG0101
}
