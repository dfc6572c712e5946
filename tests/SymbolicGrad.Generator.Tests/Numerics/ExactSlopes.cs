using SymbolicGrad.Tests;

namespace SymbolicGrad.Generator.Tests.Numerics;

/// <summary>The derivatives of the rows in forms that hold, in double precision, from the smallest number to infinity; NaN where there is none.</summary>
internal static class ExactSlopes
{
    private const double Ln2 = 0.6931471805599453, Ln10 = 2.302585092994046;

    public static readonly Dictionary<string, Func<double, double>> Unary = new()
    {
        ["Negate"] = _ => -1, ["Square"] = x => 2 * x, ["Abs"] = Sign, ["Sign"] = _ => 0,
        ["Floor"] = _ => 0, ["Ceiling"] = _ => 0, ["Truncate"] = _ => 0, ["Round"] = _ => 0,
        ["Exp"] = Math.Exp, ["ExpM1"] = Math.Exp, ["Exp2"] = x => Ln2 * Math.Pow(2, x), ["Exp10"] = x => Ln10 * Math.Pow(10, x),
        ["Log"] = x => 1 / x, ["Log2"] = x => 1 / x / Ln2, ["Log10"] = x => 1 / x / Ln10, ["LogP1"] = x => 1 / (1 + x),
        ["Sqrt"] = x => 0.5 / Math.Sqrt(x), ["Cbrt"] = x => 1 / Math.Cbrt(x) / Math.Cbrt(x) / 3,
        ["Sin"] = Math.Cos, ["Cos"] = x => -Math.Sin(x), ["Tan"] = x => 1 / Math.Cos(x) / Math.Cos(x),
        ["Sinh"] = Math.Cosh, ["Cosh"] = Math.Sinh, ["Tanh"] = x => 1 / Math.Cosh(x) / Math.Cosh(x),
        ["Asin"] = x => 1 / Math.Sqrt((1 - x) * (1 + x)), ["Acos"] = x => -1 / Math.Sqrt((1 - x) * (1 + x)), ["Atan"] = x => 1 / Hypot1(x) / Hypot1(x),
        ["Asinh"] = x => 1 / Hypot1(x), ["Acosh"] = x => 1 / Math.Sqrt(x - 1) / Math.Sqrt(x + 1), ["Atanh"] = x => 1 / (1 - x) / (1 + x),
        ["Sigmoid"] = x => 1 / (2 + Math.Exp(x) + Math.Exp(-x)), ["Relu"] = x => x > 0 ? 1 : 0, ["LeakyReluOfUsualSlope"] = x => x > 0 ? 1 : 0.01,
        ["Softplus"] = Logistic, ["Silu"] = x => double.IsInfinity(x) ? Logistic(x) : Logistic(x) + (x * Logistic(x) * Logistic(-x)),
        ["Gelu"] = x => Math.Abs(x) > 40 ? (x > 0 ? 1 : 0) : SpecialFunctions.NormalDistribution(x) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
        ["Erf"] = x => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x),
    };

    public static readonly Dictionary<string, Func<double, double, (double, double)>> Binary = new()
    {
        ["Add"] = (_, _) => (1, 1), ["Subtract"] = (_, _) => (1, -1), ["Multiply"] = (a, b) => (b, a),
        ["Divide"] = (a, b) => (1 / b, double.IsInfinity(b) && double.IsFinite(a) ? 0 : -(a / b / b)),
        ["Max"] = (a, b) => a > b ? (1, 0) : b > a ? (0, 1) : Undefined, ["Min"] = (a, b) => a < b ? (1, 0) : b < a ? (0, 1) : Undefined,
        ["Hypot"] = (a, b) => (OverHypot(a, b), OverHypot(b, a)),
        ["Atan2"] = (a, b) => (OverHypot(b, a) / Hypot(a, b), -OverHypot(a, b) / Hypot(a, b)),
        ["LogBase"] = (a, b) => b is 0 or 1 or double.PositiveInfinity ? Undefined : (1 / a / Math.Log(b), -(Math.Log(a) / Math.Log(b) / Math.Log(b) / b)),
        ["Pow"] = (a, b) => double.IsInfinity(b) ? Undefined : (b == 0 ? 0 : b * Math.Pow(a, b - 1), a == 0 || Math.Pow(a, b) == 0 ? 0 : a < 0 ? double.NaN : Math.Pow(a, b) * Math.Log(a)),
        ["LeakyRelu"] = (x, slope) => x > 0 ? (1, 0) : (slope, x),
        ["Elu"] = (x, alpha) => x > 0 ? (1, 0) : (alpha * Math.Exp(x), Math.Exp(x / 2) * 2 * Math.Sinh(x / 2)),
    };

    private static readonly (double, double) Undefined = (double.NaN, double.NaN);

    private static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : 0;

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double Hypot1(double x) => Hypot(x, 1);

    /// <summary>Scaled by the larger operand, so that no square overflows or vanishes.</summary>
    private static double Hypot(double a, double b)
    {
        double largest = Math.Max(Math.Abs(a), Math.Abs(b)), smallest = Math.Min(Math.Abs(a), Math.Abs(b));
        return double.IsInfinity(largest) || largest == 0 ? largest : largest * Math.Sqrt(1 + (smallest / largest * (smallest / largest)));
    }

    /// <summary>a/√(a² + b²); at the origin 0.</summary>
    private static double OverHypot(double a, double b)
    {
        double largest = Math.Max(Math.Abs(a), Math.Abs(b));
        if (largest == 0) return 0;
        if (double.IsInfinity(a)) return double.NaN;
        return double.IsInfinity(b) ? 0 : a / largest / Math.Sqrt((a / largest * (a / largest)) + (b / largest * (b / largest)));
    }
}
