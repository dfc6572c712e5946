namespace SymbolicGrad.Samples.GradBench.Protocol;

/// <summary>An eval: functions under a name.</summary>
/// <param name="Name">The module's name in the protocol.</param>
/// <param name="Functions">The functions by their names in the protocol.</param>
internal sealed record Module(string Name, IReadOnlyDictionary<string, Function> Functions);
