using System.Numerics;

namespace SymbolicGrad.Tests;

public class UnaryKernelTests
{
    /// <summary>Each elementwise kernel of one operand: its formula, the least argument of its domain, and the units in the last place that it may be off.</summary>
    private static readonly Dictionary<string, (Func<double, double> Formula, double Low, double Units)> Table = new()
    {
        ["Negate"] = (x => -x, -3, 0),
        ["Abs"] = (Math.Abs, -3, 0),
        ["Sign"] = (x => Math.Sign(x), -3, 0),
        ["Step"] = (x => x > 0 ? 1 : 0, -3, 0),
        ["Square"] = (x => x * x, -3, 1),
        ["Sqrt"] = (Math.Sqrt, 0, 1),
        ["Reciprocal"] = (x => 1 / x, -3, 1),
        ["Exp"] = (Math.Exp, -3, 3),
        ["ExpM1"] = (SpecialFunctions.ExpMinusOne, -3, 6),
        ["Log"] = (Math.Log, 0.01, 4),
        ["Sin"] = (Math.Sin, -3, 3),
        ["Cos"] = (Math.Cos, -3, 8),
        ["Tan"] = (Math.Tan, -3, 8),
        ["Sinh"] = (Math.Sinh, -3, 5),
        ["Cosh"] = (Math.Cosh, -3, 5),
        ["Tanh"] = (Math.Tanh, -3, 4),
        ["Erf"] = (SpecialFunctions.Erf, -3, 6),
        ["Relu"] = (x => Math.Max(x, 0), -3, 0),
        ["Sigmoid"] = (SpecialFunctions.Sigmoid, -3, 4),
        ["Softplus"] = (SpecialFunctions.Softplus, -3, 5),
        ["Silu"] = (x => x * SpecialFunctions.Sigmoid(x), -3, 5),
        ["Gelu"] = (x => x * SpecialFunctions.NormalDistribution(x), -3, 12),
        ["Copy"] = (x => x, -3, 0),
    };

    private static readonly string[] NotElementwise = ["Transpose", "Softmax", "LogSoftmax", "AddTo", "RequireSameShape"];

    public static TheoryData<string> Names => [.. Table.Keys];

    [Fact]
    public void Every_kernel_of_one_matrix_is_in_the_table() =>
        Assert.Equal(Table.Keys.Concat(NotElementwise).Order(), KernelCalls.NamesWith("matrix", "matrix").Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_computes_its_formula_in_double(string name) => CheckFormula<double>(name);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_computes_its_formula_in_float(string name) => CheckFormula<float>(name);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_may_write_over_its_operand(string name)
    {
        foreach (int length in Samples.Lengths)
        {
            Vector<float> x = Samples.Vector<float>(length, seed: length, low: 0.1);
            var apart = new Vector<float>(length);
            KernelCalls.Call<float>(name, x, apart);
            KernelCalls.Call<float>(name, x, x);
            Assert.Equal(apart.ToArray(), x.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_treats_a_matrix_as_its_elements(string name)
    {
        Matrix<double> x = Samples.Matrix<double>(5, 7, seed: 1, low: 0.1);
        var asMatrix = new Matrix<double>(5, 7);
        var asVector = new Vector<double>(35);
        KernelCalls.Call<double>(name, x, asMatrix);
        KernelCalls.Call<double>(name, x.AsVector(), asVector);
        Assert.Equal(asVector.ToArray(), asMatrix.Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_refuses_another_shape_with_the_same_count(string name)
    {
        Matrix<double> x = new(2, 3), destination = new(3, 2);
        var error = Assert.Throws<ArgumentException>(() => KernelCalls.Call<double>(name, x, destination));
        Assert.Contains("2×3", error.Message, StringComparison.Ordinal);
        Assert.Contains("3×2", error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_gives_NaN_for_NaN_wherever_it_is(string name)
    {
        if (name == "Step")
            return; // NaN > 0 is false: a step is 0 or 1.
        for (int at = 0; at < 35; at++)
        {
            Vector<float> x = Samples.Vector<float>(35, seed: 1, low: 0.1);
            x[at] = float.NaN;
            KernelCalls.Call<float>(name, x, x);
            for (int i = 0; i < x.Count; i++)
                Assert.Equal(i == at, float.IsNaN(x[i]));
        }
    }

    private static void CheckFormula<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (formula, low, units) = Table[name];
        foreach (int length in Samples.Lengths)
        {
            Vector<T> x = Samples.Vector<T>(length, seed: length, low);
            var destination = new Vector<T>(length);
            KernelCalls.Call<T>(name, x, destination);
            for (int i = 0; i < length; i++)
                Samples.AssertNear(formula(Samples.ToDouble(x[i])), destination[i], units, because: $"{name} of {x[i]}, element {i} of {length}");
        }
    }
}
