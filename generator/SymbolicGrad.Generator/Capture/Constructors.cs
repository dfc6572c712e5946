using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Finds what the creation of an object runs beside the body of the constructor that is called.</summary>
internal static class Constructors
{
    /// <summary>The constructor that a type declares in its header: <c>struct Point(double x, double y)</c>.</summary>
    public static IMethodSymbol? Primary(INamedTypeSymbol type) => type.InstanceConstructors.FirstOrDefault(IsPrimary);

    public static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.MethodKind == MethodKind.Constructor && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null };

    /// <summary>Whether members of the type may read a parameter of its header after the constructor has run.</summary>
    public static bool IsCaptured(IParameterSymbol parameter) => parameter.ContainingType.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax().DescendantNodes(static node => !IsInitialiser(node)))
        .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Name);

    private static bool IsInitialiser(SyntaxNode node) =>
        node is PrimaryConstructorBaseTypeSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } };

    /// <summary>Whether it stands in the source: the others set every field to zero, save what the initialisers say.</summary>
    public static bool IsDeclared(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ConstructorDeclarationSyntax;

    /// <summary>The property that a record makes of a parameter in its header; null where it declares it itself.</summary>
    public static IPropertySymbol? PropertyOf(IParameterSymbol parameter) => parameter.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>()
        .FirstOrDefault(property => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax);

    /// <summary>The constructor by which <c>with</c> copies a record.</summary>
    public static bool IsCopy(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    /// <summary>Whether a copy has what the original has.</summary>
    public static bool IsCopiedAsItIs(INamedTypeSymbol type) => type.IsValueType || !type.InstanceConstructors.Any(constructor => IsCopy(constructor) && IsDeclared(constructor));

    /// <summary>Whether a constructor does nothing but store each parameter in the member of its name.</summary>
    public static bool OnlyStores(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        ConstructorDeclarationSyntax { Initializer: null, Body: { } body } => body.Statements.All(statement => statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } && Stores(assignment.Left, assignment.Right)),
        ConstructorDeclarationSyntax { Initializer: null, ExpressionBody.Expression: AssignmentExpressionSyntax assignment } => Stores(assignment.Left, assignment.Right),
        TypeDeclarationSyntax { ParameterList: not null } => constructor.Parameters.All(parameter => PropertyOf(parameter) is not null || StoredBy(constructor.ContainingType, parameter.Name)),
        null => NumericsRows.Contains(constructor.ContainingType),
        _ => false,
    };

    // X = x, this.X = x, (X, Y) = (x, y).
    private static bool Stores(ExpressionSyntax target, ExpressionSyntax value) => (target, value) switch
    {
        (TupleExpressionSyntax targets, TupleExpressionSyntax values) => targets.Arguments.Count == values.Arguments.Count &&
            targets.Arguments.Zip(values.Arguments, static (left, right) => Stores(left.Expression, right.Expression)).All(stores => stores),
        (MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: { } name }, _) => Stores(name, value),
        (IdentifierNameSyntax member, IdentifierNameSyntax parameter) => IsSameName(member.Identifier.ValueText, parameter.Identifier.ValueText),
        _ => false,
    };

    private static bool StoredBy(INamedTypeSymbol type, string parameter) => type.GetMembers().Any(member => IsSameName(member.Name, parameter) &&
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { Initializer.Value: IdentifierNameSyntax } or VariableDeclaratorSyntax { Initializer.Value: IdentifierNameSyntax });

    private static bool IsSameName(string member, string parameter) => string.Equals(member.TrimStart('_'), parameter.TrimStart('_'), StringComparison.OrdinalIgnoreCase);

    /// <summary>The initialisers of a type's instance fields and properties, in the order in which they run.</summary>
    public static IEnumerable<(ISymbol Member, IOperation Value)> Initialisers(INamedTypeSymbol type, CaptureSession session)
    {
        foreach (ISymbol member in type.GetMembers().Where(member => !member.IsStatic && member is IFieldSymbol { IsConst: false, AssociatedSymbol: null } or IPropertySymbol))
        {
            EqualsValueClauseSyntax? initialiser = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initialiser is null) continue;
            yield return (member, session.Bodies.Initialiser(initialiser) is ISymbolInitializerOperation { Value: { } value } ? value : throw new InvalidCodeException());
        }
    }
}
