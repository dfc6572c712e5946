using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>Applies a code fix as an editor does.</summary>
internal static class CodeFixRun
{
    private const string Usings = "using System; using SymbolicGrad;\n";

    /// <summary>Applies the fix to the first diagnostic it is offered for, again and again, until none is left.</summary>
    /// <param name="titles">What the fixes that were applied are called.</param>
    /// <returns>The source in the end; <paramref name="source"/> where no fix is offered.</returns>
    public static async Task<string> FixAll(CodeFixProvider fix, string source, List<string> titles)
    {
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("UserCode", LanguageNames.CSharp)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(TestCompilation.References);
        Document document = project.AddDocument("Source.cs", Usings + source);
        for (int round = 0; round < 5; round++)
        {
            CodeAction? action = await First(fix, document);
            if (action is null) return (await document.GetTextAsync()).ToString()[Usings.Length..];
            titles.Add(action.Title);
            var operation = (ApplyChangesOperation)(await action.GetOperationsAsync(CancellationToken.None)).Single();
            document = operation.ChangedSolution.GetDocument(document.Id)!;
        }

        throw new InvalidOperationException("The fix does not remove the diagnostic.");
    }

    private static async Task<CodeAction?> First(CodeFixProvider fix, Document document)
    {
        var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync())!;
        foreach (Diagnostic diagnostic in (await AnalyzerRun.Of(new DifferentiableAnalyzer(), compilation)).Where(found => fix.FixableDiagnosticIds.Contains(found.Id)))
        {
            var actions = new List<CodeAction>();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            Assert.InRange(actions.Count, 0, 1);
            if (actions.Count == 1) return actions[0];
        }

        return null;
    }
}
