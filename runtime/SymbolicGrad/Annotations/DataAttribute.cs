namespace SymbolicGrad;

/// <summary>Marks a floating-point parameter of a <see cref="DifferentiableAttribute">[Differentiable]</see> method as constant data: no gradient is computed for it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DataAttribute : Attribute;
