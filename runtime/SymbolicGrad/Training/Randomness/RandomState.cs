namespace SymbolicGrad.Training;

/// <summary>The 256 bits that a <see cref="RandomSource"/> is in: whoever restores them sees the same numbers again.</summary>
/// <param name="S0">The first word of the state.</param>
/// <param name="S1">The second word of the state.</param>
/// <param name="S2">The third word of the state.</param>
/// <param name="S3">The fourth word of the state.</param>
public readonly record struct RandomState(ulong S0, ulong S1, ulong S2, ulong S3)
{
    /// <summary>Whether all bits are zero: the one state that the generator never leaves, and therefore never enters.</summary>
    internal bool IsZero => (S0 | S1 | S2 | S3) == 0;
}
