using System.Linq;
using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Capture;

/// <summary>What generated code may name: it stands inside the user's type, and in a file of its own.</summary>
internal static class Reach
{
    public static bool CanName(this Compilation compilation, ISymbol symbol, INamedTypeSymbol home) =>
        compilation.IsSymbolAccessibleWithin(symbol, home) && !IsInOneFile(symbol as ITypeSymbol ?? symbol.ContainingType) && !IsForbidden(symbol);

    // An [Obsolete] that is an error: only code that is obsolete itself may name such a thing.
    private static bool IsForbidden(ISymbol? symbol) => symbol is not null and not INamespaceSymbol &&
        (symbol.GetAttributes().Any(static attribute =>
            attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && attribute.ConstructorArguments.Any(static argument => argument.Value is true)) ||
        IsForbidden(symbol.ContainingType));

    private static bool IsInOneFile(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsInOneFile(array.ElementType),
        INamedTypeSymbol named => named.IsFileLocal || named.TypeArguments.Any(IsInOneFile) || IsInOneFile(named.ContainingType),
        _ => false,
    };
}
