namespace SymbolicGrad.Training;

/// <summary>One figure of a validation, such as <c>("accuracy", 0.97)</c>.</summary>
/// <param name="Name">The name that <see cref="EarlyStopping.Metric"/> refers to.</param>
/// <param name="Value">The value; when it is not a number, it is never the best.</param>
public readonly record struct Metric(string Name, double Value);
