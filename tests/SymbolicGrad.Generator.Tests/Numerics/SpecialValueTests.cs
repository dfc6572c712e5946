using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Tests.Numerics;

/// <summary>Every row in every spelling at zeros of either sign, ±1, the ends of the type's range, infinities and NaN: the generated value is the method's own, to the bit.</summary>
public sealed class SpecialValueTests
{
    private static readonly SpelledFunctions Functions = new(RowSpellings.Rows.SelectMany(RowSpellings.Of));

    private static readonly double[] Numbers = [0, -0.0, 1, -1, 0.5, 2, 1e300, -1e300, 1e-300, double.Epsilon, float.Epsilon, 1e30, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly double[] Few = [0, -0.0, 1, 2, -3, double.PositiveInfinity, double.NaN];

    // The framework's ExpM1 subtracts 1 from eˣ, and loses the digits of small x: generated code computes it by a function that does not.
    public static TheoryData<string> Rows => [.. RowSpellings.Rows.Select(op => op.Name).Where(name => name != "ExpM1")];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_value_is_the_methods_own(string row)
    {
        var wrong = new List<string>();
        foreach (Spelling spelling in RowSpellings.Of(Primitives.Get(row)))
        {
            foreach (double[] at in Points(spelling).Where(at => !row.EndsWith("Clamp", StringComparison.Ordinal) || !(at[1] > at[2])))
            {
                double[] expected = Functions.Value(spelling, at);
                Compare("reverse", Functions.Returned(spelling, at));
                Compare("forward", Functions.ReturnedForward(spelling, at));

                void Compare(string mode, double[] actual)
                {
                    if (!expected.Zip(actual, IsSame).All(isSame => isSame))
                        wrong.Add($"{spelling} at ({string.Join(", ", at)}), {mode}: {string.Join(", ", actual.Distinct())}, not {string.Join(", ", expected.Distinct())}");
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n" + string.Join('\n', wrong.Take(200)));
    }

    private static bool IsSame(double expected, double actual) => expected.Equals(actual) && double.IsNegative(expected) == double.IsNegative(actual) || (double.IsNaN(expected) && double.IsNaN(actual));

    private static IEnumerable<double[]> Points(Spelling spelling)
    {
        double[] numbers = [.. (spelling.Operands.Length == 3 ? Few : Numbers).Select(spelling.Rounded)];
        IEnumerable<double[]> points = [[]];
        foreach (char _ in spelling.Operands) points = points.SelectMany(_ => numbers, (point, number) => (double[])[.. point, number]);
        return points;
    }
}
