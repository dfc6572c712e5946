namespace SymbolicGrad.Samples.Digits;

/// <summary>Data that cannot be used: the message names the source and, where there is one, the line, and says why.</summary>
internal sealed class DigitsDataException(string message, Exception? inner = null) : Exception(message, inner);
