namespace SymbolicGrad.Corpus.Tests;

/// <summary>Sums keep the order in which they are written: what rounding takes away is not the same in another.</summary>
public static partial class RoundingTests
{
    [Fact]
    public static void A_difference_that_is_added()
    {
        Assert.Equal(1e-9 + 0.25, AddedDifference_Gradient(1e-9, 1700000000.25, 1.7e9).Value);
        Assert.Equal(1e-3f * 2, AddedDifferenceOfFloats_Gradient(1e-3f, 1e6f, 1e6f).Value);
        Assert.Equal(2 * (1e-9 + 0.25), AddedInPlace_Gradient(1e-9, 1700000000.25, 1.7e9).x);
    }

    [Fact]
    public static void Compensated_sums()
    {
        Assert.Equal(2, Neumaier_Gradient([1, 1e100, 1, -1e100]).Value);
        double[] tenths = [.. Enumerable.Repeat(0.1, 1000)];
        Assert.Equal(Kahan(tenths), Kahan_Gradient(tenths).Value);
        Assert.NotEqual(tenths.Sum(), Kahan_Gradient(tenths).Value);
    }

    // Beside 10¹⁰ there are multiples of 2⁻¹⁹: of 0.1 the sum takes 52429 of these.
    // Knuth, The Art of Computer Programming, volume 2, section 4.2.2, theorem B: the rest is computed exactly.
    [Fact]
    public static void The_error_of_a_sum() => Assert.Equal(0.1 - 52429.0 / 524288, ErrorOfSum_Gradient(0.1, 1e10).Value);

    [Differentiable]
    internal static double AddedDifference(double x, double t, double start) => x + (t - start);

    [Differentiable]
    internal static float AddedDifferenceOfFloats(float x, float t, float start) => (x + (t - start)) * 2;

    [Differentiable]
    internal static double AddedInPlace(double x, double t, double start)
    {
        x += t - start;
        return x * x;
    }

    [Differentiable]
    internal static double Neumaier(double[] x)
    {
        double sum = 0, compensation = 0;
        foreach (double value in x)
        {
            double next = sum + value;
            if (Math.Abs(sum) >= Math.Abs(value)) compensation += (sum - next) + value;
            else compensation += (value - next) + sum;
            sum = next;
        }

        return sum + compensation;
    }

    [Differentiable]
    internal static double Kahan(double[] x)
    {
        double sum = 0, compensation = 0;
        foreach (double value in x)
        {
            double corrected = value - compensation, next = sum + corrected;
            compensation = (next - sum) - corrected;
            sum = next;
        }

        return sum;
    }

    [Differentiable]
    internal static double ErrorOfSum(double a, double b)
    {
        double sum = a + b, ofB = sum - a;
        return (a - (sum - ofB)) + (b - ofB);
    }
}
