using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Capture;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>Analyzer and generator agree on each method of whole projects: that of the corpus, and the samples.</summary>
public class WholeProjectTests
{
    private const string CorpusUsings = """
        global using static SymbolicGrad.Functions;
        global using System.Numerics.Tensors;
        [assembly: SymbolicGrad.DifferentiableDefaults(Forward = true)]
        """;

    [Theory]
    [InlineData(700, CorpusUsings, "tests/SymbolicGrad.Corpus.Tests/Programs", "tests/SymbolicGrad.Corpus.Tests/Peers")]
    [InlineData(1, "", "samples/Digits")]
    [InlineData(9, "", "samples/GradBench")]
    [InlineData(4, "", "samples/Greeks")]
    [InlineData(10, "", "samples/LectureNotes")]
    [InlineData(1, "", "samples/Trajectory")]
    public async Task Each_marked_method_has_a_gradient_and_no_error(int atLeast, string usings, params string[] folders)
    {
        CSharpCompilation compilation = TestCompilation.Create(folders.SelectMany(folder => Repository.SourceFiles(folder)).Select(path => (path, File.ReadAllText(path))).Append(("Usings.cs", usings)));
        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)));
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.Of(new DifferentiableAnalyzer(), run.Output);

        IMethodSymbol[] marked = [.. run.Output.GetSymbolsWithName(static _ => true, SymbolFilter.Member).OfType<IMethodSymbol>().Where(Annotations.IsDifferentiable)];
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(reported, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.All(marked, method => Assert.NotEmpty(method.ContainingType.GetMembers(method.Name + "_Backward")));
        Assert.True(marked.Length >= atLeast, $"There are {marked.Length} marked methods.");
        Assert.Equal(marked.Length, run.Sources.Count(source => !source.Key.EndsWith(".Model.g.cs", StringComparison.Ordinal)));
    }
}
