namespace SymbolicGrad.Benchmarks.Paired;

/// <summary>What was found out about one call of an action.</summary>
/// <param name="Minimum">The least time, in seconds.</param>
/// <param name="Median">The median time, in seconds.</param>
/// <param name="AllocatedBytes">What a call allocates on the managed heap.</param>
internal sealed record Timing(double Minimum, double Median, long AllocatedBytes);
