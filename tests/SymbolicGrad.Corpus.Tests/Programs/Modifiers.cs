namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Gradients by some of the parameters only, and values that are said not to vary.</summary>
internal static partial class Modifiers
{
    [Differentiable(WithRespectTo = [nameof(x)])]
    public static double FirstOfTwo(double x, double y) => x * x * y + Math.Sin(y);

    [Differentiable(WithRespectTo = [nameof(y)])]
    public static double SecondOfTwo(double x, double y) => Math.Exp(x * y) - x;

    [Differentiable(WithRespectTo = [nameof(w), nameof(a)])]
    public static double ArraysAndNumbers(double[] w, double[] x, double a, double b)
    {
        double s = b;
        for (int i = 0; i < x.Length; i++) s = Math.Tanh(s * w[i % 3] + a * x[i]);
        return s;
    }

    [Differentiable(WithRespectTo = ["A"])]
    public static double OneTensor(Matrix<double> A, Vector<double> u) => SquaredNorm(A * Tanh(A * u));

    [Differentiable(WithRespectTo = [nameof(@class)])]
    public static double Keyword(double @class, double other) => @class * other / (1 + @class);

    [Differentiable(WithRespectTo = [nameof(b)])]
    public static double OneOfTwoStructs(Types.Vec3 a, Types.Vec3 b, double x) => Types.Vec3.Dot(a, b) * x;

    [Differentiable]
    public static double ChosenElsewhere(double x, double y) => FirstOfTwo(x, y) * SecondOfTwo(y, x);

    [Differentiable]
    public static double StoppedData(double x, [Data] double y) => StopGradient(y * y) * x + StopGradient(Math.Exp(y));

    [Differentiable]
    public static double StoppedSlopeOfAKink(double x, double y) => x > StopGradient(y) ? x * y : y - x;

    [Differentiable]
    public static double StoppedCount(double[] x, double a)
    {
        double n = 0, s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += a * x[i];
            n += StopGradient(1.0);
        }

        return s / (1 + StopGradient(n));
    }
}
