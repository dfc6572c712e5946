namespace SymbolicGrad;

/// <summary>Marks, in generated code, a parameter of <c>F_Backward</c> to whose elements the method <c>F</c> writes: a caller in another assembly must know.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WrittenAttribute : Attribute;
