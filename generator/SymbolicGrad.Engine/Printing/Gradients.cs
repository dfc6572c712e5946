using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Printing;

/// <summary>A gradient, ready to be written.</summary>
/// <param name="Function">The function that computes value and gradient.</param>
internal sealed record Gradient(Function Function, GeneratedSignature Signature);

/// <summary>The gradient of a method in the forms that are written.</summary>
/// <param name="Whole">By one method; null where that calls the halves.</param>
/// <param name="Halves">By a method for each half; null where nobody calls them.</param>
internal sealed record Gradients(Gradient? Whole, Gradient? Halves);
