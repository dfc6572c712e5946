using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>A seeded source of random numbers: the same seed gives the same numbers on every platform and in every version.</summary>
/// <remarks>
/// The generator is xoshiro256** (D. Blackman, S. Vigna, “Scrambled linear pseudorandom number generators”, ACM TOMS 47(4),
/// 2021; public domain), with period 2²⁵⁶ − 1, seeded by SplitMix64. It is not for cryptography. An instance is not safe for
/// use by several threads at once: give each its own <see cref="Split"/>.
/// </remarks>
public sealed class RandomSource
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Creates the source that belongs to <paramref name="seed"/>. Similar seeds give unrelated numbers.</summary>
    public RandomSource(ulong seed)
    {
        var seeds = new SplitMix64(seed);
        State = new RandomState(seeds.Next(), seeds.Next(), seeds.Next(), seeds.Next());
    }

    /// <summary>Creates a source that goes on from <paramref name="state"/>.</summary>
    /// <exception cref="ArgumentException">All bits of <paramref name="state"/> are zero.</exception>
    public RandomSource(RandomState state) => State = state;

    /// <summary>Where the source stands. Setting it replays the numbers that followed when it was read.</summary>
    /// <exception cref="ArgumentException">All bits of the new state are zero.</exception>
    public RandomState State
    {
        get => new(_s0, _s1, _s2, _s3);
        set
        {
            if (value.IsZero)
                throw new ArgumentException("A state of all zeros is not one of xoshiro256**: it would give nothing but zeros.", nameof(value));
            (_s0, _s1, _s2, _s3) = value;
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number uniform on [0, 1): a multiple of 2⁻⁵³, each equally likely.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>An integer uniform on 0 … <paramref name="bound"/> − 1, exactly: no remainder favours small values.</summary>
    /// <remarks>D. Lemire, “Fast random integer generation in an interval”, ACM TOMACS 29(1), 2019.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not positive.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        ulong range = (ulong)bound;
        ulong integer = Math.BigMul(NextUInt64(), range, out ulong fraction);
        if (fraction < range)
        {
            // 2⁶⁴ mod range: as many low fractions are rejected as there are too many for equal shares.
            ulong excess = (0 - range) % range;
            while (fraction < excess)
                integer = Math.BigMul(NextUInt64(), range, out fraction);
        }
        return (int)integer;
    }

    /// <summary>A number from the standard normal distribution: mean 0, variance 1.</summary>
    /// <remarks>
    /// The ratio of uniforms with J. L. Leva's bounds, “A fast normal random number generator”, ACM TOMS 18(4), 1992. The
    /// value is a quotient of uniforms, so it has the same bits everywhere; a logarithm, whose last bit may depend on the
    /// platform, only decides in about one draw of eighty whether the pair is taken, and there only when it is equal
    /// within that bit.
    /// </remarks>
    public double NextNormal()
    {
        while (true)
        {
            double u = 1 - NextDouble();
            double v = 1.7156 * (NextDouble() - 0.5);
            double x = u - 0.449871;
            double y = Math.Abs(v) + 0.386595;
            double q = x * x + y * (0.196 * y - 0.25472 * x);
            if (q < 0.27597)
                return v / u;
            if (q <= 0.27846 && v * v <= -4 * u * u * Math.Log(u))
                return v / u;
        }
    }

    /// <summary>Puts <paramref name="items"/> into a random order, each order equally likely (Fisher–Yates).</summary>
    public void Shuffle<TItem>(Span<TItem> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = NextInt(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>Creates a child with a stream of its own, for another thread or another purpose; this source goes on.</summary>
    /// <remarks>
    /// The child's 256 bits are four draws of this source, each mixed once more: that two of k streams of length ℓ overlap has
    /// a probability of about k²·ℓ / 2²⁵⁶.
    /// </remarks>
    public RandomSource Split()
    {
        var seeds = new RandomState(Seed(), Seed(), Seed(), Seed());
        return seeds.IsZero ? Split() : new RandomSource(seeds);

        ulong Seed() => SplitMix64.Mix(NextUInt64());
    }
}
