namespace SymbolicGrad.Engine.IR;

/// <summary>The payload of an instruction that is written as the user wrote it: C# with holes between the parts, one for each operand.</summary>
/// <param name="Parts">The texts before, between and after the operands: one more than there are operands.</param>
internal sealed record ForeignCode(EquatableArray<string> Parts)
{
    public override string ToString() => string.Join("…", Parts);
}
