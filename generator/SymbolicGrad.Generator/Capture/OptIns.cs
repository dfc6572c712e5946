using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// Notes what a method uses although it is marked <c>[Experimental]</c> or <c>[Obsolete]</c>. Its author has silenced what the compiler says of
/// that, by a pragma or for the project; generated code, which no pragma of his reaches, names the same types and members.
/// </summary>
internal sealed class OptIns
{
    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    public void Note(IOperation operation)
    {
        Note(operation.Type);
        switch (operation)
        {
            case IMemberReferenceOperation reference:
                Note(reference.Member);
                break;
            case IInvocationOperation call:
                Note(call.TargetMethod);
                break;
            case IObjectCreationOperation creation:
                Note(creation.Constructor);
                break;
        }
    }

    /// <summary>The ids of what was noted, and of what stands in the signature, in order.</summary>
    public EquatableArray<string> Of(IMethodSymbol method)
    {
        Note(method);
        Note(method.ReturnType);
        foreach (IParameterSymbol parameter in method.Parameters) Note(parameter.Type);
        return _ids.ToEquatableArray();
    }

    // What is said of a type counts for what is inside of it, and what is said of an assembly for all of it.
    private void Note(ISymbol? symbol)
    {
        if (symbol is null || !_seen.Add(symbol)) return;
        foreach (AttributeData attribute in symbol.GetAttributes())
            if (IdOf(attribute) is { } id) _ids.Add(id);
        switch (symbol)
        {
            case IArrayTypeSymbol array:
                Note(array.ElementType);
                break;
            case INamedTypeSymbol { IsGenericType: true } generic:
                foreach (ITypeSymbol argument in generic.TypeArguments) Note(argument);
                break;
        }

        if (symbol is not IAssemblySymbol) Note(symbol.ContainingType ?? (ISymbol?)symbol.ContainingAssembly);
    }

    // An [Obsolete] that is an error cannot be silenced.
    private static string? IdOf(AttributeData attribute) => attribute.AttributeClass switch
    {
        { Name: "ExperimentalAttribute", ContainingNamespace: { Name: "CodeAnalysis", ContainingNamespace.Name: "Diagnostics" } }
            when attribute.ConstructorArguments.FirstOrDefault().Value is string id && SyntaxFacts.IsValidIdentifier(id) => id,
        { Name: "ObsoleteAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            when !attribute.ConstructorArguments.Any(static argument => argument.Value is true) => attribute.ConstructorArguments.IsEmpty ? "CS0612" : "CS0618",
        _ => null,
    };
}
