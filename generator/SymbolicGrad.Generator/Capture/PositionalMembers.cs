using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Finds the trained members that a record declares in its header: <c>record Layer([property: Parameter] Matrix&lt;double&gt; W)</c>.</summary>
internal static class PositionalMembers
{
    /// <summary>Whether the header of a record has attributes for its properties.</summary>
    public static bool MayBeMarked(SyntaxNode node) => node is RecordDeclarationSyntax { ParameterList: { } list } &&
        list.Parameters.Any(parameter => parameter.AttributeLists.Any(attributes => attributes.Target?.Identifier.IsKind(SyntaxKind.PropertyKeyword) == true));

    /// <summary>The first property of a record's header that is trained; null where there is none.</summary>
    public static ISymbol? FirstMarked(SemanticModel model, SyntaxNode record, CancellationToken cancellation) =>
        (model.GetDeclaredSymbol((RecordDeclarationSyntax)record, cancellation) as INamedTypeSymbol)?.GetMembers()
            .FirstOrDefault(member => Annotations.IsParameter(member) && member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is ParameterSyntax));
}
