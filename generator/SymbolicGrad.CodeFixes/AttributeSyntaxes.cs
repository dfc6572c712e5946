using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace SymbolicGrad.CodeFixes;

/// <summary>Adds the runtime's attributes to declarations, under the shortest name that means them where they stand.</summary>
internal static class AttributeSyntaxes
{
    public static ParameterSyntax Added(ParameterSyntax parameter, string attribute) => parameter
        .WithoutLeadingTrivia()
        .WithAttributeLists(parameter.AttributeLists.Insert(0, List(attribute).WithTrailingTrivia(SyntaxFactory.Space)))
        .WithLeadingTrivia(parameter.GetLeadingTrivia());

    public static MethodDeclarationSyntax Added(MethodDeclarationSyntax method, string attribute) => method
        .WithoutLeadingTrivia()
        .WithAttributeLists(method.AttributeLists.Insert(0, List(attribute).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)))
        .WithLeadingTrivia(method.GetLeadingTrivia())
        .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>The attribute on the member's own line: a field or property.</summary>
    public static MemberDeclarationSyntax AddedInLine(MemberDeclarationSyntax member, string attribute) => member
        .WithoutLeadingTrivia()
        .WithAttributeLists(member.AttributeLists.Insert(0, List(attribute).WithTrailingTrivia(SyntaxFactory.Space)))
        .WithLeadingTrivia(member.GetLeadingTrivia());

    private static AttributeListSyntax List(string attribute) => SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
        SyntaxFactory.Attribute(SyntaxFactory.ParseName($"global::SymbolicGrad.{attribute}").WithAdditionalAnnotations(Simplifier.Annotation))));
}
