using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymbolicGrad.CodeFixes;

/// <summary>Marks a method <c>[Differentiable]</c> that must have a gradient of its own to be called: a recursive one, or one that is <c>[Recompute]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkDifferentiableCodeFix))]
[Shared]
public sealed class MarkDifferentiableCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SG0009", "SG0005"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call) return;
        if (model?.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsGenericMethod: false } method) return;
        bool isRecursive = context.Diagnostics[0].Id == "SG0009";
        if (Has(method, "DifferentiableAttribute") || (!isRecursive && !Has(method, "RecomputeAttribute"))) return;
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration || context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document) return;
        context.RegisterCodeFix(
            CodeAction.Create($"Mark '{method.Name}' [Differentiable]", cancellation => MarkAsync(document, declaration, cancellation), equivalenceKey: nameof(MarkDifferentiableCodeFix)),
            context.Diagnostics);
    }

    private static async Task<Solution> MarkAsync(Document document, SyntaxReference declaration, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var method = (MethodDeclarationSyntax)root.FindNode(declaration.Span);
        return document.WithSyntaxRoot(root.ReplaceNode(method, AttributeSyntaxes.Added(method, "Differentiable"))).Project.Solution;
    }

    private static bool Has(IMethodSymbol method, string attribute) =>
        method.GetAttributes().Any(data => data.AttributeClass is { ContainingNamespace: { Name: "SymbolicGrad", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == attribute);
}
