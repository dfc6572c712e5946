using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Tests.Capture;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>The generator gives nothing if and only if the analyzer reports an error: neither is ever silent alone.</summary>
public class AgreementTests
{
    public static TheoryData<string> Refused => [.. RefusedPrograms.All.Concat(RefusedLanguage.All).Concat(RefusedActs.All).Select(row => (string)row[0])];

    public static TheoryData<string> Accepted =>
    [
        .. RefusedPrograms.Warned.Select(row => MarkedSource.Parse((string)row[0]).Source),
        .. MeaningTests.Scalars.AsEnumerable<object[]>().Select(row => $"[Differentiable] public static double F(double x, double y) {row[0]}"),
        .. MeaningTests.Arrays.AsEnumerable<object[]>().Select(row => $"[Differentiable] public static double F(double[] w, double[,] m, int[] k) {row[0]}"),
        .. MeaningTests.Tensors.AsEnumerable<object[]>().Select(row => $"[Differentiable] public static double F(Matrix<double> A, Matrix<double> B, Vector<double> u, Vector<double> v) {row[0]}"),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Where_the_analyzer_reports_an_error_nothing_is_generated(string marked)
    {
        GeneratorRun run = Run(MarkedSource.Parse(RefusedPrograms.Program(marked)).Source);
        Assert.Empty(run.Diagnostics);
        ImmutableArray<Diagnostic> errors = await Errors(run.Output);
        Assert.NotEmpty(errors);
        Assert.DoesNotContain("P.F.g.cs", run.Sources.Keys);
        if (errors.Any(error => error.Id == "SG0007")) Assert.DoesNotContain("P.Model.g.cs", run.Sources.Keys);
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Where_it_reports_none_the_gradient_is_generated(string members)
    {
        GeneratorRun run = Run(RefusedPrograms.Program(members));
        ImmutableArray<Diagnostic> errors = await Errors(run.Output);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(errors.IsEmpty, run.Sources.ContainsKey("P.F.g.cs"));
        Assert.All(errors, error => Assert.Equal("SG0010", error.Id));
    }

    // The generator does not see its own output, the analyzer does: what is generated cannot be built upon.
    [Theory]
    [InlineData("{ double dx = 0; return G_Backward(x, ref dx) + dx; }")]
    [InlineData("=> G_Gradient(x).Value;")]
    public async Task Generated_code_is_not_differentiated_again(string body)
    {
        GeneratorRun run = Run($"public partial class P {{ [Differentiable] public static double G(double x) => x * x; [Differentiable] public static double F(double x) {body} }}");
        Assert.Equal(["P.G.g.cs"], run.Sources.Keys);
        Assert.NotEmpty(await Errors(run.Output));
    }

    private static GeneratorRun Run(string source) => GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(source));

    // Of the compilation with the generated files in it: that is what an analyzer sees.
    private static async Task<ImmutableArray<Diagnostic>> Errors(CSharpCompilation compilation) =>
        [.. (await AnalyzerRun.Of(new DifferentiableAnalyzer(), compilation)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
