using SymbolicGrad.Generator.Tests.Numerics;

namespace SymbolicGrad.Generator.Tests.Conventions;

/// <summary>The table of kinks in the contract, in every way in which C# spells what stands there.</summary>
internal static class KinkSpellings
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>Methods that the spellings call.</summary>
    public const string Helpers = """
            private static T AbsOf<T>(T x) where T : System.Numerics.INumber<T> => T.Abs(x);
            private static T MaxOf<T>(T x, T y) where T : System.Numerics.INumber<T> => T.Max(x, y);
            private static T RootOf<T>(T x) where T : System.Numerics.IRootFunctions<T> => T.Sqrt(x);
        """;

    /// <summary>For each row of the contract: where, the slopes by each operand there, and how it is written.</summary>
    public static readonly (string Row, double[] At, double[] Slopes, string[] Bodies)[] OfNumbers =
    [
        ("Abs", [0], [0], ["Math.Abs(x)", "double.Abs(x)", "Functions.Abs(x)", "AbsOf(x)", "Math.Sqrt(x * x)", "Math.Sqrt(Functions.Square(x))", "Math.Sqrt(Math.Pow(x, 2))", "double.Hypot(x, 0)"]),
        ("Abs", [-0.0], [0], ["Math.Abs(x)", "double.Abs(x)", "Functions.Abs(x)", "AbsOf(x)"]),
        ("Sqrt", [0], [Infinity], ["Math.Sqrt(x)", "double.Sqrt(x)", "Functions.Sqrt(x)", "RootOf(x)", "Math.Pow(x, 0.5)", "double.Pow(x, 0.5)", "Functions.Pow(x, 0.5)"]),
        ("Cbrt", [0], [Infinity], ["Math.Cbrt(x)", "double.Cbrt(x)"]),
        ("Max", [0.5], [0], ["Math.Max(x, 0.5)", "Math.Max(0.5, x)", "double.Max(x, 0.5)", "Functions.Max(x, 0.5)", "MaxOf(x, 0.5)", "x > 0.5 ? x : 0.5", "if (x > 0.5) return x; return 0.5;", "var m = 0.5; if (x > m) m = x; return m;", "return new[] { x, 0.5 }.Max();"]),
        ("Min", [0.5], [0], ["Math.Min(x, 0.5)", "Math.Min(0.5, x)", "double.Min(x, 0.5)", "Functions.Min(x, 0.5)", "x < 0.5 ? x : 0.5", "return new[] { x, 0.5 }.Min();"]),
        ("Max", [1.5, 1.5], [0, 1], ["Math.Max(x, y)", "double.Max(x, y)", "Functions.Max(x, y)", "MaxOf(x, y)", "x > y ? x : y", "return new[] { x, y }.Max();"]),
        ("Min", [1.5, 1.5], [0, 1], ["Math.Min(x, y)", "double.Min(x, y)", "Functions.Min(x, y)", "x < y ? x : y", "return new[] { x, y }.Min();"]),
        ("Relu", [0], [0], ["Functions.Relu(x)", "Math.Max(x, 0)", "Math.Max(0, x)", "-Math.Min(-x, 0)", "x > 0 ? x : 0", "x <= 0 ? 0 : x", "if (x > 0) return x; return 0;", "Functions.LeakyRelu(x, 0)", "x switch { > 0 => x, _ => 0 }"]),
        ("LeakyRelu", [0], [0.25], ["Functions.LeakyRelu(x, 0.25)", "Functions.PRelu(x, 0.25)", "x > 0 ? x : 0.25 * x"]),
        ("LeakyRelu", [0, 0.25], [0.25, 0], ["Functions.LeakyRelu(x, y)", "Functions.PRelu(x, y)"]),
        ("Elu", [0, 0.75], [0.75, 0], ["Functions.Elu(x, y)"]),
        ("Pow", [0, 0], [0, 0], ["Math.Pow(x, y)", "double.Pow(x, y)", "Functions.Pow(x, y)"]),
        ("Pow", [0, 1], [1, 0], ["Math.Pow(x, y)", "double.Pow(x, y)", "Functions.Pow(x, y)"]),
        ("Pow", [0, 2], [0, 0], ["Math.Pow(x, y)", "double.Pow(x, y)", "Functions.Pow(x, y)"]),
        ("Pow", [0, 0.5], [Infinity, 0], ["Math.Pow(x, y)", "double.Pow(x, y)", "Functions.Pow(x, y)"]),
        ("Pow", [0], [0], ["Math.Pow(x, 2)", "x * x", "Functions.Square(x)", "Math.Pow(x, 3)", "x * x * x", "Math.Pow(x, 1.5)"]),
        ("Pow", [0], [1], ["Math.Pow(x, 1)", "Functions.Pow(x, 1)", "x * Math.Pow(x, 0)"]),
        ("Pow", [0, 2], [0, 0], ["Math.Pow(y, x) - Math.Pow(y, x)", "Math.Pow(x, 3 - y + 1)"]),
        ("Hypot", [0, 0], [0, 0], ["double.Hypot(x, y)"]),
        ("Atan2", [0, 0], [0, 0], ["Math.Atan2(x, y)", "double.Atan2(x, y)"]),
        ("Sign", [0], [0], ["Functions.Sign(x)"]),
        ("Sign", [2.5], [0], ["Functions.Sign(x)"]),
        ("Floor", [1], [0], ["Math.Floor(x)", "double.Floor(x)"]),
        ("Floor", [1.5], [0], ["Math.Floor(x)", "double.Floor(x)"]),
        ("Ceiling", [1], [0], ["Math.Ceiling(x)", "double.Ceiling(x)"]),
        ("Truncate", [-1], [0], ["Math.Truncate(x)", "double.Truncate(x)"]),
        ("Round", [0.5], [0], ["Math.Round(x)", "double.Round(x)"]),
        ("Log", [0], [Infinity], ["Math.Log(x)", "double.Log(x)", "Functions.Log(x)"]),
        ("Log", [-0.0], [-Infinity], ["Math.Log(x)", "double.Log(x)", "Functions.Log(x)"]),
        ("Log2", [0], [Infinity], ["Math.Log2(x)", "double.Log2(x)"]),
        ("Log10", [0], [Infinity], ["Math.Log10(x)", "double.Log10(x)"]),
        ("LogP1", [-1], [Infinity], ["double.LogP1(x)"]),
        ("Log", [0, 2], [Infinity, Infinity], ["Math.Log(x) / Math.Log(y)"]),
        ("LogBase", [0, 2], [Infinity, Infinity], ["Math.Log(x, y)", "double.Log(x, y)"]),
        ("LogBase", [2, 1], [double.NaN, double.NaN], ["Math.Log(x, y)", "double.Log(x, y)"]),
        ("LogBase", [2], [double.NaN], ["Math.Log(x, 1)", "double.Log(x, 0)", "Math.Log(x, double.PositiveInfinity)"]),
        ("LogBase", [1], [double.NaN], ["Math.Log(1, x)", "Math.Log(2, x)", "double.Log(x, 0)", "Math.Log(x, double.PositiveInfinity)"]),
        ("LogBase", [0], [double.NaN], ["Math.Log(2, x)", "Math.Log(1, x)"]),
        ("Clamp", [0.5], [0], ["Math.Clamp(x, 0.5, 1.0)", "Math.Clamp(x, 0.0, 0.5)", "Math.Clamp(x, 0.5, 0.5)"]),
        ("Clamp", [0.5, 0.5], [0, 1], ["Math.Clamp(x, y, 1.0)", "Math.Clamp(x, 0.0, y)"]),
        ("Clamp", [0.5, 0.5, 0.5], [0, 1, 0], ["Math.Clamp(x, y, z)"]),
        ("Clamp", [0.75, 0.5, 0.5], [0, 0, 1], ["Math.Clamp(x, y, z)"]),
        ("IeeeClamp", [0.5], [0], ["double.Clamp(x, 0.5, 1.0)", "double.Clamp(x, 0.0, 0.5)", "double.Clamp(x, 0.5, 0.5)"]),
        ("IeeeClamp", [0.5, 0.5], [0, 1], ["double.Clamp(x, y, 1.0)", "double.Clamp(x, 0.0, y)"]),
        ("IeeeClamp", [0.5, 0.5, 0.5], [0, 1, 0], ["double.Clamp(x, y, z)"]),
        ("IeeeClamp", [0.75, 0.5, 0.5], [0, 0, 1], ["double.Clamp(x, y, z)"]),
        ("Clamp", [0.75, double.NaN, 0.5], [0, 0, 1], ["Math.Clamp(x, y, z)"]),
        ("Clamp", [0.25, double.NaN, 0.5], [1, 0, 0], ["Math.Clamp(x, y, z)"]),
        ("Clamp", [0.75, 0.5, double.NaN], [1, 0, 0], ["Math.Clamp(x, y, z)"]),
        ("Asin", [1], [Infinity], ["Math.Asin(x)", "double.Asin(x)"]),
        ("Asin", [-1], [Infinity], ["Math.Asin(x)", "double.Asin(x)"]),
        ("Acos", [1], [-Infinity], ["Math.Acos(x)", "double.Acos(x)"]),
        ("Acosh", [1], [Infinity], ["Math.Acosh(x)", "double.Acosh(x)"]),
        ("Atanh", [1], [Infinity], ["Math.Atanh(x)", "double.Atanh(x)"]),
        ("Atanh", [-1], [Infinity], ["Math.Atanh(x)", "double.Atanh(x)"]),
        ("Divide", [1, 0], [Infinity, -Infinity], ["x / y", "x * (1 / y)"]),
        ("Divide", [0, 0], [Infinity, double.NaN], ["x / y"]),
        ("Divide", [0], [-Infinity], ["1 / x", "Math.Pow(x, -1)"]),
    ];

    /// <summary>The same in each element of a vector, by the kernels; V or S for each operand.</summary>
    public static readonly (string Row, string Body, string Operands, double[] At, double[] Slopes)[] OfVectors =
    [
        ("Abs", "Functions.Abs(x)", "V", [0], [0]),
        ("Abs", "Functions.Abs(x)", "V", [-0.0], [0]),
        ("Sqrt", "Functions.Sqrt(x)", "V", [0], [Infinity]),
        ("Sqrt", "Functions.Pow(x, 0.5)", "V", [0], [Infinity]),
        ("Max", "Functions.Max(x, y)", "VV", [1.5, 1.5], [0, 1]),
        ("Min", "Functions.Min(x, y)", "VV", [1.5, 1.5], [0, 1]),
        ("Max", "Functions.Max(x, y)", "VS", [1.5, 1.5], [0, 1]),
        ("Min", "Functions.Min(x, y)", "VS", [1.5, 1.5], [0, 1]),
        ("Max", "Functions.Max(x, 0.5)", "V", [0.5], [0]),
        ("Min", "Functions.Min(x, 0.5)", "V", [0.5], [0]),
        ("Relu", "Functions.Relu(x)", "V", [0], [0]),
        ("Relu", "Functions.Max(x, 0)", "V", [0], [0]),
        ("LeakyRelu", "Functions.LeakyRelu(x, y)", "VS", [0, 0.25], [0.25, 0]),
        ("LeakyRelu", "Functions.PRelu(x, y)", "VS", [0, 0.25], [0.25, 0]),
        ("Elu", "Functions.Elu(x, y)", "VS", [0, 0.75], [0.75, 0]),
        ("Pow", "Functions.Pow(x, y)", "VS", [0, 0], [0, 0]),
        ("Pow", "Functions.Pow(x, y)", "VS", [0, 1], [1, 0]),
        ("Pow", "Functions.Pow(x, y)", "VS", [0, 2], [0, 0]),
        ("Pow", "Functions.Pow(x, 2)", "V", [0], [0]),
        ("Pow", "Functions.Square(x)", "V", [0], [0]),
        ("Sign", "Functions.Sign(x)", "V", [0], [0]),
        ("Log", "Functions.Log(x)", "V", [0], [Infinity]),
        ("Divide", "x / y", "VV", [1, 0], [Infinity, -Infinity]),
        ("Divide", "x / y", "VS", [1, 0], [Infinity, -Infinity]),
        ("Norm", "Functions.Norm(x)", "V", [0], [0]),
        ("Norm", "Math.Sqrt(Functions.SquaredNorm(x))", "V", [0], [0]),
        ("Norm", "Math.Sqrt(Functions.Dot(x, x))", "V", [0], [0]),
        ("Norm1", "Functions.Norm1(x)", "V", [0], [0]),
        ("Norm1", "Functions.Sum(Functions.Abs(x))", "V", [0], [0]),
    ];

    /// <summary>A branch has the slope of the arm that runs, which need not be what a function of the same values has.</summary>
    public static readonly (string Body, double At, double Slope)[] Branches =
    [
        ("x >= 0 ? x : 0", 0, 1),
        ("x < 0 ? -x : x", 0, 1),
        ("x <= 0 ? -x : x", 0, -1),
        ("if (x < 0) return -x; return x;", 0, 1),
        ("return new[] { 0.5, x }.Max();", 0.5, 1),
        ("return new[] { 0.5, x }.Min();", 0.5, 1),
        ("Math.Max(x, -x)", 0, -1),
        ("x == 0 ? 0 : x * x / x", 0, 0),
    ];

    public static IEnumerable<(string Row, Spelling Spelling, double[] At, double[] Slopes)> All()
    {
        foreach (bool isSingle in new[] { false, true })
        {
            foreach ((string row, double[] at, double[] slopes, string[] bodies) in OfNumbers)
                foreach (string body in bodies)
                    yield return (row, new Spelling(body, new string('S', at.Length), IsSingle: isSingle), at, slopes);
            foreach ((string row, string body, string operands, double[] at, double[] slopes) in OfVectors)
                yield return (row, new Spelling(body, operands, row is "Norm" or "Norm1" ? 'S' : 'V', isSingle), at, slopes);
            foreach ((string body, double at, double slope) in Branches)
                yield return ("a branch", new Spelling(body, "S", IsSingle: isSingle), [at], [slope]);
        }
    }
}
