namespace SymbolicGrad.Tests;

public class PowerSlopeTests
{
    private static readonly double[] Bases = [0.0, -0.0, 0.3, 1, 2.5, 1e-300, 1e300, -0.7, -2, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly double[] Exponents = [-2, -1, -0.5, 0, 0.5, 1, 1.7, 2, 3];

    /// <summary>b·aᵇ⁻¹ and aᵇ·ln a against differences of the power itself, where it is smooth.</summary>
    [Theory]
    [InlineData(0.3, 1.7)]
    [InlineData(2.5, -0.5)]
    [InlineData(1.4, 3)]
    [InlineData(0.8, 1)]
    public void Slopes_agree_with_central_differences_of_the_power(double a, double b)
    {
        const double Step = 1e-5; // error: step²·f‴/6 and ε/step, each about 1e-10
        double byBase = (Math.Pow(a + Step, b) - Math.Pow(a - Step, b)) / (2 * Step);
        double byExponent = (Math.Pow(a, b + Step) - Math.Pow(a, b - Step)) / (2 * Step);
        Assert.Equal(byBase, Functions.PowBaseSlope(a, b), 2e-8);
        Assert.Equal(byExponent, Functions.PowExponentSlope(a, Math.Pow(a, b)), 2e-8);
    }

    [Theory]
    [InlineData(0.0, 0.0, 0.0)] // a⁰ = 1 for every a
    [InlineData(double.NaN, 0.0, 0.0)]
    [InlineData(double.PositiveInfinity, 0.0, 0.0)]
    [InlineData(0.0, 1.0, 1.0)]
    [InlineData(0.0, 2.0, 0.0)]
    [InlineData(0.0, 0.5, double.PositiveInfinity)] // √ has a vertical tangent
    [InlineData(-2.0, 3.0, 12.0)]
    [InlineData(-2.0, 0.5, double.NaN)]
    [InlineData(double.NaN, 2.0, double.NaN)]
    public void The_slope_by_the_base_at_its_special_points(double a, double b, double expected)
    {
        Assert.Equal(expected, Functions.PowBaseSlope(a, b));
        Assert.Equal((float)expected, Functions.PowBaseSlope((float)a, (float)b));
    }

    [Theory]
    [InlineData(0.0, 2.0, 0.0)] // 0ᵇ = 0 for every b > 0
    [InlineData(-0.0, 3.0, 0.0)]
    [InlineData(0.0, 0.0, 0.0)] // the convention
    [InlineData(0.0, -1.0, 0.0)]
    [InlineData(1.0, 5.0, 0.0)]
    [InlineData(double.PositiveInfinity, 1.0, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, -1.0, 0.0)] // ∞ᵇ = 0 for every b < 0
    [InlineData(-2.0, 3.0, double.NaN)]
    [InlineData(double.NaN, 2.0, double.NaN)]
    public void The_slope_by_the_exponent_at_its_special_points(double a, double b, double expected)
    {
        Assert.Equal(expected, Functions.PowExponentSlope(a, Math.Pow(a, b)));
        Assert.Equal((float)expected, Functions.PowExponentSlope((float)a, MathF.Pow((float)a, (float)b)));
    }

    [Fact]
    public void The_kernels_compute_the_definitions_at_every_length_and_in_place()
    {
        for (int length = 0; length <= 40; length++)
        {
            Vector<double> a = Enumerable.Range(0, length).Select(i => Bases[i % Bases.Length]).ToArray();
            foreach (double b in Exponents)
            {
                Vector<double> p = a.ToArray().Select(value => Math.Pow(value, b)).ToArray(), byBase = new(length), byExponent = new(length);
                Kernels.PowBaseSlope(a, b, byBase);
                Kernels.PowExponentSlope(a, b, p, byExponent);
                for (int i = 0; i < length; i++)
                {
                    AssertClose(b == 0 ? 0 : b * Math.Pow(a[i], b - 1), byBase[i], 4, $"{b}·{a[i]}^({b} − 1)");
                    AssertClose(a[i] == 0 || p[i] == 0 ? 0 : p[i] * Math.Log(a[i]), byExponent[i], 4, $"{a[i]}^{b}·ln {a[i]}");
                }

                Vector<double> overBase = a.ToArray(), overBaseToo = a.ToArray(), overPower = p.ToArray();
                Kernels.PowBaseSlope(overBase, b, overBase);
                Assert.Equal(byBase.ToArray(), overBase.ToArray());
                Kernels.PowExponentSlope(overBaseToo, b, p, overBaseToo);
                Assert.Equal(byExponent.ToArray(), overBaseToo.ToArray());
                Kernels.PowExponentSlope(a, b, overPower, overPower);
                Assert.Equal(byExponent.ToArray(), overPower.ToArray());
            }
        }
    }

    [Fact]
    public void The_kernels_compute_in_float_to_its_accuracy()
    {
        float[] bases = [0, 0.3f, 1, 2.5f, 1e-5f, 1e5f];
        foreach (float b in new[] { -2f, 0, 0.5f, 1.75f, 2 })
        {
            Vector<float> a = bases, p = bases.Select(value => MathF.Pow(value, b)).ToArray(), result = new(bases.Length);
            Kernels.PowBaseSlope(a, b, result);
            for (int i = 0; i < bases.Length; i++)
                Assert.Equal(b == 0 ? 0 : (float)(b * Math.Pow(bases[i], b - 1)), result[i], EqualWithin(1e-6f));
            Kernels.PowExponentSlope(a, b, p, result);
            for (int i = 0; i < bases.Length; i++)
                Assert.Equal(bases[i] == 0 ? 0 : (float)(p[i] * Math.Log(bases[i])), result[i], EqualWithin(1e-6f));
        }
    }

    [Fact]
    public void A_kernel_treats_a_matrix_as_its_elements()
    {
        Matrix<double> a = new(2, 3, [0.5, 1, 0, 2, 3, 4]), p = new(2, 3, [0.25, 1, 0, 4, 9, 16]), result = new(2, 3);
        Kernels.PowBaseSlope(a, 2, result);
        Assert.Equal([1.0, 2, 0, 4, 6, 8], result.Span.ToArray());
        Kernels.PowExponentSlope(a, 2, p, result);
        double[] expected = [0.25 * Math.Log(0.5), 0, 0, 4 * Math.Log(2), 9 * Math.Log(3), 16 * Math.Log(4)];
        for (int i = 0; i < 6; i++) AssertClose(expected[i], result.Span[i], 4, $"element {i}");
    }

    [Fact]
    public void A_message_names_the_operands_and_their_shapes()
    {
        Matrix<double> bases = new(2, 3), powers = new(3, 2);
        var error = Assert.Throws<ArgumentException>(() => Kernels.PowExponentSlope(bases, 2, powers, bases));
        Assert.Equal("PowExponentSlope: 'bases' is 2×3, but 'powers' is 3×2: the shapes must be equal.", error.Message);
        error = Assert.Throws<ArgumentException>(() => Kernels.PowBaseSlope(bases, 2, powers));
        Assert.Equal("PowBaseSlope: 'bases' is 2×3, but 'powers' is 3×2: the shapes must be equal.", error.Message);
        error = Assert.Throws<ArgumentException>(() => Kernels.PowBaseSlope(bases.AsVector(), 0, bases.Row(0)));
        Assert.Equal("PowBaseSlope: 'bases.AsVector()' has length 6, but 'bases.Row(0)' has length 3: the lengths must be equal.", error.Message);
    }

    [Fact]
    public void A_destination_shifted_against_an_operand_is_refused()
    {
        double[] memory = new double[60];
        foreach (double b in new[] { 0.0, 2.0 })
            Assert.Throws<ArgumentException>(() => Kernels.PowBaseSlope<double>(memory.AsSpan(0, 20), b, memory.AsSpan(1, 20)));
        Assert.Throws<ArgumentException>(() => Kernels.PowExponentSlope<double>(memory.AsSpan(0, 20), 2, memory.AsSpan(30, 20), memory.AsSpan(1, 20)));
    }

    private static void AssertClose(double expected, double actual, double units, string because)
    {
        bool special = double.IsNaN(expected) || double.IsInfinity(expected);
        bool close = special ? expected.Equals(actual) : Math.Abs(expected - actual) <= units * 2.3e-16 * Math.Abs(expected);
        Assert.True(close, $"{because}: expected {expected:R}, got {actual:R}");
    }

    private static Func<float, float, bool> EqualWithin(float relative) =>
        (expected, actual) => expected.Equals(actual) || Math.Abs(expected - actual) <= relative * Math.Abs(expected);
}
