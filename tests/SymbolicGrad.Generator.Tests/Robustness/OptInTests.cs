using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Robustness;

/// <summary>What is experimental or obsolete is used under the author's own pragma; generated code, which that does not reach, silences the same and nothing else.</summary>
public sealed class OptInTests
{
    private const string Marked = """
        using System.Diagnostics.CodeAnalysis;

        [Experimental("LAB001")] public record struct Point(double X, double Y);
        [Experimental("LAB002")] public sealed class Options { public double Rate { get; set; } }
        [Obsolete] public record struct Old(double X);
        [Obsolete("Use something else.")] public static class Former { public const double Half = 0.5; public static double Twice(double x) => 2 * x; }
        public static class Lab
        {
            [Experimental("LAB003")] public static double Gain { get; set; } = 2;
            [Experimental("LAB004")] public static double Squared(double x) => x * x;
        }

        """;

    [Theory]
    [InlineData("double F(Point p) => p.X * p.Y;", "LAB001")]
    [InlineData("double F(Point[] p) => p[0].X * p[0].Y;", "LAB001")]
    [InlineData("double F(double x, [Data] Options o) => x * o.Rate;", "LAB002")]
    [InlineData("(double, Point) F(double x) => (x, new Point(x, x));", "LAB001")]
    [InlineData("double F(double x) => x * Lab.Gain;", "LAB003")]
    [InlineData("double F(double x) => Lab.Squared(x) * Lab.Gain;", "LAB003", "LAB004")]
    [InlineData("double F(Old o) => o.X * o.X;", "CS0612")]
    [InlineData("double F(double x) => Former.Twice(x) * Former.Half;", "CS0618")]
    [InlineData("double F(double x) => x * x;")]
    public void What_the_author_silences_is_silenced_in_generated_code(string method, params string[] ids)
    {
        string pragma = string.Concat(ids.Select(id => $"#pragma warning disable {id}\n"));
        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(
            $"{pragma}public static partial class P {{ [Differentiable(Forward = true)] public static {method} }}", "#pragma warning disable LAB001, LAB002\n" + Marked));
        string source = run.AssertCompiles().Source("P.F.g.cs");
        Assert.Equal(ids, source.Split('\n').Where(line => line.StartsWith("#pragma warning disable ", StringComparison.Ordinal)).Select(line => line.Split(' ')[3]));
    }
}
