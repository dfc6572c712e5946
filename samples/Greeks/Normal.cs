namespace SymbolicGrad.Samples.Greeks;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>The probability of a value below <paramref name="x"/>: Φ(x) = (1 + erf(x/√2)) / 2.</summary>
    public static double Cdf(double x) => 0.5 * (1 + Functions.Erf(x / Math.Sqrt(2)));

    /// <summary>The density at <paramref name="x"/>: φ(x) = e^(−x²/2) / √(2π).</summary>
    public static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
}
