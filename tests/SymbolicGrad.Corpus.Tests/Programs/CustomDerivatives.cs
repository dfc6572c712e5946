namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Methods that nobody could follow, with derivatives registered for them: special functions, implicit functions, tables.</summary>
internal static partial class CustomDerivatives
{
    [Differentiable]
    public static double GammaFunction(double x) => Special.Gamma(x + 1);

    [Differentiable]
    public static double BetaFunction(double a, double b) => Special.Gamma(a) * Special.Gamma(b) / Special.Gamma(a + b);

    [Differentiable]
    public static double EqualCallsAreShared(double x) => Special.Gamma(x) * Special.Gamma(x) + Special.Gamma(2 * x);

    [Differentiable]
    public static double CallInALoop(double a, double[] x)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++) s = Math.Tanh(Special.Gamma(1 + s * s) * x[i]);
        return s;
    }

    [Differentiable]
    public static double CallUnderACondition(double x, double y) => x > y ? Special.Gamma(x * y) : Special.Hypotenuse(x, y);

    [Differentiable]
    public static double SeveralAdjoints(double x, double y) => Special.Hypotenuse(x * y, x + y);

    [Differentiable]
    public static double OneOfSeveralAdjoints(double x, [Data] double y) => Special.Hypotenuse(x, y) * x;

    [Differentiable]
    public static double SameArgumentTwice(double x) => Special.Hypotenuse(x, x) + Special.Hypotenuse(x, 2);

    [Differentiable]
    public static double ImplicitFunction(double a, double b) => Special.Root(a * b, b) + Special.Root(b, a);

    [Differentiable(Forward = false)]
    public static double TableWithSlopes(double[] table, double x) => table.Length < 2 ? x : Lookup.Linear(table, x) * x;

    [Differentiable(Forward = false)]
    public static double ConstantTable([Data] double[] table, double x) => table.Length < 2 ? x : Lookup.Linear(table, x * x / 4);

    [Differentiable(Forward = false)]
    public static double TableInALoop(double[] table, double x)
    {
        double s = 0;
        if (table.Length < 2) return x;
        for (int i = 0; i < 4; i++) s += Lookup.Linear(table, x * i / 8) * Lookup.Linear(table, s / 9);
        return s;
    }

    [Differentiable(Forward = false)]
    public static double NormOfAnArray(double[] x, double a) => Lookup.Energy(x) * a + Lookup.Energy(x);

    [Differentiable]
    public static double ConvertedByTheCaller(double x, int n) => Special.Hypotenuse(n, (float)n * x);

    [Differentiable]
    public static float SinglePrecision(float x, float y) => Special.Scaled(x * y) + x;

    [Differentiable]
    public static double VectorToNumber(Vector<double> u, Vector<double> v) => VectorMaps.Cubes(u + v) * VectorMaps.Cubes(Hadamard(u, v));

    [Differentiable(Forward = false)]
    public static double VectorToVector(Vector<double> u, double a) => Sum(Hadamard(VectorMaps.Squared(a * u), VectorMaps.Squared(u)));

    [Differentiable(Forward = false)]
    public static double MatrixWithVector(Matrix<double> A, Vector<double> u) => SquaredNorm(VectorMaps.Apply(A, Tanh(VectorMaps.Apply(A, u))));

    [Differentiable(Forward = false)]
    public static double VectorsInALoop(Vector<double> u, int n)
    {
        var h = u;
        for (int i = 0; i < n; i++) h = VectorMaps.Squared(h) + u;
        return Sum(h);
    }

    [Differentiable]
    public static double NotFollowed(double x) => Opaque(x) * x;

    [Differentiable]
    public static double InsideAHelper(double x, double y) => Helper(x, y) - Helper(y, x);

    [Differentiable]
    public static double NamedArguments(double x, double y) => Special.Hypotenuse(b: x * x, a: y);

    [Differentiable]
    public static double DefaultArguments(double x) => Special.Power(x) + Special.Power(x, 3);

    private static double Helper(double x, double y) => x > 1 ? Special.Gamma(x + y) : Special.Hypotenuse(x, y) * y;

    // An iteration up to convergence: the derivative is that of the fixed point, not of the iteration.
    private static double Opaque(double x)
    {
        double y = 1;
        for (int trip = 0; trip < 50; trip++) y -= (y - Math.Cos(x * y)) / (1 + (x * Math.Sin(x * y)));
        return y;
    }

    // y = cos(xy): dy = −sin(xy)·(y·dx + x·dy)
    [DerivativeOf(nameof(Opaque))]
    private static double OpaquePullback(double x, double y, double dy) => -dy * y * Math.Sin(x * y) / (1 + (x * Math.Sin(x * y)));
}

/// <summary>Numbers to numbers.</summary>
internal static class Special
{
    // Lanczos, g = 7, nine terms.
    private static readonly double[] Coefficients =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    public static double Gamma(double x)
    {
        if (x < 0.5) return Math.PI / (Math.Sin(Math.PI * x) * Gamma(1 - x));
        double sum = Coefficients[0], t = x + 6.5;
        for (int i = 1; i < Coefficients.Length; i++) sum += Coefficients[i] / (x - 1 + i);
        return Math.Sqrt(2 * Math.PI) * Math.Pow(t, x - 0.5) * Math.Exp(-t) * sum;
    }

