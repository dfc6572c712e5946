using System.Globalization;
using SymbolicGrad;

// f(w) = exp(w₀·x) + w₁·sin w₀, so ∂f/∂w₀ = x·exp(w₀·x) + w₁·cos w₀ and ∂f/∂w₁ = sin w₀.
double[] w = [0.3, -1.7];
double[] dw = [10, 20];
const double x = 1.25;
double value = Sample.F_Backward(w, x, dw);

double error = Math.Max(
    Math.Abs(value - (Math.Exp(w[0] * x) + w[1] * Math.Sin(w[0]))),
    Math.Max(
        Math.Abs(dw[0] - (10 + x * Math.Exp(w[0] * x) + w[1] * Math.Cos(w[0]))),
        Math.Abs(dw[1] - (20 + Math.Sin(w[0])))));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"packaged gradient: error {error:g2}"));
return error < 1e-14 ? 0 : 1;

internal static partial class Sample
{
    [Differentiable]
    public static double F(double[] w, [Data] double x) => Math.Exp(w[0] * x) + w[1] * Math.Sin(w[0]);
}
