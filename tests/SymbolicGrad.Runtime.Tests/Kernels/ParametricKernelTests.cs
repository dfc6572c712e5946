using System.Numerics;

namespace SymbolicGrad.Tests;

public class ParametricKernelTests
{
    private const double Parameter = 0.375;

    /// <summary>Each elementwise kernel of one operand and a scalar, in this order.</summary>
    private static readonly Dictionary<string, (Func<double, double, double> Formula, double Low, double Units)> Table = new()
    {
        ["Add"] = ((x, s) => x + s, -3, 1),
        ["Subtract"] = ((x, s) => x - s, -3, 1),
        ["Multiply"] = ((x, s) => x * s, -3, 1),
        ["Divide"] = ((x, s) => x / s, -3, 1),
        ["Scale"] = ((x, s) => x * s, -3, 1),
        ["Max"] = (Math.Max, -3, 0),
        ["Min"] = (Math.Min, -3, 0),
        ["Pow"] = (Math.Pow, 0, 4),
        ["PowBaseSlope"] = ((a, b) => b * Math.Pow(a, b - 1), 0.01, 4),
        ["LeakyRelu"] = ((x, slope) => x > 0 ? x : slope * x, -3, 1),
        ["PRelu"] = ((x, alpha) => x > 0 ? x : alpha * x, -3, 1),
        ["Elu"] = ((x, alpha) => x > 0 ? x : alpha * SpecialFunctions.ExpMinusOne(x), -3, 12),
    };

    private static readonly Dictionary<string, Func<double, double, double>> ScalarFirst = new()
    {
        ["Subtract"] = (s, x) => s - x,
        ["Divide"] = (s, x) => s / x,
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    public static TheoryData<string> ScalarFirstNames => [.. ScalarFirst.Keys];

    [Fact]
    public void Every_kernel_of_a_matrix_and_a_scalar_is_in_the_tables()
    {
        Assert.Equal(Table.Keys.Order(), KernelCalls.NamesWith("matrix", "scalar", "matrix").Order());
        Assert.Equal(ScalarFirst.Keys.Append("AddScaled").Order(), KernelCalls.NamesWith("scalar", "matrix", "matrix").Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_computes_its_formula(string name)
    {
        CheckFormula<double>(name);
        CheckFormula<float>(name);
    }

    [Theory]
    [MemberData(nameof(ScalarFirstNames))]
    public void A_kernel_with_the_scalar_first_computes_its_formula(string name)
    {
        foreach (int length in Samples.Lengths)
        {
            Vector<float> x = Samples.Vector<float>(length, seed: length);
            var destination = new Vector<float>(length);
            KernelCalls.Call<float>(name, (float)Parameter, x, destination);
            for (int i = 0; i < length; i++)
                Samples.AssertNear(ScalarFirst[name](Parameter, x[i]), destination[i], units: 1);
            KernelCalls.Call<float>(name, (float)Parameter, x, x);
            Assert.Equal(destination.ToArray(), x.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_treats_a_matrix_as_its_elements_and_may_write_over_it(string name)
    {
        Matrix<double> x = Samples.Matrix<double>(5, 7, seed: 1, low: 0.1);
        var asVector = new Vector<double>(35);
        KernelCalls.Call<double>(name, x.AsVector(), Parameter, asVector);
        KernelCalls.Call<double>(name, x, Parameter, x);
        Assert.Equal(asVector.ToArray(), x.Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_names_both_lengths_when_they_differ(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => KernelCalls.Call<double>(name, new Vector<double>(4), 1.0, new Vector<double>(5)));
        Assert.Contains("length 4", error.Message, StringComparison.Ordinal);
        Assert.Contains("length 5", error.Message, StringComparison.Ordinal);
    }

    private static void CheckFormula<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (formula, low, units) = Table[name];
        foreach (int length in Samples.Lengths)
        {
            Vector<T> x = Samples.Vector<T>(length, seed: length, low);
            var destination = new Vector<T>(length);
            KernelCalls.Call<T>(name, x, T.CreateTruncating(Parameter), destination);
            for (int i = 0; i < length; i++)
                Samples.AssertNear(formula(Samples.ToDouble(x[i]), Parameter), destination[i], units, because: $"{name} of {x[i]}");
        }
    }
}
