namespace SymbolicGrad.Tests;

/// <summary>The functions of one number that generated code calls, against values with 20 digits (evaluated with 40) and at special arguments.</summary>
public class ScalarAccuracyTests
{
    private static readonly double[] Arguments = [-40, -5, -1, -0.25, 0.25, 1, 5, 40];

    private static readonly Dictionary<string, (Func<double, double> Double, Func<float, float> Float, double[] Values)> Table = new()
    {
        ["Sigmoid"] = (Functions.Sigmoid, Functions.Sigmoid,
            [4.2483542552915889773e-18, 0.0066928509242848555594, 0.26894142136999512075, 0.43782349911420189597,
                0.56217650088579810403, 0.73105857863000487925, 0.99330714907571514444, 0.99999999999999999575]),
        ["Softplus"] = (Functions.Softplus, Functions.Softplus,
            [4.2483542552915889863e-18, 0.0067153484891180686164, 0.31326168751822283405, 0.57593941987884356221,
                0.82593941987884356221, 1.313261687518222834, 5.0067153484891180686, 40.000000000000000004]),
        ["Silu"] = (Functions.Silu, Functions.Silu,
            [-1.6993417021166355909e-16, -0.033464254621424277797, -0.26894142136999512075, -0.10945587477855047399,
                0.14054412522144952601, 0.73105857863000487925, 4.9665357453785757222, 39.99999999999999983]),
        ["Gelu"] = (Functions.Gelu, Functions.Gelu,
            [0, -1.4332578593959695584e-6, -0.15865525393145705141, -0.10032341857926906894,
                0.14967658142073093106, 0.84134474606854294859, 4.999998566742140604, 40]),
        ["Erf"] = (Functions.Erf, Functions.Erf,
            [-1, -0.99999999999846254021, -0.84270079294971486934, -0.27632639016823693299,
                0.27632639016823693299, 0.84270079294971486934, 0.99999999999846254021, 1]),
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_keeps_its_digits(string name)
    {
        var (inDouble, inFloat, values) = Table[name];
        for (int i = 0; i < Arguments.Length; i++)
        {
            AssertNear(values[i], inDouble(Arguments[i]), 4e-15);
            AssertNear(values[i], inFloat((float)Arguments[i]), 2e-6);
        }

        void AssertNear(double expected, double actual, double relative) =>
            Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{name}: expected {expected:R}, got {actual:R}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_stays_NaN(string name)
    {
        Assert.True(double.IsNaN(Table[name].Double(double.NaN)));
        Assert.True(float.IsNaN(Table[name].Float(float.NaN)));
    }

    [Theory]
    [InlineData("Sigmoid", 0, 1)]
    [InlineData("Softplus", 0, double.PositiveInfinity)]
    [InlineData("Silu", 0, double.PositiveInfinity)]
    [InlineData("Gelu", 0, double.PositiveInfinity)]
    [InlineData("Erf", -1, 1)]
    public void A_function_reaches_its_limits(string name, double low, double high)
    {
        Assert.Equal(low, Table[name].Double(double.NegativeInfinity), 1e-300);
        Assert.Equal(high, Table[name].Double(double.PositiveInfinity));
        Assert.Equal((float)low, Table[name].Float(float.NegativeInfinity), 1e-30f);
        Assert.Equal((float)high, Table[name].Float(float.PositiveInfinity));
    }

    [Theory]
    [InlineData(2.0, 1.0)]
    [InlineData(-0.3, -1.0)]
    [InlineData(double.PositiveInfinity, 1.0)]
    [InlineData(double.NegativeInfinity, -1.0)]
    [InlineData(5e-324, 1.0)]
    [InlineData(double.NaN, double.NaN)]
    public void The_sign_of_a_number(double x, double expected)
    {
        Assert.Equal(expected, Functions.Sign(x));
        Assert.Equal([expected, expected], Functions.Sign<double>(new[] { x, x }).ToArray());
        Assert.Equal([expected], Functions.Sign(new Matrix<double>(1, 1, [x])).Span.ToArray());
    }

    [Fact]
    public void The_sign_of_either_zero_is_positive_zero()
    {
        foreach (double zero in new[] { 0.0, -0.0 })
        {
            Assert.Equal(0L, BitConverter.DoubleToInt64Bits(Functions.Sign(zero)));
            Assert.Equal(0L, BitConverter.DoubleToInt64Bits(Functions.Sign<double>(new[] { zero })[0]));
            Assert.Equal(0, BitConverter.SingleToInt32Bits(Functions.Sign((float)zero)));
        }
    }

    [Theory]
    [InlineData(3.0, 3.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(-2.0, -0.5)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Leaky_relu_has_the_slope_on_the_left(double x, double expected)
    {
        Assert.Equal(expected, Functions.LeakyRelu(x, 0.25));
        Assert.Equal((float)expected, Functions.PRelu((float)x, 0.25f));
    }

    [Theory]
    [InlineData(3.0, 3.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(-1.0, -1.2642411176571153568)] // 2·(e⁻¹ − 1)
    [InlineData(-1e-8, -1.9999999900000000752e-8)] // 2·(e^(−1e-8) − 1)
    [InlineData(double.NegativeInfinity, -2.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Elu_approaches_minus_its_scale(double x, double expected)
    {
        double size = double.IsNaN(expected) ? 0 : Math.Abs(expected);
        Assert.Equal(expected, Functions.Elu(x, 2), 2e-15 * size);
        Assert.Equal((float)expected, Functions.Elu((float)x, 2f), 1e-6f * (float)size);
    }
}
