namespace SymbolicGrad.Samples.Greeks;

/// <summary>A mean over simulated paths with its standard error.</summary>
internal readonly record struct Estimate(double Mean, double StandardError)
{
    /// <summary>The mean of the means of independent batches of paths, and its error from how these differ.</summary>
    public static Estimate Of(IReadOnlyCollection<double> batches)
    {
        double mean = batches.Average();
        double variance = batches.Sum(batch => (batch - mean) * (batch - mean)) / (batches.Count - 1);
        return new(mean, Math.Sqrt(variance / batches.Count));
    }
}
