namespace SymbolicGrad.Engine.IR;

/// <summary>The payload of a <c>For</c>.</summary>
/// <param name="Step">+1 or −1: a loop that counts down runs through the same indices from the last to the first.</param>
/// <param name="Label">Tells loops apart; the reverse sweep's loop bears the label of the loop it mirrors.</param>
/// <param name="IsReverse">Whether it belongs to the reverse sweep.</param>
internal sealed record LoopInfo(int Step, int Label, bool IsReverse)
{
    /// <summary>
    /// Whether it stands for one of the two halves of a gradient that become methods of their own: a loop of one trip. What the
    /// reverse half reads of the forward half is recorded, as is what the trips of other loops read.
    /// </summary>
    public bool IsPhase { get; init; }

    public override string ToString() => $"{(IsPhase ? "phase" : $"step {Step}, loop {Label}")}{(IsReverse ? ", reverse" : "")}";
}
