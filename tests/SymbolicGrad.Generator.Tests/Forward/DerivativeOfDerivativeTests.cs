using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Forward;

/// <summary>
/// A method that calls what is generated for another one would be a derivative of a derivative. The generator does not see its own
/// work, so that there is no gradient of such a method; the analyzer says so at the call.
/// </summary>
public class DerivativeOfDerivativeTests
{
    [Theory]
    [InlineData("x * G_Gradient(x).x", "G_Gradient(x)")]
    [InlineData("G_Forward(x, 1).Tangent * x", "G_Forward(x, 1)")]
    [InlineData("H(x) + Helper(x)", "G_Forward(v, 1)")]
    public async Task A_call_of_a_generated_method_is_refused_at_the_call(string expression, string place)
    {
        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create($$"""
            public static partial class P
            {
                [Differentiable(Forward = true)] public static double G(double x) => x * x * x;
                [Differentiable] public static double F(double x) => {{expression}};
                private static double H(double v) => v * v;
                private static double Helper(double v) => G_Forward(v, 1).Tangent;
            }
            """)).AssertCompiles();

        ImmutableArray<Diagnostic> found = await AnalyzerRun.Of(new DifferentiableAnalyzer(), run.Output);

        Assert.Equal(["P.G.g.cs"], run.Sources.Keys);
        Diagnostic refusal = Assert.Single(found);
        Assert.Equal(DiagnosticSeverity.Error, refusal.Severity);
        Assert.Equal(place, refusal.Location.SourceTree!.GetText().ToString(refusal.Location.SourceSpan));
        Assert.Contains("cannot be called in a differentiable method", AnalyzerRun.Message(refusal), StringComparison.Ordinal);
    }
}
