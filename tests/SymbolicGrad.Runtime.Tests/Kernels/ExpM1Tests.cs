namespace SymbolicGrad.Tests;

public class ExpM1Tests
{
    /// <summary>eˣ − 1 of exactly these doubles, evaluated with 40 digits: on both sides of where the formula changes, and beyond.</summary>
    private static readonly (double X, double Value)[] Table =
    [
        (-40, -0.99999999999999999575), (-5, -0.9932620530009145329), (-1, -0.6321205588285576784),
        (-0.5000000001, -0.39346934034801964738), (-0.5, -0.3934693402873665764), (-0.25, -0.22119921692859513175),
        (-1e-8, -9.9999999500000003759e-9), (1e-300, 1e-300), (1e-8, 1.0000000050000000376e-8), (0.25, 0.28402541668774148407),
        (0.5, 0.64872127070012814685), (0.5000000001, 0.64872127086500028757), (1, 1.7182818284590452354), (5, 147.41315910257660342),
        (40, 235385266837019984.41), (700, 1.0142320547350045095e+304),
    ];

    [Fact]
    public void Every_digit_is_kept_in_double()
    {
        foreach (var (x, value) in Table)
            Assert.True(Math.Abs(Functions.ExpM1(x) - value) <= 6e-16 * Math.Abs(value), $"ExpM1({x:R}) = {Functions.ExpM1(x):R}, not {value:R}");
    }

    [Fact]
    public void Every_digit_is_kept_in_float()
    {
        foreach (float x in new[] { -20f, -1, -0.5f, -0.25f, 0.25f, 0.5f, 1, 5, 40 })
        {
            double value = Math.Exp(x) - 1; // loses three bits of double's 53 at most, where float has 24
            Assert.True(Math.Abs(Functions.ExpM1(x) - value) <= 3e-7 * Math.Abs(value), $"ExpM1({x}) = {Functions.ExpM1(x)}, not {value:R}");
        }
        Assert.Equal(1e-20f, Functions.ExpM1(1e-20f));
        Assert.Equal(-1e-20f, Functions.ExpM1(-1e-20f));
    }

    [Fact]
    public void Limits_signed_zeros_and_NaN()
    {
        Assert.Equal(-1, Functions.ExpM1(double.NegativeInfinity));
        Assert.Equal(-1, Functions.ExpM1(-1e300));
        Assert.Equal(double.PositiveInfinity, Functions.ExpM1(double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, Functions.ExpM1(710.0));
        Assert.True(double.IsNaN(Functions.ExpM1(double.NaN)));
        Assert.True(float.IsNaN(Functions.ExpM1(float.NaN)));
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(Functions.ExpM1(0.0)));
        Assert.Equal(long.MinValue, BitConverter.DoubleToInt64Bits(Functions.ExpM1(-0.0)));
    }

    [Fact]
    public void The_kernel_gives_each_element_the_value_of_the_function_at_every_length_and_in_place()
    {
        for (int length = 0; length <= 40; length++)
        {
            Vector<double> x = Enumerable.Range(0, length).Select(i => Table[i % Table.Length].X).ToArray(), result = new(length);
            Kernels.ExpM1(x, result);
            for (int i = 0; i < length; i++) Assert.Equal(Functions.ExpM1(x[i]), result[i]);
            Kernels.ExpM1(x, x);
            Assert.Equal(result.ToArray(), x.ToArray());
        }
    }

    [Fact]
    public void Vectors_and_matrices_are_functions_of_their_elements()
    {
        Vector<double> x = Enumerable.Range(0, 6).Select(i => Table[i].X).ToArray();
        double[] expected = [.. x.ToArray().Select(Functions.ExpM1)];
        Assert.Equal(expected, Functions.ExpM1(x).ToArray());
        Assert.Equal(expected, Functions.ExpM1(x.AsMatrix(2, 3)).Span.ToArray());
        var error = Assert.Throws<ArgumentException>(() => Kernels.ExpM1(x.AsMatrix(2, 3), new Matrix<double>(3, 2)));
        Assert.Equal("ExpM1: 'x.AsMatrix(2, 3)' is 2×3, but 'new Matrix<double>(3, 2)' is 3×2: the shapes must be equal.", error.Message);
    }
}
