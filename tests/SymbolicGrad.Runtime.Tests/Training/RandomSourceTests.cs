using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Training;

public class RandomSourceTests
{
    [Fact]
    public void SplitMix64_gives_the_published_numbers()
    {
        // The widely published outputs of Vigna's C code for the seed 1234567.
        var generator = new SplitMix64(1234567);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => generator.Next()).ToArray());
    }

    [Fact]
    public void Xoshiro256StarStar_gives_the_published_numbers()
    {
        // The test vector of the rand_xoshiro crate, made with the authors' C code from the state 1, 2, 3, 4.
        var random = new RandomSource(new RandomState(1, 2, 3, 4));
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360,
            607988272756665600, 16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()).ToArray());
    }

    [Fact]
    public void A_seed_means_the_same_numbers_for_ever()
    {
        // The authors' C code: xoshiro256** seeded with four SplitMix64 outputs from 42.
        var random = new RandomSource(42);
        ulong[] expected = [1546998764402558742, 6990951692964543102, 12544586762248559009, 17057574109182124193];
        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()).ToArray());
    }

    [Fact]
    public void A_restored_state_replays_the_numbers()
    {
        var random = new RandomSource(1);
        random.NextNormal();
        RandomState state = random.State;
        double[] first = Draw(random);
        random.State = state;
        Assert.Equal(first, Draw(random));
        Assert.Equal(first, Draw(new RandomSource(state)));

        static double[] Draw(RandomSource random) => [random.NextNormal(), random.NextInt(1000), random.NextDouble()];
    }

    [Fact]
    public void A_state_of_zeros_is_refused() =>
        Assert.Throws<ArgumentException>(() => new RandomSource(new RandomState(0, 0, 0, 0)));

    [Fact]
    public void Doubles_are_the_upper_53_bits()
    {
        var random = new RandomSource(new RandomState(1, 2, 3, 4));
        Assert.Equal((11520UL >> 11) / 9007199254740992.0, random.NextDouble());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10)]
    public void Integers_are_uniform_below_their_bound(int bound)
    {
        const int Draws = 100_000;
        var random = new RandomSource(11);
        int[] counts = new int[bound];
        for (int i = 0; i < Draws; i++)
            counts[random.NextInt(bound)]++;

        // χ² with bound − 1 degrees of freedom stays below mean + 6 standard deviations.
        double expected = Draws / (double)bound;
        double chiSquared = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.True(chiSquared <= bound - 1 + 6 * Math.Sqrt(2.0 * (bound - 1)), $"χ² = {chiSquared}");
    }

    [Fact]
    public void A_large_bound_is_not_biased_to_one_side()
    {
        // Two thirds of 2³¹: the remainder of 31 random bits would fall into the lower half twice as often.
        const int Bound = 1431655765;
        var random = new RandomSource(5);
        int low = Enumerable.Range(0, 100_000).Count(_ => random.NextInt(Bound) < Bound / 2);
        Assert.InRange(low, 50_000 - 1000, 50_000 + 1000);
    }

    [Fact]
    public void A_bound_must_be_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSource(1).NextInt(0));

    [Fact]
    public void Normal_numbers_have_the_moments_and_the_tails_of_the_normal_distribution()
    {
        const int Draws = 400_000;
        var random = new RandomSource(3);
        double[] sums = new double[4];
        int beyond1 = 0, beyond2 = 0, beyond3 = 0;
        for (int i = 0; i < Draws; i++)
        {
            double x = random.NextNormal();
            for (int power = 1; power <= 4; power++)
                sums[power - 1] += Math.Pow(x, power) / Draws;
            beyond1 += Math.Abs(x) > 1 ? 1 : 0;
            beyond2 += Math.Abs(x) > 2 ? 1 : 0;
            beyond3 += Math.Abs(x) > 3 ? 1 : 0;
        }

        // E xᵏ = 0, 1, 0, 3, and the two-sided tail probabilities, each within 5 standard errors.
        double error = 5 / Math.Sqrt(Draws);
        Assert.Equal(0, sums[0], error);
        Assert.Equal(1, sums[1], error * Math.Sqrt(2));
        Assert.Equal(0, sums[2], error * Math.Sqrt(15));
        Assert.Equal(3, sums[3], error * Math.Sqrt(96));
        Assert.Equal(0.3173105, beyond1 / (double)Draws, error * 0.47);
        Assert.Equal(0.0455003, beyond2 / (double)Draws, error * 0.21);
        Assert.Equal(0.0026998, beyond3 / (double)Draws, error * 0.052);
    }

    [Fact]
    public void Shuffling_keeps_the_items_and_makes_every_order_equally_likely()
    {
        var random = new RandomSource(9);
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < 24_000; i++)
        {
            char[] items = ['a', 'b', 'c', 'd'];
            random.Shuffle(items.AsSpan());
            string order = new(items);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }
        Assert.Equal(24, counts.Count);
        Assert.All(counts.Keys, order => Assert.Equal("abcd", string.Concat(order.Order())));
        Assert.All(counts.Values, count => Assert.InRange(count, 1000 - 160, 1000 + 160));
    }

    [Fact]
    public void Children_differ_from_the_parent_and_from_each_other_and_are_reproducible()
    {
        var parent = new RandomSource(1);
        RandomSource first = parent.Split(), second = parent.Split();
        ulong[] draws = [first.NextUInt64(), second.NextUInt64(), parent.NextUInt64(), new RandomSource(1).NextUInt64()];
        Assert.Equal(4, draws.Distinct().Count());
        Assert.Equal(draws[0], new RandomSource(1).Split().NextUInt64());
    }
}
