using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.CodeFixes;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>The fix of SG0001.</summary>
public class MakePartialTests
{
    [Theory]
    [InlineData("public class P { M }", "public partial class P { M }")]
    [InlineData("/* first */ class P { M }", "/* first */ partial class P { M }")]
    [InlineData("[Serializable]\nclass P { M }", "[Serializable]\npartial class P { M }")]
    [InlineData("public readonly record struct P(int N) { M }", "public readonly partial record struct P(int N) { M }")]
    [InlineData(
        "static class A\n{\n    partial class B\n    {\n        // inner\n        struct P { M }\n    }\n}",
        "static partial class A\n{\n    partial class B\n    {\n        // inner\n        partial struct P { M }\n    }\n}")]
    public async Task Adds_partial_to_the_type_and_all_outer_types(string before, string after)
    {
        const string Method = "[Differentiable] public static double F(double x) => x * x;";
        string actual = await FixAll(before.Replace("M", Method, StringComparison.Ordinal));
        Assert.Equal(after.Replace("M", Method, StringComparison.Ordinal), actual);
        GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(actual)).AssertCompiles().Source(actual.Contains("class A", StringComparison.Ordinal) ? "A.B.P.F.g.cs" : "P.F.g.cs");
    }

    // Applies the first fix until there is nothing left to fix.
    private static async Task<string> FixAll(string source)
    {
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("UserCode", LanguageNames.CSharp)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(TestCompilation.References);
        Document document = project.AddDocument("Source.cs", "using System; using SymbolicGrad;\n" + source);
        for (int round = 0; round < 5; round++)
        {
            var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync())!;
            Diagnostic? diagnostic = (await AnalyzerRun.Of(new DifferentiableAnalyzer(), compilation)).FirstOrDefault();
            if (diagnostic is null) return (await document.GetTextAsync()).ToString()["using System; using SymbolicGrad;\n".Length..];

            var actions = new List<CodeAction>();
            await new MakePartialCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            var operation = (ApplyChangesOperation)(await Assert.Single(actions).GetOperationsAsync(CancellationToken.None)).Single();
            document = operation.ChangedSolution.GetDocument(document.Id)!;
        }

        throw new InvalidOperationException("The fix does not remove the diagnostic.");
    }
}
