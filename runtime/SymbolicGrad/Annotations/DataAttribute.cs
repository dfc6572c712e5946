namespace SymbolicGrad;

/// <summary>
/// Marks something as constant, so that no gradient is computed for it: a parameter of a <see cref="DifferentiableAttribute">[Differentiable]</see>
/// method, or a member of a struct or class that is passed to one.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class DataAttribute : Attribute;
