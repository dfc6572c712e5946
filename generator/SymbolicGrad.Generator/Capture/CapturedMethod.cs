using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Generator.Diagnostics;

namespace SymbolicGrad.Generator.Capture;

/// <summary>What became of a marked method: its spec, or why there is none.</summary>
/// <param name="Method">The method.</param>
/// <param name="Spec">What the engine compiles; null if the method cannot be captured or does not compile.</param>
/// <param name="Diagnostics">Errors, if there is no spec, and warnings. None for a method that does not compile: the compiler itself speaks.</param>
/// <param name="Locations">Where the function's values come from in the source. Kept apart from the spec, which outlives every compilation.</param>
internal sealed record CapturedMethod(IMethodSymbol Method, MethodSpec? Spec, ImmutableArray<Diagnostic> Diagnostics, IReadOnlyDictionary<int, Location> Locations)
{
    private static readonly IReadOnlyDictionary<int, Location> NoLocations = ImmutableDictionary<int, Location>.Empty;

    public static CapturedMethod Refused(IMethodSymbol method, params ImmutableArray<Diagnostic> diagnostics) => new(method, null, diagnostics, NoLocations);

    /// <summary>The diagnostic for what the engine found at a value of the function.</summary>
    public Diagnostic Describe(Diagnosis diagnosis)
    {
        Location location = LocationOf(diagnosis.Value);
        string text = location.SourceTree is { } tree ? Constructs.Quote(tree.GetText().ToString(location.SourceSpan)) : $"'{Method.Name}'";
        return Diagnostic.Create(DiagnosticRules.NotDifferentiable, location, text, diagnosis.Reason);
    }

    /// <summary>The expression that a value stands for; for a value inside the formula of an operation, the expression of that operation.</summary>
    public Location LocationOf(int value)
    {
        // An operation that expands into several values has its location at the last of them.
        int owner = Locations.Keys.Where(id => id >= value).DefaultIfEmpty(-1).Min();
        return owner >= 0 ? Locations[owner] : Method.Locations[0];
    }
}
