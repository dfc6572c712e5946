using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>What compiles and is taken for what does not is reported; what does not compile is left to the compiler.</summary>
public class CompilerErrorTests
{
    // Valid, and not understood.
    private const string Mistaken = "do { switch (n) { default: return x * x; } } while (false);";

    [Theory]
    [InlineData("public static double Use() { double dx = 0; return F_Backward(1, 1, ref dx); }")]
    [InlineData("public static double Use() => F_Gradient(1, 1).x + P.F_Gradient(2, 1).Value;")]
    [InlineData("public static double Use() { FGradient g = F_Gradient(1, 1); return g.Value; }")]
    [InlineData("public static double Use() => new[] { 1.0 }.Select(v => F_Gradient(v, 1)).Sum(g => g.x);")]
    [InlineData("[Differentiable] public static double G(double x, int n) { double G_Backward() => 0; " + Mistaken + " }", "G")]
    public Task A_mistake_is_reported_though_the_missing_gradient_is_used(string use, string? other = null)
    {
        string marked = other is null ? use : use.Replace($" {other}(", $" {{|SG0004:{other}|}}(", StringComparison.Ordinal);
        return AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), "public static partial class P { [Differentiable] public static double {|SG0004:F|}(double x, int n) { " + Mistaken + " } " + marked + " }");
    }

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => x * G_Gradient(x).x; [Differentiable] public static double G(string x) => 1;", "SG0002")]
    [InlineData("[Differentiable] public static double F(double x) => H(x); static double H(double x) => x * F_Gradient(y).x;")]
    [InlineData("[Differentiable] public static double F(double x) { double y; return x * y; }")]
    [InlineData("[Differentiable] public static double F(double x) { if (x > 0) return x; }")]
    [InlineData("[Differentiable] public static double F(double x) => H(x); static double H(double x) { if (x > 0) return x; }")]
    [InlineData("[Differentiable] public static double F(double x) => x * k; static Missing k;")]
    [InlineData("[Differentiable] public static double F(double x) => new C(x).K; class C(double x) { public double K = x * y; }")]
    public async Task What_does_not_compile_is_left_to_the_compiler(string members, params string[] ids)
    {
        CSharpCompilation compilation = TestCompilation.Create($"public static partial class P {{ {members} }}");

        Assert.Contains(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Equal(ids, (await AnalyzerRun.Of(new DifferentiableAnalyzer(), compilation)).Select(diagnostic => diagnostic.Id));
    }
}
