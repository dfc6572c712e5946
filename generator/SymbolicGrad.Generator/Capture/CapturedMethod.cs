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
/// <param name="Origins">Where the function's values come from in the source. Kept apart from the spec, which outlives every compilation.</param>
/// <param name="CalledGradients">The methods of the project whose own gradients the generated code calls.</param>
/// <param name="UnknownCalls">The calls of methods of which nobody here sees what they do.</param>
internal sealed record CapturedMethod(
    IMethodSymbol Method,
    MethodSpec? Spec,
    ImmutableArray<Diagnostic> Diagnostics,
    IReadOnlyDictionary<int, Origin> Origins,
    ImmutableArray<CalledGradient> CalledGradients,
    ImmutableArray<UnknownCall> UnknownCalls)
{
    /// <summary>Where capture took the method for one that does not compile: its declaration, and what had been read of the source until then. Empty for others.</summary>
    public ImmutableArray<SyntaxNode> InvalidParts { get; init; } = [];

    private static readonly IReadOnlyDictionary<int, Origin> NoOrigins = ImmutableDictionary<int, Origin>.Empty;

    public static CapturedMethod Refused(IMethodSymbol method, params ImmutableArray<Diagnostic> diagnostics) => new(method, null, diagnostics, NoOrigins, [], []);

    /// <summary>The diagnostic for what the engine found at a value of the function.</summary>
    public Diagnostic Describe(Diagnosis diagnosis)
    {
        Origin origin = OriginOf(diagnosis.Value);
        return origin.Report(DiagnosticRules.NotDifferentiable, Constructs.Quote(origin.Location), diagnosis.Reason);
    }

    /// <summary>The expression that a value stands for; for a value inside the formula of an operation, the expression of that operation.</summary>
    public Origin OriginOf(int value)
    {
        // An operation that expands into several values has its location at the last of them.
        int owner = Origins.Keys.Where(id => id >= value).DefaultIfEmpty(-1).Min();
        return owner >= 0 ? Origins[owner] : new Origin(Method.Locations[0], new Frame(Method, This: null, Call: null, Caller: null));
    }
}
