using SymbolicGrad.Training;

namespace SymbolicGrad.Checking;

/// <summary>How exactly, and where, a gradient is compared with finite differences.</summary>
/// <remarks>
/// An element passes when |analytic − numeric| ≤ absolute + relative·max(|analytic|, |numeric|) + rounding, where the last term is what the
/// rounding of the function alone can do to its difference: no finite difference could tell less.
/// </remarks>
public sealed record GradientCheckOptions
{
    /// <summary>The relative tolerance; null for 10⁻⁶ in <c>double</c> and 10⁻² in <c>float</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? RelativeTolerance
    {
        get;
        init => field = value is null ? null : Settings.Positive(value.Value, nameof(RelativeTolerance));
    }

    /// <summary>The absolute tolerance; null for 10⁻⁹ in <c>double</c> and 10⁻⁴ in <c>float</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double? AbsoluteTolerance
    {
        get;
        init => field = value is null ? null : Settings.NotNegative(value.Value, nameof(AbsoluteTolerance));
    }

    /// <summary>At most this many elements of each parameter are checked, chosen at random; all by default. Each costs some four to eighteen evaluations of the function.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxElementsPerParameter
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(MaxElementsPerParameter));
            field = value;
        }
    } = int.MaxValue;

    /// <summary>The seed of that choice.</summary>
    public ulong Seed { get; init; } = 1;
}
