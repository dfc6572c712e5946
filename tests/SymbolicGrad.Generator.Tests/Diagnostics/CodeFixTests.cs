using Microsoft.CodeAnalysis.CodeFixes;
using SymbolicGrad.CodeFixes;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>The ways out that an editor can take by itself.</summary>
public sealed class CodeFixTests
{
    [Theory]
    [InlineData("[Differentiable] public static double F(double w, double unused) => w * w;", "[Differentiable] public static double F(double w, [Data] double unused) => w * w;", "Mark 'unused' [Data]")]
    [InlineData("[Differentiable] public static double F(double w, /* why? */ double a, in double b) => w * w;", "[Differentiable] public static double F(double w, /* why? */ [Data] double a, [Data] in double b) => w * w;", "Mark 'a' [Data]", "Mark 'b' [Data]")]
    [InlineData("[Differentiable] public static double F(double w, double? k) => w * (k ?? 1);", "[Differentiable] public static double F(double w, [Data] double? k) => w * (k ?? 1);", "Mark 'k' [Data]")]
    [InlineData("[Differentiable] public static double F(double w, double[,,] k) => w * k[0, 0, 0];", "[Differentiable] public static double F(double w, [Data] double[,,] k) => w * k[0, 0, 0];", "Mark 'k' [Data]")]
    public Task A_parameter_becomes_data(string before, string after, params string[] titles) => AssertFixed(new MarkDataCodeFix(), before, after, titles);

    [Theory]
    [InlineData("[Differentiable] public static double F(double w, ref double k) => w * k;")]
    [InlineData("[Differentiable] public static double F(double w) { lock (\"\") { } return w; }")]
    public Task Data_is_not_offered_where_it_does_not_help(string source) => AssertFixed(new MarkDataCodeFix(), source, source);

    [Theory]
    [InlineData(
        "[Differentiable] public static double F(double x, int n) => G(x, n);\n\n    /// <summary>G.</summary>\n    static double G(double x, int n) => n == 0 ? x : x * G(x, n - 1);",
        "[Differentiable] public static double F(double x, int n) => G(x, n);\n\n    /// <summary>G.</summary>\n    [Differentiable]\n    static double G(double x, int n) => n == 0 ? x : x * G(x, n - 1);",
        "Mark 'G' [Differentiable]")]
    [InlineData(
        "[Differentiable] public static double F(double x) => G(x);\n\n    [Recompute] static double G(double x) => x * x;",
        "[Differentiable] public static double F(double x) => G(x);\n\n    [Differentiable]\n    [Recompute] static double G(double x) => x * x;",
        "Mark 'G' [Differentiable]")]
    public Task A_callee_gets_a_gradient_of_its_own(string before, string after, params string[] titles) => AssertFixed(new MarkDifferentiableCodeFix(), before, after, titles);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) { Func<double, double> f = null!; f = t => t > 1 ? f(t / 2) : t; return f(x); }")]
    [InlineData("[Differentiable] public static double F(double[] x) => Math.ILogB(x[0]) * x[0];")]
    public Task A_mark_is_not_offered_where_it_does_not_help(string source) => AssertFixed(new MarkDifferentiableCodeFix(), source, source);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => x * Math.Round(x * 2);", "[Differentiable] public static double F(double x) => x * Math.Round(Functions.StopGradient(x * 2));", "Stop the gradient")]
    [InlineData("[Differentiable] public static double F(double x) => x * (int)(x * 2);", "[Differentiable] public static double F(double x) => x * (int)Functions.StopGradient(x * 2);", "Stop the gradient")]
    [InlineData("[Differentiable] public static double F(double x, double y) => x * Math.Floor(x) + y * (int)y;", "[Differentiable] public static double F(double x, double y) => x * Math.Floor(Functions.StopGradient(x)) + y * (int)Functions.StopGradient(y);", "Stop the gradient", "Stop the gradient")]
    public Task What_is_rounded_becomes_a_constant(string before, string after, params string[] titles) => AssertFixed(new StopGradientCodeFix(), before, after, titles);

    [Theory]
    [InlineData("[Differentiable] public static double F([Data] double x, int n) => x * n;", "[Differentiable] public static double F(double x, int n) => x * n;", "Differentiate by 'x'")]
    [InlineData("[Differentiable] public static double F(/* why? */ [Data] ReadOnlySpan<double> x, int n) => x[n];", "[Differentiable] public static double F(/* why? */ ReadOnlySpan<double> x, int n) => x[n];", "Differentiate by 'x'")]
    [InlineData(
        "partial class Q { double k = 2; [Differentiable] public double F(int n) => k * n; }",
        "partial class Q { [Parameter] double k = 2; [Differentiable] public double F(int n) => k * n; }",
        "Mark 'k' [Parameter]")]
    [InlineData(
        "partial class Q { public Vector<float> W { get; } = new(3); [Differentiable] public float F([Data] int n) => W[n]; }",
        "partial class Q { [Parameter] public Vector<float> W { get; } = new(3); [Differentiable] public float F([Data] int n) => W[n]; }",
        "Mark 'W' [Parameter]")]
    public Task Something_to_differentiate_by_is_offered(string before, string after, params string[] titles) => AssertFixed(new DifferentiateByCodeFix(), before, after, titles);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x, int n) => n;")]
    [InlineData("[Differentiable] public static double F([Data] int n) => n;")]
    [InlineData("partial class Q { readonly double k = 2; static double s; int m; double G { get; } [Differentiable] public double F(int n) => k * n * s * m * G; }")]
    public Task Nothing_is_offered_where_there_is_nothing(string source) => AssertFixed(new DifferentiateByCodeFix(), source, source);

    private static async Task AssertFixed(CodeFixProvider fix, string before, string after, params string[] titles)
    {
        var applied = new List<string>();
        string actual = await CodeFixRun.FixAll(fix, Program(before), applied);
        Assert.Equal(Program(after), actual);
        Assert.Equal(titles, applied);
    }

    private static string Program(string members) => $"public static partial class P\n{{\n    {members}\n}}\n";
}
