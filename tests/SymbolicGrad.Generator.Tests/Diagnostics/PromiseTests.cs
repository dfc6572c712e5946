using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>What README and docs promise is kept by tests, which they name: these must exist.</summary>
public partial class PromiseTests
{
    /// <summary>The classes of tests by their paths without ending, with the names of their tests.</summary>
    private static readonly Dictionary<string, HashSet<string>> Classes = Repository.SourceFiles("tests").Where(path => path.EndsWith("Tests.cs", StringComparison.Ordinal))
        .ToDictionary(path => Path.ChangeExtension(path, null).Replace(Path.DirectorySeparatorChar, '/'), TestsOf);

    public static TheoryData<string> Pages =>
        ["README.md", .. Directory.EnumerateFiles(Repository.Find("docs"), "*.md").Select(path => $"docs/{Path.GetFileName(path)}").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_test_that_a_page_names_exists(string page) =>
        Assert.All(TestName().Matches(Text(page)), match => Assert.True(Exists(match.Groups["class"].Value, match.Groups["test"].Value), $"{page} names {match.Value}, which does not exist."));

    [Fact]
    public void Each_promise_of_the_README_names_what_keeps_it()
    {
        string[] rows = [.. Text("README.md").Split("| promise | kept by |\n|---|---|\n")[1].Split('\n').TakeWhile(line => line.StartsWith('|'))];
        Assert.True(rows.Length > 20, $"The table has {rows.Length} rows.");
        Assert.All(rows, row => Assert.True(TestName().IsMatch(row.Split('|')[^2]) || row.Contains("`.ci/run`", StringComparison.Ordinal), $"No test keeps it: {row}"));

        // `.Name` is another test of the class before it.
        foreach (string row in rows)
        {
            string? lastClass = null;
            foreach (Match name in AnyName().Matches(row.Split('|')[^2]))
            {
                if (name.Groups["class"].Success) lastClass = name.Groups["class"].Value;
                Assert.True(lastClass is not null && Exists(lastClass, name.Groups["test"].Value), $"{name.Value} does not exist: {row}");
            }
        }
    }

    [Theory]
    [InlineData("PromiseTests", "", true)]
    [InlineData("Diagnostics/PromiseTests", "Each_test_that_a_page_names_exists", true)]
    [InlineData("Diagnostics/PromiseTests", "Pages", false)]
    [InlineData("Mutation/PromiseTests", "", false)]
    [InlineData("NoSuchTests", "", false)]
    public void A_name_is_one_of_a_test_or_not(string name, string test, bool expected) => Assert.Equal(expected, Exists(name, test));

    private static bool Exists(string name, string test) => Classes.Any(entry => entry.Key.EndsWith("/" + name, StringComparison.Ordinal) && (test.Length == 0 || entry.Value.Contains(test)));

    private static HashSet<string> TestsOf(string path) =>
    [
        .. CSharpSyntaxTree.ParseText(File.ReadAllText(path), TestCompilation.ParseOptions).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "Fact" or "Theory"))
            .Select(method => method.Identifier.ValueText),
    ];

    private static string Text(string page) => File.ReadAllText(Repository.Find(page)).ReplaceLineEndings("\n");

    [GeneratedRegex("`(?<class>(\\w+/)*\\w+Tests)(\\.(?<test>\\w+))?`")]
    private static partial Regex TestName();

    [GeneratedRegex("`(?<class>(\\w+/)*\\w+Tests)?(\\.(?<test>[A-Z]\\w+))?`")]
    private static partial Regex AnyName();
}
