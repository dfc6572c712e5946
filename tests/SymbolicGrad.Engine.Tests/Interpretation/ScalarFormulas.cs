namespace SymbolicGrad.Engine.Tests.Interpretation;

/// <summary>
/// Element-wise operations by name, each from its definition in the literature and without regard to speed. Comparisons give 1 or 0.
/// </summary>
internal static class ScalarFormulas
{
    private static readonly double InverseRootTwoPi = 1 / Math.Sqrt(2 * Math.PI);

    private static readonly Dictionary<string, Func<double, double>> Unary = new()
    {
        ["Negate"] = static x => -x, ["Convert"] = static x => x, ["Not"] = static x => 1 - x,
        ["IsNaN"] = static x => Truth(!(x >= 0 || x < 0)), ["IsFinite"] = static x => Truth(Math.Abs(x) <= double.MaxValue), ["IsInfinity"] = static x => Truth(Math.Abs(x) > double.MaxValue),
        ["IsNegative"] = static x => Truth(Math.CopySign(1, x) < 0), ["IsPositive"] = static x => Truth(Math.CopySign(1, x) > 0),
        ["IsPositiveInfinity"] = static x => Truth(x > double.MaxValue), ["IsNegativeInfinity"] = static x => Truth(x < double.MinValue),
        ["Exp"] = Math.Exp, ["Log"] = Math.Log, ["Sqrt"] = Math.Sqrt, ["Cbrt"] = Math.Cbrt, ["Square"] = static x => x * x,
        ["Sin"] = Math.Sin, ["Cos"] = Math.Cos, ["Tan"] = static x => Math.Sin(x) / Math.Cos(x),
        ["Sinh"] = static x => (Math.Exp(x) - Math.Exp(-x)) / 2, ["Cosh"] = static x => (Math.Exp(x) + Math.Exp(-x)) / 2, ["Tanh"] = Math.Tanh,
        ["Asin"] = Math.Asin, ["Acos"] = Math.Acos, ["Atan"] = Math.Atan,
        ["Asinh"] = static x => Math.Log(x + Math.Sqrt((x * x) + 1)), ["Acosh"] = static x => Math.Log(x + Math.Sqrt((x * x) - 1)),
        ["Atanh"] = static x => 0.5 * Math.Log((1 + x) / (1 - x)),
        ["Log2"] = static x => Math.Log(x) / Math.Log(2), ["Log10"] = static x => Math.Log(x) / Math.Log(10),
        ["ExpM1"] = static x => 2 * Math.Sinh(x / 2) * Math.Exp(x / 2), ["LogP1"] = static x => 2 * Math.Atanh(x / (2 + x)),
        ["Exp2"] = static x => Math.Exp(x * Math.Log(2)), ["Exp10"] = static x => Math.Exp(x * Math.Log(10)),
        ["Abs"] = static x => x < 0 ? -x : x, ["Sign"] = static x => x > 0 ? 1 : x < 0 ? -1 : x,
        ["Floor"] = Math.Floor, ["Ceiling"] = Math.Ceiling, ["Truncate"] = Math.Truncate, ["Round"] = Math.Round,
        ["Sigmoid"] = Logistic, ["Relu"] = static x => x > 0 ? x : 0, ["Erf"] = Erf, ["Gelu"] = static x => x * NormalProbability(x),
        ["LeakyReluOfUsualSlope"] = static x => x > 0 ? x : 0.01 * x,
        ["Softplus"] = static x => Math.Log(1 + Math.Exp(x)), ["Silu"] = static x => x * Logistic(x),
        ["GeluSlope"] = static x => NormalProbability(x) + (x * NormalDensity(x)), ["SiluSlope"] = static x => Logistic(x) + (x * Logistic(x) * Logistic(-x)),
    };

