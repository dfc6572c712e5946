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

/// <summary>
/// Finds something to differentiate by: a parameter that is marked <c>[Data]</c>, or a field or property that the method reads and that may be a
/// <c>[Parameter]</c>. Each is offered; which one is meant only the author knows.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DifferentiateByCodeFix))]
[Shared]
public sealed class DifferentiateByCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SG0002"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent is not MethodDeclarationSyntax method || model?.GetDeclaredSymbol(method, context.CancellationToken) is not { } symbol) return;

        foreach (ParameterSyntax parameter in method.ParameterList.Parameters)
        {
            if (model.GetDeclaredSymbol(parameter, context.CancellationToken) is not IParameterSymbol declared || !IsNumbers(declared.Type)) continue;
            if (parameter.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => IsData(model.GetTypeInfo(attribute, context.CancellationToken).Type)) is not { } data) continue;
            Offer($"Differentiate by '{declared.Name}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(parameter, Without(parameter, data))).Project.Solution));
        }

        foreach (ISymbol member in method.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => model.GetSymbolInfo(name, context.CancellationToken).Symbol).OfType<ISymbol>().Distinct(SymbolEqualityComparer.Default))
        {
            if (!SymbolEqualityComparer.Default.Equals(member.ContainingType, symbol.ContainingType) || !MayBeTrained(member)) continue;
            if (member.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration || context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document) continue;
            Offer($"Mark '{member.Name}' [Parameter]", cancellation => MarkAsync(document, declaration, cancellation));
        }

        void Offer(string title, System.Func<CancellationToken, Task<Solution>> change) => context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey: title), context.Diagnostics);
    }

    private static ParameterSyntax Without(ParameterSyntax parameter, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        return list.Attributes.Count > 1
            ? parameter.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)))
            : parameter.WithAttributeLists(parameter.AttributeLists.Remove(list)).WithLeadingTrivia(parameter.GetLeadingTrivia());
    }

    private static async Task<Solution> MarkAsync(Document document, SyntaxReference declaration, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        MemberDeclarationSyntax member = root.FindNode(declaration.Span).FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        return document.WithSyntaxRoot(root.ReplaceNode(member, AttributeSyntaxes.AddedInLine(member, "Parameter"))).Project.Solution;
    }

    // What SG0007 demands: a number must be assignable, for training changes it.
    private static bool MayBeTrained(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: false, IsConst: false } field => IsTensor(field.Type) || (IsFloating(field.Type) && !field.IsReadOnly),
        IPropertySymbol { IsStatic: false, IsIndexer: false } property => IsTensor(property.Type) || (IsFloating(property.Type) && property.SetMethod is { IsInitOnly: false }),
        _ => false,
    };

    private static bool IsNumbers(ITypeSymbol type) => IsFloating(type) || IsTensor(type) || type switch
    {
        IArrayTypeSymbol array => IsNumbers(array.ElementType),
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } span => IsFloating(span.TypeArguments[0]),
        _ => false,
    };

    private static bool IsFloating(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    private static bool IsTensor(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Vector" or "Matrix", TypeArguments.Length: 1 } && IsOwn(type);

    private static bool IsData(ITypeSymbol? attribute) => attribute is { Name: "DataAttribute" } && IsOwn(attribute);

    private static bool IsOwn(ITypeSymbol type) => type.ContainingNamespace is { Name: "SymbolicGrad", ContainingNamespace.IsGlobalNamespace: true };
}
