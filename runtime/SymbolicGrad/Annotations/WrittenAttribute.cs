namespace SymbolicGrad;

/// <summary>
/// Marks, in generated code, a parameter of <c>F_Backward</c> to whose elements the method <c>F</c> writes, or all of <c>F_Backward</c> where <c>F</c> writes
/// to elements of members: a caller in another assembly must know.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Method)]
public sealed class WrittenAttribute : Attribute;