    private static readonly Dictionary<string, Func<double, double, double>> Binary = new()
    {
        ["Add"] = static (a, b) => a + b, ["Subtract"] = static (a, b) => a - b, ["Multiply"] = static (a, b) => a * b, ["Divide"] = static (a, b) => a / b,
        ["IntegerDivide"] = static (a, b) => Math.Truncate(a / b), ["Remainder"] = static (a, b) => a - (b * Math.Truncate(a / b)), ["IntegerMax"] = Math.Max, ["IntegerMin"] = Math.Min,
        ["BitAnd"] = static (a, b) => (int)a & (int)b, ["BitOr"] = static (a, b) => (int)a | (int)b, ["BitXor"] = static (a, b) => (int)a ^ (int)b,
        ["ShiftLeft"] = static (a, b) => (int)a << (int)b, ["ShiftRight"] = static (a, b) => (int)a >> (int)b, ["ShiftRightLogical"] = static (a, b) => (int)a >>> (int)b,
        ["Greater"] = static (a, b) => Truth(a > b), ["GreaterOrEqual"] = static (a, b) => Truth(a >= b),
        ["Less"] = static (a, b) => Truth(a < b), ["LessOrEqual"] = static (a, b) => Truth(a <= b),
        ["Equal"] = static (a, b) => Truth(a == b), ["NotEqual"] = static (a, b) => Truth(a != b),
        ["And"] = static (a, b) => a * b, ["Or"] = static (a, b) => Truth(a + b > 0),
        ["Pow"] = Math.Pow, ["LogBase"] = static (a, b) => b == 1 || (a != 1 && (b == 0 || double.IsInfinity(b))) ? double.NaN : Math.Log(a) / Math.Log(b),
        ["PowBaseSlope"] = static (a, b) => b == 0 ? 0 : b * Math.Pow(a, b - 1),
        ["PowBaseExponentSlope"] = static (a, b) => Math.Pow(a, b - 1) * (1 + (b * Math.Log(a))),
        ["Atan2"] = Math.Atan2, ["Hypot"] = static (a, b) => Math.Sqrt((a * a) + (b * b)), ["Max"] = Math.Max, ["Min"] = Math.Min,
        ["RatioOrZero"] = static (a, b) => b == 0 ? 0 : a / b,
        ["LeakyRelu"] = static (x, slope) => x > 0 ? x : slope * x, ["Elu"] = static (x, slope) => x > 0 ? x : slope * (Math.Exp(x) - 1),
        ["SigmoidGradient"] = static (dy, y) => dy * (y - (y * y)), ["TanhGradient"] = static (dy, y) => dy * (1 - y) * (1 + y),
        ["ReluGradient"] = static (dy, y) => y > 0 ? dy : 0,
        ["GeluGradient"] = static (dy, x) => dy * (NormalProbability(x) + (x * NormalDensity(x))),
        ["SoftplusGradient"] = static (dy, x) => dy * Logistic(x),
        ["SiluGradient"] = static (dy, x) => dy * (Logistic(x) + (x * Logistic(x) * Logistic(-x))),
        ["SquaredError"] = static (a, b) => (a - b) * (a - b) / 2, ["MeanSquaredError"] = static (a, b) => (a - b) * (a - b),
        ["BinaryCrossEntropyWithLogits"] = static (a, b) => -(b * Math.Log(Logistic(a))) - ((1 - b) * Math.Log(Logistic(-a))),
    };

    private static readonly Dictionary<string, Func<double, double, double, double>> Ternary = new()
    {
        ["FusedMultiplyAdd"] = static (a, b, c) => (a * b) + c,
        ["Clamp"] = Clamp, ["IeeeClamp"] = Clamp, ["IntegerClamp"] = static (x, low, high) => Math.Max(low, Math.Min(x, high)),
        ["MaskGreater"] = static (x, a, b) => a > b ? x : 0, ["MaskGreaterOrEqual"] = static (x, a, b) => a >= b ? x : 0,
        ["MaskLess"] = static (x, a, b) => a < b ? x : 0, ["MaskLessOrEqual"] = static (x, a, b) => a <= b ? x : 0,
        ["LeakyReluGradient"] = static (dy, x, slope) => x > 0 ? dy : slope * dy,
        ["EluGradient"] = static (dy, x, slope) => x > 0 ? dy : dy * slope * Math.Exp(x),

        ["PowExponentSlope"] = static (a, _, p) => a == 0 ? 0 : p * Math.Log(a),
    };

    private static readonly Dictionary<string, Func<double, double, double, double, double>> Quaternary = new()
    {
        ["MaskInside"] = static (x, a, low, high) => a <= low || a >= high ? 0 : x, ["MaskAtUpperBound"] = static (x, a, low, high) => a <= low || !(a >= high) ? 0 : x,
    };

    public static bool Knows(string op) => Unary.ContainsKey(op) || Binary.ContainsKey(op) || Ternary.ContainsKey(op) || Quaternary.ContainsKey(op);

    public static double Apply(string op, double[] x) => x.Length switch
    {
        1 when Unary.TryGetValue(op, out Func<double, double>? unary) => unary(x[0]),
        2 when Binary.TryGetValue(op, out Func<double, double, double>? binary) => binary(x[0], x[1]),
        3 when Ternary.TryGetValue(op, out Func<double, double, double, double>? ternary) => ternary(x[0], x[1], x[2]),
        4 when Quaternary.TryGetValue(op, out Func<double, double, double, double, double>? quaternary) => quaternary(x[0], x[1], x[2], x[3]),
        _ => throw new InvalidOperationException($"No definition of '{op}' with {x.Length} operands."),
    };

    private static double Truth(bool condition) => condition ? 1 : 0;

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double NormalDensity(double x) => InverseRootTwoPi * Math.Exp(-x * x / 2);

    private static double NormalProbability(double x) => (1 + Erf(x / Math.Sqrt(2))) / 2;

    /// <summary>Abramowitz and Stegun 7.1.6: a series of terms of one sign.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6) return Math.Sign(x);
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double Clamp(double x, double low, double high) => x < low ? low : x > high ? high : x;
}
