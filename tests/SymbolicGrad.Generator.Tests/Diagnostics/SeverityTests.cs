using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Diagnostics;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>Warnings can be silenced, and made errors, by a pragma and by files of settings; errors cannot, since without a word nothing would be generated.</summary>
public sealed class SeverityTests
{
    private const string Independent = "double x, double unused) => x * x;", Vanishing = "double x) => x * Math.Floor(x);", Equality = "double x) => x == 0 ? 0 : Math.Sin(x);";

    [Theory]
    [InlineData("SG0101", Independent)]
    [InlineData("SG0102", Vanishing)]
    [InlineData("SG0103", Equality)]
    public async Task A_warning_is_silenced_by_a_pragma(string id, string method)
    {
        Assert.Equal([id], await Reported(Source(method)));
        Assert.Empty(await Reported($"#pragma warning disable {id} // reason\n{Source(method)}"));
        Assert.Equal([id], await Reported($"#pragma warning disable {id}\n#pragma warning restore {id}\n{Source(method)}"));
    }

    [Theory]
    [InlineData("SG0101", Independent)]
    [InlineData("SG0102", Vanishing)]
    [InlineData("SG0103", Equality)]
    public async Task A_warning_is_silenced_or_made_an_error_by_editorconfig(string id, string method)
    {
        Assert.Empty(await Reported(Source(method), ("/project/.editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = none\n")));
        Assert.Equal([$"{id} Error"], await Reported(Source(method), ("/project/.editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = error\n")));
        Assert.Equal([$"{id} Info"], await Reported(Source(method), ("/project/.editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = suggestion\n")));
    }

    /// <summary>A folder's settings come before those of the project, and a file's section before both.</summary>
    [Fact]
    public async Task Two_levels_of_editorconfig_are_heeded()
    {
        (string, string) project = ("/project/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.SG0102.severity = error\n");
        (string, string) folder = ("/project/src/.editorconfig", "[*.cs]\ndotnet_diagnostic.SG0102.severity = none\n");
        (string, string) section = ("/project/src/.editorconfig", "[*.cs]\ndotnet_diagnostic.SG0102.severity = none\n[Model.cs]\ndotnet_diagnostic.SG0102.severity = warning\n");

        Assert.Equal(["SG0102 Error"], await Reported(Source(Vanishing), project));
        Assert.Empty(await Reported(Source(Vanishing), project, folder));
        Assert.Equal(["SG0102"], await Reported(Source(Vanishing), project, section));
    }

    /// <summary>A file of settings for the whole build is the outer level.</summary>
    [Fact]
    public async Task Settings_of_a_global_file_are_heeded_and_yield_to_the_folder_s()
    {
        (string, string) build = ("/.globalconfig", "is_global = true\ndotnet_diagnostic.SG0102.severity = none\n");
        (string, string) folder = ("/project/src/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.SG0102.severity = error\n");

        Assert.Empty(await Reported(Source(Vanishing), build));
        Assert.Equal(["SG0102 Error"], await Reported(Source(Vanishing), build, folder));
    }

    /// <summary>A warning that is made an error stops the build, and takes no gradient away.</summary>
    [Fact]
    public void What_is_generated_does_not_depend_on_severities()
    {
        CSharpCompilation silent = Configured(Source(Vanishing), ("/project/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.SG0102.severity = error\n"));

        Assert.Equal(["P.F.g.cs"], GeneratorRun.Of(new DifferentiableGenerator(), silent).Sources.Keys);
    }

    [Fact]
    public async Task An_error_cannot_be_silenced()
    {
        const string Lock = "double x) { lock (\"\") { } return x; }";

        Assert.Equal(["SG0004 Error"], await Reported($"#pragma warning disable SG0004\n{Source(Lock)}"));
        Assert.Equal(["SG0004 Error"], await Reported(Source(Lock), ("/project/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.SG0004.severity = none\n")));
        Assert.All(
            new DifferentiableAnalyzer().SupportedDiagnostics.Append(DiagnosticRules.InternalFault),
            rule => Assert.Equal(rule.DefaultSeverity == DiagnosticSeverity.Error, rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));
    }

    private static string Source(string method) => $"public partial class P {{ [Differentiable] public static double F({method} }}";

    private static CSharpCompilation Configured(string source, params (string Path, string Text)[] files)
    {
        CSharpCompilation compilation = TestCompilation.Create([("/project/src/Model.cs", source)]);
        AnalyzerConfigSet settings = AnalyzerConfigSet.Create(files.Select(file => AnalyzerConfig.Parse(file.Text, file.Path)).ToArray());
        return compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Settings(settings)));
    }

    private static async Task<string[]> Reported(string source, params (string Path, string Text)[] files)
    {
        ImmutableArray<Diagnostic> found = await AnalyzerRun.Of(new DifferentiableAnalyzer(), Configured(source, files));
        return [.. found.Select(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning ? diagnostic.Id : $"{diagnostic.Id} {diagnostic.Severity}")];
    }

    // As the command-line compiler reads its settings.
    private sealed class Settings(AnalyzerConfigSet files) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, [NotNullWhen(true)] out ReportDiagnostic severity) =>
            files.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, [NotNullWhen(true)] out ReportDiagnostic severity) =>
            files.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
