using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Capture;

/// <summary>Long and deep programs: an overflow of the stack would end the compiler, not only the build.</summary>
public class DepthTests
{
    [Fact]
    public void Ten_thousand_terms_and_thousands_of_statements_are_differentiated()
    {
        string terms = string.Join(" + ", Enumerable.Range(0, 10_000).Select(i => i % 2 == 0 ? "x" : "y * x"));
        string statements = string.Concat(Enumerable.Range(0, 3_000).Select(i => i % 2 == 0 ? "s = s + x;\n" : "s = s * 0.5;\n"));
        Assert.Equal(
            ["P.F.g.cs", "P.G.g.cs"],
            OnCompilerStack($$"""
                [Differentiable] public static double F(double x, double y) => {{terms}};
                [Differentiable] public static double G(double x) { double s = x; {{statements}} return s; }
                """).Sources.Keys);
    }

    [Fact]
    public void Branches_may_be_nested_but_not_without_end()
    {
        Assert.Equal(["P.F.g.cs"], OnCompilerStack(EarlyReturns(25)).Sources.Keys);
        Assert.Empty(OnCompilerStack(EarlyReturns(3_000)).Sources);
    }

    [Fact]
    public async Task The_analyzer_says_so()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.Of(new DifferentiableAnalyzer(), Compilation(EarlyReturns(100))));
        Assert.Equal("SG0004", diagnostic.Id);
        Assert.Contains("more than 64 branches and loops", AnalyzerRun.Message(diagnostic), StringComparison.Ordinal);
    }

    private static string EarlyReturns(int count)
    {
        var text = new StringBuilder("[Differentiable] public static double F(double x) {\n");
        for (int i = 0; i < count; i++) text.Append($"if (x < {i}) return x * {i}.5;\n");
        return text.Append("return x; }").ToString();
    }

    private static CSharpCompilation Compilation(string members) => TestCompilation.Create($"public partial class P {{ {members} }}");

    private static GeneratorRun OnCompilerStack(string members)
    {
        GeneratorRun run = CompilerStack.Run(() => GeneratorRun.Of(new DifferentiableGenerator(), Compilation(members)));
        Assert.Empty(run.Diagnostics);
        return run;
    }
}
