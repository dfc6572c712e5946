using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Derivatives;

/// <summary>Methods whose gradients call each other's: where one has none, those that need it have none either, and say which call is to blame.</summary>
public sealed class CalledGradientTests
{
    private const string Lock = "lock (\"\") { }";

    [Theory]

    // The callee is not followed, so that what is wrong in it is not met while the caller is captured.
    [InlineData(
        $"[Differentiable] public static double F(double x, int n) => {{|SG0005:G(x)|}} * x; [Differentiable, Recompute] public static double G(double x) {{ {{|SG0004:{Lock}|}} return x; }}",
        "'P.G' cannot be called in a differentiable method: its own gradient cannot be generated", "'lock'")]

    // In a circle: both.
    [InlineData(
        $"[Differentiable] public static double F(double x, int n) => n == 0 ? x : {{|SG0005:G(x, n - 1)|}} * x; [Differentiable, Recompute] public static double G(double x, int n) {{ {{|SG0004:{Lock}|}} return F(x, n); }}",
        "'P.G' cannot be called", "'lock'")]

    // Two calls away: the call here that leads there.
    [InlineData(
        $"[Differentiable] public static double F(double x) => {{|SG0005:G(x)|}} * x; [Differentiable, Recompute] public static double G(double x) => {{|SG0005:H(x)|}} * x; [Differentiable, Recompute] public static double H(double x) {{ {{|SG0004:{Lock}|}} return x; }}",
        "'P.G' cannot be called", "'P.H' cannot be called", "'lock'")]

    // Found by the engine, not while capturing.
    [InlineData(
        "[Differentiable] public static double F(double x, double[] a, double[] b) => x * {|SG0005:G(x, a, b)|}; [Differentiable, Recompute] public static double G(double x, double[] a, double[] b) { var c = {|SG0010:x > 0 ? a : b|}; return x * c[0]; }",
        "'P.G' cannot be called", "cannot be differentiated here")]

    // A result that depends on nothing.
    [InlineData(
        "[Differentiable] public static double F(double x, int n) => n == 0 ? x : {|SG0005:C(x, n)|} * x; [Differentiable, Recompute] public static double {|SG0002:C|}(double x, int n) => 3;",
        "'P.C' cannot be called", "its result does not depend on 'x'")]
    public async Task The_call_is_refused(string marked, params string[] messages)
    {
        string source = $"public partial class P {{ {marked} }}";
        await AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), source, messages);
        Assert.Empty(GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(MarkedSource.Parse(source).Source)).AssertCompiles().Sources);
    }

    /// <summary>Where the callee's type is not partial, or the callee does not compile, that is said once, and there.</summary>
    [Theory]
    [InlineData("public partial class P { [Differentiable] public static double F(double x) => Q.G(x) * x; } public class {|SG0001:Q|} { [Differentiable, Recompute] public static double G(double x) => x * x; }")]
    [InlineData("public partial class P { [Differentiable] public static double F(double x) => Q.G(x) * x; } public partial class Q { [Differentiable, Recompute] public static double G(double x) => x * y; }")]
    public async Task The_reason_is_told_at_the_callee_alone(string marked)
    {
        await AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), marked);
        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(MarkedSource.Parse(marked).Source));
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public async Task Methods_in_a_circle_have_gradients_together()
    {
        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create("""
            public partial class P
            {
                [Differentiable] public static double F(double x, int n) => n == 0 ? x : G(x * x, n - 1) * x;
                [Differentiable] public static double G(double x, int n) => n == 0 ? x : H(x + x, n - 1) * x;
                [Differentiable] public static double H(double x, int n) => n == 0 ? x : F(x, n - 1) + G(x, n - 1);
            }
            """)).AssertCompiles();
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.Of(new DifferentiableAnalyzer(), run.Output);

        Assert.Equal(["P.F.g.cs", "P.G.g.cs", "P.H.g.cs"], run.Sources.Keys);
        Assert.Empty(reported);
    }
}
