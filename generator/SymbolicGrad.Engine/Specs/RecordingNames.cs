namespace SymbolicGrad.Engine.Specs;

/// <summary>What the two halves of a gradient are called.</summary>
/// <param name="Recording">The parameter that holds what the first half saves for the second.</param>
/// <param name="RecordSuffix">What follows the method's name in that of the first half: <c>_Record</c>.</param>
/// <param name="ReverseSuffix">What follows it in that of the second: <c>_Reverse</c>.</param>
internal sealed record RecordingNames(string Recording, string RecordSuffix, string ReverseSuffix);
