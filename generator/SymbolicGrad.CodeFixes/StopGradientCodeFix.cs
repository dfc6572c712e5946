using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace SymbolicGrad.CodeFixes;

/// <summary>Says by <c>StopGradient</c> that what is rounded is meant as a constant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopGradientCodeFix))]
[Shared]
public sealed class StopGradientCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SG0102"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        ExpressionSyntax? operand = root?.FindNode(context.Span, getInnermostNodeForTie: true) switch
        {
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => arguments[0].Expression,
            CastExpressionSyntax cast => cast.Expression,
            _ => null,
        };
        if (operand is null) return;
        context.RegisterCodeFix(
            CodeAction.Create("Stop the gradient", _ => Task.FromResult(context.Document.WithSyntaxRoot(root!.ReplaceNode(operand, Stopped(operand)))), equivalenceKey: nameof(StopGradientCodeFix)),
            context.Diagnostics);
    }

    private static ExpressionSyntax Stopped(ExpressionSyntax operand) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.ParseExpression("global::SymbolicGrad.Functions.StopGradient").WithAdditionalAnnotations(Simplifier.Annotation),
        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument((operand is ParenthesizedExpressionSyntax parentheses ? parentheses.Expression : operand).WithoutTrivia())))).WithTriviaFrom(operand);
}
