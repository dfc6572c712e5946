namespace SymbolicGrad.Checking;

/// <summary>A gradient does not agree with finite differences.</summary>
public sealed class GradientCheckException : Exception
{
    /// <summary>Reports a failed check.</summary>
    public GradientCheckException(GradientCheckResult result)
        : base(result?.ToString()) => Result = result ?? throw new ArgumentNullException(nameof(result));

    /// <summary>What the check found.</summary>
    public GradientCheckResult Result { get; }
}
