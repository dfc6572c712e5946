namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Methods that call themselves, directly or through others, and methods that are computed once more in the reverse sweep.</summary>
internal static partial class Recursion
{
    [Differentiable]
    public static double PowerBySquaring(double x, int n)
    {
        if (n == 0) return 1;
        double half = PowerBySquaring(x, n / 2);
        return n % 2 == 0 ? half * half : half * half * x;
    }

    [Differentiable]
    public static double PowerOfASum(double x, double y, int n) => PowerBySquaring(x + y, n + 3) * y;

    [Differentiable]
    public static double Fibonacci(double x, double y, int n) => n < 2 ? x * y : Fibonacci(x * y, y, n - 1) + Fibonacci(x, x - y, n - 2);

    [Differentiable]
    public static double HornerFrom(double[] x, double a) => Horner(x, a, 0);

    [Differentiable]
    public static double HornerOfConstants([Data] double[] x, double a) => Horner(x, a, 0) * a;

    [Differentiable]
    public static double TreeSum(double[] x, double a) => Tree(x, a, 0);

    [Differentiable]
    public static double PairwiseSum(double[] x) => Pairwise(x, 0, x.Length) * Pairwise(x, 0, x.Length / 2);

    [Differentiable]
    public static double Determinant(double[] w, double a) => Laplace(w, a, 0, 0);

    [Differentiable]
    public static double EvenAndOdd(double x, double y, int n) => Even(x, y, 2 * n) + Odd(y, x, n);

    [Differentiable]
    public static double Simpson(double a, double b) => Quadrature(a, a + b, a * b, 3);

    [Differentiable]
    public static double ContinuedFraction(double x, int n) => n == 0 ? x : n + (x / ContinuedFraction(x * x, n - 1));

    [Differentiable]
    public static double Newton(double x, double guess, int n) => n == 0 ? guess : Newton(x, 0.5 * (guess + x / guess), n - 1);

    [Differentiable]
    public static double UnderAConditionOnTheValue(double x, double y) => x > 4 ? y * x : UnderAConditionOnTheValue(x * 1.7 + y, y * 0.9);

    [Differentiable]
    public static double ResultAsArgument(double x, int n) => n == 0 ? Math.Sin(x) : ResultAsArgument(ResultAsArgument(x, n - 1) * 0.5, n - 1) + x;

    [Differentiable]
    public static double InALoop(double x, double[] y)
    {
        double s = x;
        for (int i = 0; i < y.Length; i++) s = Math.Tanh(s * PowerBySquaring(y[i] + s, i) + Horner(y, s, i));
        return s;
    }

    [Differentiable]
    public static double LoopsInside(double[] x, double a, int n)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) s = Math.Sin(s + a * x[i]);
        return n == 0 ? s : s * LoopsInside(x, a + s, n - 1);
    }

    [Differentiable]
    public static double CalledTwiceWithTheSame(double x, int n) => n == 0 ? x : CalledTwiceWithTheSame(x * x, n - 1) * CalledTwiceWithTheSame(x * x, n - 1);

    [Differentiable]
    public static double UnusedRecursion(double x, int n) => n > 0 && UnusedRecursion(x, n - 1) > 1e6 ? 0 : x * x;

    [Differentiable]
    public static float InSinglePrecision(float x, int n) => n == 0 ? 1 : x * InSinglePrecision(x * 0.75f, n - 1) + x;

    [Differentiable]
    public static double Euclid(double x, int n) => Steps(x, 5 * n, 7) + Steps(x * x, 8, n);

    [Differentiable]
    public static double VectorsAllTheWay(Matrix<double> A, Vector<double> u, int n) => SquaredNorm(Layers(A, u, n)) + Sum(Layers(A, u, 0));

    [Differentiable]
    public static double RecomputedInALoop(double a, double[] x)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++) s = Step(s, a * x[i]);
        return s;
    }

    [Differentiable]
    public static double RecomputedOfArrays(double[] x, double a) => Chain(x, a) * Chain(x, a * a);

    [Differentiable]
    public static double RecomputedInRecomputed(double x, double y) => Outer(x, y) + Outer(y, 2);

    [Differentiable]
    private static double Horner(double[] x, double a, int i) => i >= x.Length ? 0 : x[i] + a * Horner(x, a, i + 1);

    [Differentiable]
    private static double Tree(double[] x, double a, int node)
    {
        if (node >= x.Length) return a;
        return x[node] * Math.Tanh(Tree(x, a, (2 * node) + 1) + Tree(x, a * x[node], (2 * node) + 2));
    }

    [Differentiable]
    private static double Pairwise(double[] x, int from, int to)
    {
        if (to - from < 1) return 1;
        if (to - from == 1) return x[from] * x[from];
        int middle = (from + to) / 2;
        return Pairwise(x, from, middle) + Pairwise(x, middle, to);
    }

    // By the first row: the columns in use are the digits of a number to the base 2.
    [Differentiable]
    private static double Laplace(double[] w, double a, int row, int used)
    {
        if (row == w.Length) return 1;
        double sum = 0, sign = 1;
        for (int j = 0, digit = 1; j < 3; j++)
        {
            if (used / digit % 2 == 0)
            {
                sum += sign * Math.Cos(w[row] * (j + a)) * Laplace(w, a, row + 1, used + digit);
                sign = -sign;
            }

            digit *= 2;
        }

        return sum;
    }

    [Differentiable]
    private static double Even(double x, double y, int n) => n == 0 ? x : x * Odd(x - y, y, n - 1);

    [Differentiable]
    private static double Odd(double x, double y, int n) => n == 0 ? y : Math.Sin(y) + Even(y, x, n - 1);

    [Differentiable]
    private static double Quadrature(double from, double to, double k, int depth)
    {
        double middle = (from + to) / 2;
        double whole = (to - from) / 6 * (F(from, k) + 4 * F(middle, k) + F(to, k));
        if (depth == 0) return whole;
        return Quadrature(from, middle, k, depth - 1) + Quadrature(middle, to, k, depth - 1);
    }

    private static double F(double t, double k) => Math.Exp(-k * t * t) / (1 + t * t);

    [Differentiable]
    private static double Steps(double x, int a, int b) => b == 0 ? x : x + Steps(x * b / (a + 1.0), b, a % b);

    [Differentiable]
    private static Vector<double> Layers(Matrix<double> A, Vector<double> u, int n) => n == 0 ? u : Tanh(A * Layers(A, u, n - 1));

    [Differentiable, Recompute]
    private static double Step(double h, double x)
    {
        double t = Math.Tanh(h + x), u = Math.Sin(t * h);
        return t * u + h / 2;
    }

    [Differentiable, Recompute]
    private static double Chain(double[] x, double a)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++) s = Math.Tanh(s * a + x[i]);
        return s;
    }

    [Differentiable, Recompute]
    private static double Outer(double x, double y) => Step(x * y, y) * Step(x, x);
}
