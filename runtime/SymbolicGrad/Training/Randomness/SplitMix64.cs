namespace SymbolicGrad.Training;

/// <summary>SplitMix64: spreads a 64-bit seed over the larger state of another generator.</summary>
/// <remarks>
/// G. L. Steele, D. Lea, C. H. Flood, “Fast splittable pseudorandom number generators”, OOPSLA 2014, in the public-domain
/// form of S. Vigna, which the authors of xoshiro256** recommend for seeding it.
/// </remarks>
internal struct SplitMix64(ulong seed)
{
    /// <summary>2⁶⁴ divided by the golden ratio, made odd: the step of the underlying counter.</summary>
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _counter = seed;

    public ulong Next() => Mix(_counter += GoldenGamma);

    /// <summary>The finalizer: a bijection of 64 bits in which every output bit depends on every input bit.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
