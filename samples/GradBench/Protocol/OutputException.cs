namespace SymbolicGrad.Samples.GradBench.Protocol;

/// <summary>A result has a number that JSON cannot hold: it is infinite or not a number.</summary>
internal sealed class OutputException(string message) : Exception(message);
