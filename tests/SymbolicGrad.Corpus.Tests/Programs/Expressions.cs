namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Scalars without control flow: sharing, sums of contributions, powers, printing.</summary>
internal static partial class Expressions
{
    [Differentiable]
    public static double SharedTerm(double x)
    {
        var e = Math.Exp(x);
        return e * e + e;
    }

    [Differentiable]
    public static double FunctionCalledTwice(double x) => Square(x) * Square(x + 1) + Square(x);

    [Differentiable]
    public static double Powers(double x, double y) => Math.Pow(x, y) + Math.Pow(x, 3) + Math.Pow(2, y) + Math.Pow(x, -0.5);

    [Differentiable]
    public static double SignsAndBrackets(double a, double b, double c) => a - (b - c) + a / (b * c) - -0.5 * a / b - (-(a * b));

    [Differentiable]
    public static double DivisorUsedTwice(double a, double b) => a / b / b + b / a;

    [Differentiable]
    public static double Angles(double x, double y) => Math.Atan2(x, y) + Math.Asin(x / 3) + Math.Acos(y / 3) + Math.Atan(x * y) + Math.Tan(x / 2);

    [Differentiable]
    public static double Hyperbolic(double x, double y) => Math.Sinh(x) * Math.Cosh(y) + Math.Tanh(x * y) + Math.Asinh(x) + Math.Acosh(y + 1.5) + Math.Atanh(x / 4);

    [Differentiable]
    public static double Logarithms(double x, double y) => Math.Log(x) + Math.Log2(x * y) + Math.Log10(y) + Math.Log(x, 3) + Math.Cbrt(y) + Math.Sqrt(x * y);

    [Differentiable]
    public static double MixedKinds(float x, double y, int n) => x * y + n * x / 2 + (float)y * n;

    [Differentiable]
    public static float SinglePrecision(float x, float y) => MathF.Sin(x) * y + MathF.Pow(x, 2f) / y;

    [Differentiable]
    public static double IntegerDivision(double x, int n) => x * (n / 2) + x / n;

    [Differentiable]
    public static double Reassigned(double x, double y)
    {
        var t = x * y;
        t += x;
        t *= t;
        t -= y;
        t /= x;
        return t;
    }

    [Differentiable]
    public static double Swapped(double x, double y)
    {
        (x, y) = (y, x * y);
        (x, y) = (y, x);
        return x * x * y;
    }

    private static double Square(double v) => v * v;
}
