using System.Numerics;

namespace SymbolicGrad.Tests;

public class BinaryKernelTests
{
    private const double Parameter = 0.375;

    /// <summary>Each elementwise kernel of two operands. For a gradient the operands are dy and what the derivative is written from.</summary>
    private static readonly Dictionary<string, (Func<double, double, double> Formula, double Units)> Table = new()
    {
        ["Add"] = ((a, b) => a + b, 1),
        ["Subtract"] = ((a, b) => a - b, 1),
        ["Multiply"] = ((a, b) => a * b, 1),
        ["Divide"] = ((a, b) => a / b, 1),
        ["Max"] = (Math.Max, 0),
        ["Min"] = (Math.Min, 0),
        ["ReluGradient"] = ((dy, y) => y > 0 ? dy : 0, 0),
        ["TanhGradient"] = ((dy, y) => dy * (1 - y * y), 4),
        ["SigmoidGradient"] = ((dy, y) => dy * y * (1 - y), 4),
        ["GeluGradient"] = (
            (dy, x) => dy * (SpecialFunctions.NormalDistribution(x) + x * SpecialFunctions.NormalDensity(x)), 8),
        ["SoftplusGradient"] = ((dy, x) => dy * SpecialFunctions.Sigmoid(x), 6),
        ["SiluGradient"] = (
            (dy, x) => dy * SpecialFunctions.Sigmoid(x) * (1 + x * (1 - SpecialFunctions.Sigmoid(x))), 8),
    };

    private static readonly Dictionary<string, Func<double, double, double>> WithParameter = new()
    {
        ["LeakyReluGradient"] = (dy, x) => x > 0 ? dy : dy * Parameter,
        ["EluGradient"] = (dy, x) => x > 0 ? dy : dy * Parameter * Math.Exp(x),
        ["MaskGreater"] = (dy, x) => x > Parameter ? dy : 0,
        ["MaskGreaterOrEqual"] = (dy, x) => x >= Parameter ? dy : 0,
        ["MaskLess"] = (dy, x) => x < Parameter ? dy : 0,
        ["MaskLessOrEqual"] = (dy, x) => x <= Parameter ? dy : 0,
    };

    private static readonly string[] NotElementwise = ["SoftmaxGradient", "LogSoftmaxGradient", "MultiplyAdd", "Product", "AddProduct"];

    public static TheoryData<string> Names => [.. Table.Keys];

    [Fact]
    public void Every_kernel_of_two_matrices_is_in_the_tables()
    {
        Assert.Equal(Table.Keys.Concat(NotElementwise).Order(), KernelCalls.NamesWith("matrix", "matrix", "matrix").Order());
        string[] withScalar = ["CrossEntropyGradient", "BinaryCrossEntropyWithLogitsGradient"];
        Assert.Equal(WithParameter.Keys.Concat(withScalar).Order(), KernelCalls.NamesWith("matrix", "matrix", "scalar", "matrix").Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_computes_its_formula(string name)
    {
        CheckFormula<double>(name, [], Table[name].Formula, Table[name].Units);
        CheckFormula<float>(name, [], Table[name].Formula, Table[name].Units);
    }

    [Fact]
    public void A_kernel_with_a_parameter_computes_its_formula()
    {
        foreach (var (name, formula) in WithParameter)
        {
            CheckFormula<double>(name, [Parameter], formula, units: 4);
            CheckFormula<float>(name, [(float)Parameter], formula, units: 4);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_may_write_over_either_operand(string name)
    {
        foreach (int length in Samples.Lengths)
        {
            Vector<float> a = Samples.Vector<float>(length, seed: 1), b = Samples.Vector<float>(length, seed: 2), apart = new(length);
            KernelCalls.Call<float>(name, a, b, apart);
            Vector<float> overA = a.ToArray(), overB = b.ToArray();
            KernelCalls.Call<float>(name, overA, b, overA);
            KernelCalls.Call<float>(name, a, overB, overB);
            Assert.Equal(apart.ToArray(), overA.ToArray());
            Assert.Equal(apart.ToArray(), overB.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_refuses_a_second_operand_or_a_destination_of_another_shape(string name)
    {
        Matrix<double> a = new(2, 3), b = new(3, 2);
        foreach (object[] operands in new object[][] { [a, b, a], [a, a, b] })
        {
            var error = Assert.Throws<ArgumentException>(() => KernelCalls.Call<double>(name, operands));
            Assert.Contains("2×3", error.Message, StringComparison.Ordinal);
            Assert.Contains("3×2", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_message_names_the_operands_as_the_caller_wrote_them()
    {
        Matrix<float> weights = new(2, 3), gradient = new(2, 4);
        var error = Assert.Throws<ArgumentException>(() => Kernels.Add(weights, gradient.SliceRows(0, 1), weights));
        Assert.Equal("Add: 'weights' is 2×3, but 'gradient.SliceRows(0, 1)' is 1×4: the shapes must be equal.", error.Message);
    }

    [Fact]
    public void A_destination_shifted_against_an_operand_is_refused()
    {
        float[] memory = new float[40];
        Assert.Throws<ArgumentException>(() => Kernels.Tanh(memory.AsSpan(0, 20), memory.AsSpan(1, 20)));
        Assert.Throws<ArgumentException>(() => Kernels.TanhGradient<float>(memory.AsSpan(0, 20), memory.AsSpan(20), memory.AsSpan(4, 20)));
    }

    private static void CheckFormula<T>(string name, object[] parameter, Func<double, double, double> formula, double units)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (int length in Samples.Lengths)
        {
            Vector<T> a = Samples.Vector<T>(length, seed: 1), b = Samples.Vector<T>(length, seed: 2), destination = new(length);
            KernelCalls.Call<T>(name, [a, b, .. parameter, destination]);
            for (int i = 0; i < length; i++)
            {
                double x = Samples.ToDouble(a[i]), y = Samples.ToDouble(b[i]);
                double expected = formula(x, y);
                Samples.AssertNear(expected, destination[i], units, magnitude: Math.Max(Math.Abs(expected), Math.Abs(x)), because: $"{name} of {x}, {y}");
            }
        }
    }
}
