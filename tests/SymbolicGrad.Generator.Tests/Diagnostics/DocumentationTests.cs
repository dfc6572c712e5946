using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Generator.Diagnostics;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>Every rule has a page, and what the pages call wrong and right is.</summary>
public partial class DocumentationTests
{
    public static TheoryData<string> Ids => [.. Rules.Where(rule => rule.Id != DiagnosticRules.InternalFault.Id).Select(rule => rule.Id)];

    private static ImmutableArray<DiagnosticDescriptor> Rules => [.. new DifferentiableAnalyzer().SupportedDiagnostics, DiagnosticRules.InternalFault];

    [Fact]
    public void Every_rule_links_to_its_page_and_no_page_lacks_a_rule()
    {
        Assert.All(Rules, rule =>
        {
            Assert.Equal($"docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri);
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", Page(rule.Id), StringComparison.Ordinal);
            Assert.Contains($"Severity: {rule.DefaultSeverity.ToString().ToLowerInvariant()}.", Page(rule.Id), StringComparison.Ordinal);
        });
        Assert.Equal(
            Rules.Select(rule => rule.Id + ".md").Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder(), "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_wrong_example_is_reported_and_the_right_one_is_not(string id)
    {
        string[] examples = [.. CodeBlock().Matches(Page(id)).Select(match => match.Groups[1].Value)];
        Assert.Contains(await Reported(examples[0]), diagnostic => diagnostic.Id == id);
        Assert.Empty(await Reported(examples[1]));
    }

    private static async Task<ImmutableArray<Diagnostic>> Reported(string example)
    {
        string source = example.Contains("class ", StringComparison.Ordinal) ? example : $"partial class P {{ {example} }}";
        return await AnalyzerRun.Of(new DifferentiableAnalyzer(), TestCompilation.Create(source));
    }

    private static string Page(string id) => File.ReadAllText(Path.Combine(Folder(), id + ".md")).ReplaceLineEndings("\n");

    private static string Folder() => Repository.Find("docs/diagnostics");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
