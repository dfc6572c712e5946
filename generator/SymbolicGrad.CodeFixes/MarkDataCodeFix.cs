using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymbolicGrad.CodeFixes;

/// <summary>Marks a parameter <c>[Data]</c>: one that the result does not depend on, or for whose gradient there is no buffer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkDataCodeFix))]
[Shared]
public sealed class MarkDataCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SG0101", "SG0004"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);

        // SG0004 is about many things: only those said of a parameter as a whole are meant, and a reference or pointer stays one.
        if (root?.FindToken(context.Span.Start).Parent is not ParameterSyntax parameter || parameter.Identifier.Span != context.Span) return;
        if (parameter.Type is PointerTypeSyntax or FunctionPointerTypeSyntax || parameter.Modifiers.Any(SyntaxKind.RefKeyword) || parameter.Modifiers.Any(SyntaxKind.OutKeyword)) return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Mark '{parameter.Identifier.ValueText}' [Data]",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(parameter, AttributeSyntaxes.Added(parameter, "Data")))),
                equivalenceKey: nameof(MarkDataCodeFix)),
            context.Diagnostics);
    }
}
