namespace SymbolicGrad.Engine.IR;

/// <summary>The payload of an <c>If</c> of a derivative.</summary>
/// <param name="Label">Tells branches apart; the reverse sweep's branch bears the label of the branch it mirrors.</param>
/// <param name="IsReverse">Whether it belongs to the reverse sweep.</param>
internal sealed record BranchInfo(int Label, bool IsReverse)
{
    public override string ToString() => $"branch {Label}{(IsReverse ? ", reverse" : "")}";
}
