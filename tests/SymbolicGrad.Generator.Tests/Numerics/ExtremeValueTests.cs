using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Tests.Numerics;

/// <summary>
/// Every row in every spelling at zeros of either sign, subnormals, numbers near the ends of the type's range, infinities and NaN: no
/// exception, no NaN that mathematics does not demand, and everywhere the slope to the last digits but a few. A slope below the smallest normal number may be lost.
/// </summary>
public class ExtremeValueTests
{
    private static readonly SpelledFunctions Functions = new(RowSpellings.Rows.SelectMany(RowSpellings.Of));

    private static readonly double[] Magnitudes = [0, 5e-324, 1e-310, 2.3e-308, 1e-300, 1e-160, 1e-20, 1e-5, 0.3, 0.5, 1 - 1e-9, 1, 1 + 1e-9, 2, 3, 17, 40, 100, 700, 1e5, 1e10, 1e20, 1e150, 1e160, 1e300, double.MaxValue, double.PositiveInfinity];

    private static readonly double[] SingleMagnitudes = [0, 1e-45, 1e-40, 1.2e-38, 1e-37, 1e-20, 1e-5, 0.3, 0.5, 1 - 1e-5, 1, 1 + 1e-5, 2, 3, 10, 17, 80, 100, 1e5, 1e10, 1e18, 1e20, 1e37, float.MaxValue, double.PositiveInfinity];

    // Their slopes are computed from the result, so that the input need not be kept: where that has reached its limit, the slope is off by one rounding of the result.
    private static readonly string[] FromTheResult = ["Sigmoid", "Tanh", "ExpM1"];

    public static TheoryData<string> Rows => [.. RowSpellings.Rows.Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_slope_is_exact_or_infinite_or_undefined(string row)
    {
        var wrong = new List<string>();
        int compared = 0;
        foreach (Spelling spelling in RowSpellings.Of(Primitives.Get(row)))
        {
            // Bounds in the wrong order are an exception, of which other tests tell.
            foreach (double[] at in Points(spelling).Where(at => !row.EndsWith("Clamp", StringComparison.Ordinal) || !(at[1] > at[2])))
            {
                double[] value = Functions.Value(spelling, at);
                double[][] reverse = Functions.Reverse(spelling, at), forward = Functions.Forward(spelling, at), again = Functions.Reverse(spelling, at);
                double[] expected = Expected(row, at);
                for (int operand = 0; operand < at.Length; operand++)
                {
                    if (!reverse[operand].AsSpan().SequenceEqual(again[operand]))
                        wrong.Add(Describe("again", again[operand]));
                    if (double.IsNaN(value[0]) || double.IsNaN(expected[operand])) continue;
                    compared++;
                    if (!Agree(reverse[operand])) wrong.Add(Describe("reverse", reverse[operand]));

                    // In forward mode the slopes in the other directions count as well: by zero, which is NaN where they are not finite.
                    bool isDefined = !expected.Where((slope, other) => other != operand && !double.IsFinite(spelling.Rounded(slope))).Any();
                    if (isDefined && !Agree(forward[operand])) wrong.Add(Describe("forward", forward[operand]));

                    bool Agree(double[] slopes) => slopes.All(slope => IsClose(spelling, row, spelling.Rounded(expected[operand]), slope));

                    string Describe(string mode, double[] slopes) =>
                        $"{spelling} at ({string.Join(", ", at)}), {mode}: ∂{operand} is {string.Join(", ", slopes.Distinct())}, not {spelling.Rounded(expected[operand])}";
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {compared}:\n" + string.Join('\n', wrong.Take(400)));
        Assert.True(compared > 0);
    }

    [Fact]
    public void Every_row_has_an_exact_slope() =>
        Assert.Equal(
            RowSpellings.Rows.Where(op => op.Arity < 3).Select(op => op.Name).Order(StringComparer.Ordinal),
            ExactSlopes.Unary.Keys.Concat(ExactSlopes.Binary.Keys).Order(StringComparer.Ordinal));

    private static double[] Expected(string row, double[] at)
    {
        if (at.Any(double.IsNaN)) return [.. at.Select(_ => double.NaN)];
        if (at.Length == 1) return [ExactSlopes.Unary[row](at[0])];
        if (row.EndsWith("Clamp", StringComparison.Ordinal)) return at[0] <= at[1] ? [0, 1, 0] : at[0] < at[2] ? [1, 0, 0] : [0, 0, 1];
        if (at.Length == 3) return [at[1], at[0], 1]; // FusedMultiplyAdd, the only other one
        (double first, double second) = ExactSlopes.Binary[row](at[0], at[1]);
        return [first, second];
    }

    private static bool IsClose(Spelling spelling, string row, double expected, double actual)
    {
        if (double.IsNaN(actual)) return false;
        (double relative, double smallest, double rounding, double largest) = spelling.IsSingle ? (1e-5, 1.2e-38, 1.2e-7, float.MaxValue) : (1e-11, 2.3e-308, 2.3e-16, double.MaxValue);
        if (double.IsInfinity(expected) || double.IsInfinity(actual))
            return actual.Equals(expected) || (Math.Sign(actual) == Math.Sign(expected) && Math.Min(Math.Abs(actual), Math.Abs(expected)) > largest / 32);
        return Math.Abs(actual - expected) <= (relative * Math.Abs(expected)) + smallest + (FromTheResult.Contains(row) ? rounding : 0);
    }

    private static IEnumerable<double[]> Points(Spelling spelling)
    {
        double[] magnitudes = spelling.IsSingle ? SingleMagnitudes : Magnitudes;
        int arity = spelling.Operands.Length;

        // Two operands take every third magnitude each: the product of all is large and says no more.
        double[] numbers = [.. magnitudes.Where((_, i) => arity == 1 || i % 3 == 0 || magnitudes[i] == 1 || double.IsInfinity(magnitudes[i])).SelectMany(x => new[] { x, -x }), double.NaN];
        double[] rounded = [.. numbers.Select(spelling.Rounded)];
        return arity switch
        {
            1 => rounded.Select(x => new[] { x }),
            2 => rounded.SelectMany(x => rounded, (x, y) => new[] { x, y }),
            _ => rounded.SelectMany(x => rounded, (x, y) => new[] { x, y, 1.0 }),
        };
    }
}
