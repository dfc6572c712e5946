namespace SymbolicGrad.Samples.Greeks;

/// <summary>Runs a simulated price in batches.</summary>
/// <param name="Steps">The steps of each path.</param>
/// <param name="PathsPerBatch">The paths of a batch, an even number.</param>
/// <param name="Batches">How many batches.</param>
internal sealed record Simulation(int Steps, int PathsPerBatch, int Batches)
{
    /// <summary>A price and its derivatives by spot, strike, expiry, rate and volatility, on given paths.</summary>
    public delegate double[] Priced(double[,] normals);

    /// <summary>The estimate of each number that <paramref name="priced"/> gives.</summary>
    public Estimate[] Run(Priced priced)
    {
        double[][] batches = [.. Enumerable.Range(1, Batches).Select(seed => priced(MonteCarlo.Normals(PathsPerBatch, Steps, (ulong)seed)))];
        return [.. Enumerable.Range(0, batches[0].Length).Select(number => Estimate.Of([.. batches.Select(batch => batch[number])]))];
    }
}
