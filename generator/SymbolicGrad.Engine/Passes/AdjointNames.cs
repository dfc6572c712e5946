using System.Collections.Immutable;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Passes;

/// <summary>How adjoints are called: <c>dh</c> in C#, ∂L/∂h in formulas.</summary>
/// <param name="resultSymbol">What stands above the fraction line.</param>
/// <param name="upstream">The names of the adjoints of the results.</param>
internal sealed class AdjointNames(string resultSymbol, ImmutableArray<ValueName> upstream)
{
    public string ResultSymbol { get; } = resultSymbol;

    public ValueName Upstream(int result) => upstream[result];

    /// <summary>The adjoint of what a loop's trip began with.</summary>
    public ValueName AdjointBefore(ValueName primal) =>
        new($"d{primal.Identifier.TrimStart('@')}Before", $"∂{ResultSymbol}/∂{primal.Symbol}⁻", IsGiven: false);

    public ValueName AdjointOf(ValueName primal) =>
        new("d" + primal.Identifier.TrimStart('@'), $"∂{ResultSymbol}/∂{primal.Symbol}", primal.IsGiven);
}
