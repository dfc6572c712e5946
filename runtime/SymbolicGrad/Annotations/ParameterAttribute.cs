namespace SymbolicGrad;

/// <summary>Marks a field or property that training adjusts: it is differentiated by every <see cref="DifferentiableAttribute">[Differentiable]</see> method of its type that reads it.</summary>
/// <remarks>
/// Allowed types are <c>float</c>, <c>double</c>, <see cref="Vector{T}"/>, <see cref="Matrix{T}"/> and arrays of these.
/// All parameters of one type have the same scalar type. Parameters are enumerated in the order of their declaration.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ParameterAttribute : Attribute;
