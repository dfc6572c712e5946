namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary><c>Math.Clamp</c> of numbers and of indices.</summary>
public static partial class Clamps
{
    [Differentiable]
    public static double BetweenConstants(double x, double a) => Math.Clamp(x * a, 0.3, 1.2) * a;

    [Differentiable]
    public static double BetweenVariables(double x, double a) => Math.Clamp(x, a * 0.5, a + 0.1) * a;

    [Differentiable]
    public static double OfEachElement(double[] x, double a) => x.Sum(v => Math.Clamp(v, -a, a) * a) + a;

    [Differentiable]
    public static double Index(double[] w, int n, double a) => w[Math.Clamp(n - 2, 0, w.Length - 1)] * a;

    [Differentiable]
    public static double AsAFunction(double x, double a)
    {
        Func<double, double, double, double> clamp = Math.Clamp;
        return clamp(x, 0.5, 1.0) * a;
    }

    [Differentiable]
    public static float InSinglePrecision(float x, float a) => Math.Clamp(x, 0.3f, 1.2f) * a;
}