    /// <summary>ψ(x) = Γ′(x)/Γ(x), by ψ(x) = ψ(x + 1) − 1/x and the asymptotic series.</summary>
    public static double Digamma(double x)
    {
        double shift = 0;
        for (; x < 12; x++) shift -= 1 / x;
        double r = 1 / (x * x);
        return shift + Math.Log(x) - (0.5 / x) - (r * ((1.0 / 12) - (r * ((1.0 / 120) - (r * ((1.0 / 252) - (r * ((1.0 / 240) - (r / 132)))))))));
    }

    [DerivativeOf(typeof(Special), nameof(Gamma))]
    public static double GammaPullback(double x, double gamma, double dGamma) => dGamma * gamma * Digamma(x);

    public static double Hypotenuse(double a, double b) => a == 0 && b == 0 ? 0 : Math.Sqrt((a * a) + (b * b));

    [DerivativeOf(nameof(Hypotenuse))]
    public static (double Da, double Db) HypotenusePullback(double a, double b, double c, double dc) => (dc * a / c, dc * b / c);

    /// <summary>The x with x + a·x³ = b, by Newton's method.</summary>
    public static double Root(double a, double b)
    {
        double x = b;
        for (int trip = 0; trip < 30; trip++) x -= (x + (a * x * x * x) - b) / (1 + (3 * a * x * x));
        return x;
    }

    [DerivativeOf(nameof(Root))]
    public static (double Da, double Db) RootPullback(double a, double b, double x, double dx)
    {
        double db = dx / (1 + (3 * a * x * x));
        return (-db * x * x * x, db);
    }

    public static float Scaled(float x) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x)) * x;

    [DerivativeOf(nameof(Scaled))]
    public static float ScaledPullback(float x, float dScaled) => 2 * x * dScaled;

    public static double Power(double x, int n = 2) => Enumerable.Repeat(x, n).Aggregate(1.0, static (product, factor) => product * factor);

    [DerivativeOf(nameof(Power))]
    public static double PowerPullback(double x, int n, double dPower) => n * Power(x, n - 1) * dPower;
}

/// <summary>Arrays to numbers.</summary>
internal static class Lookup
{
    /// <summary>The table's values at 0, 1, 2, …, joined by lines.</summary>
    public static double Linear(double[] table, double x)
    {
        int i = Math.Clamp((int)Math.Floor(x), 0, table.Length - 2);
        return table[i] + ((x - i) * (table[i + 1] - table[i]));
    }

    [DerivativeOf(typeof(Lookup), nameof(Linear))]
    public static double LinearPullback(double[] table, double x, double dLinear, Span<double> dTable)
    {
        int i = Math.Clamp((int)Math.Floor(x), 0, table.Length - 2);
        dTable[i] += dLinear * (1 - (x - i));
        dTable[i + 1] += dLinear * (x - i);
        return dLinear * (table[i + 1] - table[i]);
    }

    public static double Energy(ReadOnlySpan<double> x)
    {
        double energy = 0;
        foreach (double item in x) energy += item * item;
        return energy;
    }

    [DerivativeOf(nameof(Energy))]
    public static void EnergyPullback(ReadOnlySpan<double> x, double dEnergy, Span<double> dx)
    {
        for (int i = 0; i < x.Length; i++) dx[i] += 2 * x[i] * dEnergy;
    }
}

/// <summary>Vectors and matrices.</summary>
internal static class VectorMaps
{
    public static double Cubes(Vector<double> x) => x.ToArray().Sum(static item => item * item * item);

    [DerivativeOf(nameof(Cubes))]
    public static Vector<double> CubesPullback(Vector<double> x, double dCubes) => new([.. x.ToArray().Select(item => 3 * item * item * dCubes)]);

    public static Vector<double> Squared(Vector<double> x) => new([.. x.ToArray().Select(static item => item * item)]);

    [DerivativeOf(nameof(Squared))]
    public static Vector<double> SquaredPullback(Vector<double> x, Vector<double> dy) => new([.. x.ToArray().Zip(dy.ToArray(), static (item, d) => 2 * item * d)]);

    public static Vector<double> Apply(Matrix<double> a, Vector<double> x)
    {
        var y = new double[a.Rows];
        for (int i = 0; i < y.Length; i++)
            for (int j = 0; j < a.Columns; j++) y[i] += a[i, j] * x[j];
        return new Vector<double>(y);
    }

    [DerivativeOf(nameof(Apply))]
    public static (Matrix<double> Da, Vector<double> Dx) ApplyPullback(Matrix<double> a, Vector<double> x, Vector<double> dy)
    {
        double[] da = new double[a.Rows * a.Columns], dx = new double[a.Columns];
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
            {
                da[(i * a.Columns) + j] = dy[i] * x[j];
                dx[j] += a[i, j] * dy[i];
            }
        }

        return (new Matrix<double>(a.Rows, a.Columns, da), new Vector<double>(dx));
    }
}
