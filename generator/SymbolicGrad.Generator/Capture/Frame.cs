using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Capture;

/// <summary>A method whose body is being captured: the marked one, or one that it calls and that is captured in place of the call.</summary>
/// <param name="Method">The method, without type arguments filled in.</param>
/// <param name="This">The slot of the object it belongs to; null for a static method.</param>
/// <param name="Call">Where its caller calls it; null for the marked method.</param>
/// <param name="Caller">What called it.</param>
internal sealed record Frame(IMethodSymbol Method, int? This, Location? Call, Frame? Caller)
{
    private static readonly ImmutableDictionary<ITypeSymbol, ITypeSymbol> NoTypeArguments = ImmutableDictionary.Create<ITypeSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>The values on entry: what has one here is still read when the method returns.</summary>
    public ImmutableSortedDictionary<int, Value> Entry { get; init; } = ImmutableSortedDictionary<int, Value>.Empty;

    /// <summary>What the type parameters of the method, and of those around it, stand for.</summary>
    public ImmutableDictionary<ITypeSymbol, ITypeSymbol> TypeArguments { get; init; } = NoTypeArguments;

    public bool IsRunning(IMethodSymbol method) => Around().Any(frame => SymbolEqualityComparer.Default.Equals(frame.Method, method));

    /// <summary>This method, what calls it, what calls that, up to the marked method.</summary>
    public IEnumerable<Frame> Around()
    {
        for (Frame? frame = this; frame is not null; frame = frame.Caller) yield return frame;
    }
}
