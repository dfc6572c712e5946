using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Generator.Capture;

/// <summary>The types that generated code names: those of its own namespace in short, where the name means nothing else inside the marked method's type.</summary>
internal sealed class TypeNames(IMethodSymbol method, Compilation compilation)
{
    private readonly ImmutableArray<string> _ofType = SignatureCapture.TakenNames(method.ContainingType, compilation);
    private readonly SortedSet<string> _used = new(System.StringComparer.Ordinal);

    /// <summary>Names that mean something inside the type, sorted: what generated code declares must have others.</summary>
    public EquatableArray<string> Taken => _ofType.Union(_used).OrderBy(static name => name, System.StringComparer.Ordinal).ToEquatableArray();

    public string Of(INamedTypeSymbol type)
    {
        bool hidesHalf = HalfSuffixes.Of(method.Name, []) is { } halves && (type.Name == method.Name + halves.RecordSuffix || type.Name == method.Name + halves.ReverseSuffix);
        bool isNear = !hidesHalf && type is { ContainingType: null, Arity: 0 } && !type.ContainingNamespace.IsGlobalNamespace &&
            SymbolEqualityComparer.Default.Equals(type.ContainingNamespace, method.ContainingType.ContainingNamespace);
        if (!isNear || _ofType.Contains(type.Name) || method.Parameters.Any(parameter => parameter.Name == type.Name)) return Names.Code(type);
        _used.Add(type.Name);
        return Names.Identifier(type.Name);
    }
}
