using Microsoft.CodeAnalysis;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>What lies in a method that is called is reported there, with the way that leads to it: the attribute, then each call.</summary>
public sealed class RouteTests
{
    [Theory]
    [InlineData(
        "[Differentiable] public static double F(double x) { lock (\"\") { } return x; }",
        "", "Differentiable")]
    [InlineData(
        "[Differentiable] public static double F(double x) => G(x); static double G(double x) { lock (\"\") { } return x; }",
        " (in 'P.G', called by 'P.F')", "Differentiable", "G(x)")]
    [InlineData(
        "[Differentiable] public static double F(double x) => G(x); static double G(double x) => 2 * H(x, 1); static double H(double x, int n) { lock (\"\") { } return x; }",
        " (in 'P.H', called by 'P.G', called by 'P.F')", "Differentiable", "G(x)", "H(x, 1)")]
    [InlineData(
        "[Differentiable] public static double F(double x) => A(x); static double A(double x) => B(x); static double B(double x) => C(x); static double C(double x) => D(x); static double D(double x) => Math.ILogB(x);",
        " (in 'P.D', called by 'P.C', called by …, called by 'P.F')", "Differentiable", "A(x)", "B(x)", "C(x)", "D(x)")]
    [InlineData(
        "[Differentiable(Forward = false)] public static double F(double x) { Func<double, double> f = t => { lock (\"\") { } return t; }; return f(x); }",
        " (in a lambda, called by 'P.F')", "Differentiable(Forward = false)", "f(x)")]
    [InlineData(
        "struct S { public double V; public S(double v) { lock (\"\") { } V = v; } } [Differentiable] public static double F(double x) => new S(x).V;",
        " (in the constructor of 'P.S', called by 'P.F')", "Differentiable", "new S(x)")]
    [InlineData(
        "static double Half { get { lock (\"\") { } return 0.5; } } [Differentiable] public static double F(double x) => x * Half;",
        " (in 'P.Half', called by 'P.F')", "Differentiable", "Half")]
    [InlineData(
        "public readonly struct N(double v) { public readonly double V = v; public static N operator +(N a, N b) { lock (\"\") { } return a; } } [Differentiable] public static double F(double x) { var n = new N(x); return (n + n).V; }",
        " (in an operator of 'P.N', called by 'P.F')", "Differentiable", "n + n")]

    // Found by the engine, and a warning.
    [InlineData(
        "[Differentiable] public static double F(double x, double[] a, double[] b) => x * G(x, a, b); static double G(double x, double[] a, double[] b) { var c = x > 0 ? a : b; return c[0]; }",
        " (in 'P.G', called by 'P.F')", "Differentiable", "G(x, a, b)")]
    [InlineData(
        "[Differentiable] public static double F(double x) => x * G(x); static double G(double x) => Math.Round(x);",
        " (in 'P.G', called by 'P.F')", "Differentiable", "G(x)")]
    public async Task The_way_is_told(string members, string route, params string[] places)
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.Of(new DifferentiableAnalyzer(), TestCompilation.Create($"public partial class P {{ {members} }}")));

        Assert.EndsWith(route, AnalyzerRun.Message(diagnostic), StringComparison.Ordinal);
        Assert.Equal(route.Length > 0, AnalyzerRun.Message(diagnostic).EndsWith(')'));
        Assert.Equal(places, diagnostic.AdditionalLocations.Select(place => place.SourceTree!.GetText().ToString(place.SourceSpan)));
    }

    /// <summary>A callee in another file: the error is there, the way begins here.</summary>
    [Fact]
    public async Task The_way_leads_through_files()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.Of(new DifferentiableAnalyzer(), TestCompilation.Create(
            "public static partial class Model { [Differentiable] public static double Loss(double x) => Helper.Twice(x); }",
            "public static class Helper { public static double Twice(double x) { lock (\"\") { } return 2 * x; } }")));

        Assert.Equal("Source2.cs", diagnostic.Location.SourceTree!.FilePath);
        Assert.Equal(["Source.cs", "Source.cs"], diagnostic.AdditionalLocations.Select(place => place.SourceTree!.FilePath));
    }
}
