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

    /// <summary>Whether it stands in the source: the others set every field to zero, save what the initialisers say.</summary>
    public static bool IsDeclared(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ConstructorDeclarationSyntax;

    /// <summary>The property that a record makes of a parameter in its header; null where it declares it itself.</summary>
    public static IPropertySymbol? PropertyOf(IParameterSymbol parameter) => parameter.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>()
        .FirstOrDefault(property => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax);

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
            yield return (member, Bodies.Initialiser(initialiser, session.Compilation, session.Cancellation) is ISymbolInitializerOperation { Value: { } value } ? value : throw new InvalidCodeException());
        }
    }
}
