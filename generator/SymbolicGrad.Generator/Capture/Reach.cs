using System.Linq;
using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Capture;

/// <summary>What generated code may name: it stands inside the user's type, and in a file of its own.</summary>
internal static class Reach
{
    public static bool CanName(this Compilation compilation, ISymbol symbol, INamedTypeSymbol home) =>
        compilation.IsSymbolAccessibleWithin(symbol, home) && !IsInOneFile(symbol as ITypeSymbol ?? symbol.ContainingType);

    private static bool IsInOneFile(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsInOneFile(array.ElementType),
        INamedTypeSymbol named => named.IsFileLocal || named.TypeArguments.Any(IsInOneFile) || IsInOneFile(named.ContainingType),
        _ => false,
    };
}
