using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>What an analyzer reported on a compilation.</summary>
internal static class AnalyzerRun
{
    /// <summary>The diagnostics in the order of their places. An analyzer that throws fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Of(DiagnosticAnalyzer analyzer, CSharpCompilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync();
        Diagnostic? crash = all.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001");
        Assert.True(crash is null, $"The analyzer threw: {crash}\n{crash?.Descriptor.Description}");
        return [.. all.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan)];
    }

    /// <summary>
    /// Asserts that the analyzer reports at the marks of <see cref="MarkedSource"/> and nowhere else: the ids where the
    /// marks name them, and the message parts, one for each mark, in order.
    /// </summary>
    public static async Task AssertReports(DiagnosticAnalyzer analyzer, string markedSource, params string[] messageParts)
    {
        MarkedSource marked = MarkedSource.Parse(markedSource);
        ImmutableArray<Diagnostic> found = await Of(analyzer, TestCompilation.Create(marked.Source));
        string expected = string.Concat(marked.Marks.Select(mark => $"{mark.Span} {mark.Id ?? "*"} at `{marked.TextOf(mark)}`\n"));
        string actual = string.Concat(found.Select((diagnostic, index) => Describe(diagnostic, index, marked)));
        Assert.True(expected == actual, $"Expected:\n{expected}\nReported:\n{actual}\n{string.Join('\n', found)}");
        foreach ((string part, Diagnostic diagnostic) in messageParts.Zip(found))
            Assert.Contains(part, Message(diagnostic), StringComparison.Ordinal);
        Assert.True(messageParts.Length is 0 || messageParts.Length == found.Length, $"{messageParts.Length} message parts for {found.Length} diagnostics.");
    }

    public static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    private static string Describe(Diagnostic diagnostic, int index, MarkedSource marked)
    {
        var found = new MarkedSource.Mark(diagnostic.Location.SourceSpan, diagnostic.Id);
        bool idIsFree = index < marked.Marks.Length && marked.Marks[index].Id is null;
        return $"{found.Span} {(idIsFree ? "*" : found.Id)} at `{marked.TextOf(found)}`\n";
    }
}
