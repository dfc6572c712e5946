using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>Every rewrite means the same before and after, as exactly as it claims, and takes place.</summary>
public class RewriteTests
{
    private static readonly double[] Special =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1, -1, 2.5, -0.1, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue];

    public static TheoryData<string> Rows
    {
        get
        {
            var rows = new TheoryData<string>();
            foreach (Rewrite rewrite in Rewrites.All) rows.Add(rewrite.Before);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_rewrite_fits_whatever_it_matches(string before)
    {
        TypedRewrite[] typed = Typed(before);
        Assert.NotEmpty(typed);
        Assert.All(typed, rewrite => Assert.Equal(rewrite.TypeOf(rewrite.Before), rewrite.TypeOf(rewrite.After)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Both_sides_agree_on_random_operands(string before)
    {
        foreach (TypedRewrite rewrite in Typed(before))
            foreach (object[] values in Draws(rewrite))
                AssertSame(rewrite, values, rewrite.Rewrite.Exactness == Exactness.UpToRounding ? Close.To(1e-12) : Close.To(0));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_exact_rewrite_keeps_every_bit(string before)
    {
        var random = new Random(11);
        foreach (TypedRewrite rewrite in Typed(before).Where(rewrite => rewrite.Rewrite.Exactness != Exactness.UpToRounding))
        {
            IEqualityComparer<double> comparer = rewrite.Rewrite.Exactness == Exactness.Exact ? new SameBits() : Close.To(0);
            if (rewrite.IsScalar)
            {
                foreach (double[] numbers in PrimitiveTableTests.Tuples(Special, rewrite.Variables.Length)) AssertSame(rewrite, numbers.Cast<object>().ToArray(), comparer);
            }
            else
            {
                for (int draw = 0; draw < 200; draw++) AssertSame(rewrite, rewrite.Values(() => Special[random.Next(Special.Length)]), comparer);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_rewrite_takes_place_while_terms_are_built(string before)
    {
        foreach (TypedRewrite rewrite in Typed(before))
        {
            var sketch = new FunctionSketch();
            Dictionary<string, int> variables = rewrite.Declare(sketch);
            int after = FormulaBuilder.Build(sketch.Builder, rewrite.After, variables, ScalarKind.Float64);
            int built = FormulaBuilder.Build(sketch.Builder, rewrite.Before, variables, ScalarKind.Float64);
            Assert.True(after == built, $"{rewrite} stays as it is.");
        }
    }

    [Fact]
    public void Both_sides_name_the_same_variables() => Assert.All(Rewrites.All, rewrite =>
        Assert.Subset(Formula.Parse(rewrite.Before).Variables().ToHashSet(), Formula.Parse(rewrite.After).Variables().ToHashSet()));

    /// <summary>Random operands, every second time negative ones.</summary>
    internal static IEnumerable<object[]> Draws(TypedRewrite rewrite)
    {
        var random = new Random(7);
        return Enumerable.Range(0, 20).Select(draw => rewrite.Values(() => (draw % 2 == 0 ? 1 : -1) * (0.5 + (1.5 * random.NextDouble()))));
    }

    private static TypedRewrite[] Typed(string before) => TypedRewrite.Of(Rewrites.All.Single(rewrite => rewrite.Before == before)).ToArray();

    private static void AssertSame(TypedRewrite rewrite, object[] values, IEqualityComparer<double> comparer)
    {
        double[] before = Values.Flatten(rewrite.Evaluate(rewrite.Before, values)), after = Values.Flatten(rewrite.Evaluate(rewrite.After, values));
        Assert.True(before.SequenceEqual(after, comparer), $"{rewrite} at {string.Join("; ", values.Select(value => string.Join(' ', Values.Flatten(value))))}: {string.Join(' ', before)} becomes {string.Join(' ', after)}.");
    }

    /// <summary>Equal bits, except that one NaN is like another.</summary>
    private sealed class SameBits : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => double.IsNaN(x) ? double.IsNaN(y) : BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);

        public int GetHashCode(double value) => 0;
    }
}
