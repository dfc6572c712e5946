namespace SymbolicGrad.Samples.GradBench.Protocol;

/// <summary>A message, or the input in it, is not of the form that the protocol or the eval asks for.</summary>
internal sealed class InputException(string message) : Exception(message);
