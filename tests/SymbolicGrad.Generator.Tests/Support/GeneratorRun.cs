using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>What a generator made of a compilation.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input, CancellationToken cancellation)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _, cancellation);
        Input = input;
        Output = (CSharpCompilation)output;
        Result = _driver.GetRunResult();
        Sources = Result.Results.SelectMany(result => result.GeneratedSources)
            .ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
    }

    /// <summary>The compilation as the user wrote it.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The compilation with what was generated.</summary>
    public CSharpCompilation Output { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>The generated texts by hint name (<c>Samples.Mlp.Loss.g.cs</c>).</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    /// <summary>What the driver or the generator reported: also that the generator threw (CS8785).</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>Runs the generator on a compilation, with every step's reason recorded.</summary>
    public static GeneratorRun Of(IIncrementalGenerator generator, CSharpCompilation compilation, CancellationToken cancellation = default) =>
        new(
            CSharpGeneratorDriver.Create(
                [generator.AsSourceGenerator()],
                parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
            compilation,
            cancellation);

    /// <summary>The next run of the same driver, after an edit.</summary>
    public GeneratorRun After(CSharpCompilation edited) => new(_driver, edited, CancellationToken.None);

    /// <summary>The generated text of a hint name.</summary>
    public string Source(string hintName)
    {
        if (Sources.TryGetValue(hintName, out string? source)) return source;
        Assert.Fail($"No '{hintName}' was generated, only [{string.Join(", ", Sources.Keys)}].\n{DescribeDiagnostics()}");
        return source!;
    }

    /// <summary>Asserts that the generator reported nothing and that the user's and the generated code compile without error or warning.</summary>
    public GeneratorRun AssertCompiles()
    {
        string problems = DescribeDiagnostics();
        if (problems.Length > 0) Assert.Fail(problems + string.Concat(Sources.Select(NumberLines)));
        return this;
    }

    /// <summary>Compiles to memory and loads the result. Dispose of it to unload.</summary>
    public LoadedProgram Load()
    {
        AssertCompiles();
        return new LoadedProgram(Output);
    }

    private string DescribeDiagnostics() => string.Concat(
        Diagnostics.Concat(Output.GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !IsUndocumentedByUser(diagnostic))
            .Select(diagnostic => diagnostic + "\n"));

    /// <summary>Test sources need no documentation comments; what is generated does, for users who publish theirs.</summary>
    private bool IsUndocumentedByUser(Diagnostic diagnostic) =>
        diagnostic.Id == "CS1591" && Input.ContainsSyntaxTree(diagnostic.Location.SourceTree!);

    private static string NumberLines(KeyValuePair<string, string> source) =>
        $"\n{source.Key}\n" + string.Concat(source.Value.Split('\n').Select((line, index) => $"{index + 1,5}  {line}\n"));
}
