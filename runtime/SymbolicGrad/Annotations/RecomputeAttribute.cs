namespace SymbolicGrad;

/// <summary>
/// Marks a <see cref="DifferentiableAttribute">[Differentiable]</see> method that others call and do not follow: nothing inside it is
/// kept for the reverse sweep of a caller, which calls its <c>F_Backward</c> and so computes it once more.
/// </summary>
/// <remarks>This trades time for memory: in a loop of n trips a caller keeps the arguments of n calls and nothing else.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecomputeAttribute : Attribute;
