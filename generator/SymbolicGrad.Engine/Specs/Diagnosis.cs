using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Specs;

/// <summary>Why a function cannot be differentiated, found by the engine at a value of the captured function.</summary>
/// <param name="Value">The id of the value in the captured function that stands in the way.</param>
/// <param name="Reason">A phrase that completes "cannot be differentiated: …".</param>
internal sealed record Diagnosis(int Value, string Reason);
