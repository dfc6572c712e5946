using System.Linq;
using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Generic types whose members are generic types of themselves, such as <c>class Tree&lt;T&gt; { Tree&lt;Tree&lt;T&gt;&gt;? Sub; }</c>: there is always one type more to look at.</summary>
internal static class TypeNesting
{
    /// <summary>Deeper than anyone nests type arguments, and soon reached where they nest without end.</summary>
    private const int MaxDepth = 12;

    public static bool IsTooDeep(ITypeSymbol type) => Depth(type, MaxDepth) > MaxDepth;

    // Not further down than is asked for: that a type is too deep is found at the first one that is.
    private static int Depth(ITypeSymbol type, int limit) => type switch
    {
        _ when limit < 0 => 1,
        IArrayTypeSymbol array => Depth(array.ElementType, limit),
        INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } => 1 + arguments.Max(argument => Depth(argument, limit - 1)),
        _ => 0,
    };
}
