using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Numerics;

/// <summary>Gradients of what reduces a vector to a number, where the elements are huge, tiny or infinite: against closed forms.</summary>
public class ReductionExtremeTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly double Half = Math.Sqrt(0.5);

    private static readonly (string Body, double[] At, double[] Gradient)[] Cases =
    [
        ("Functions.LogSumExp(x)", [1e300, 0, -1e300], [1, 0, 0]),
        ("Functions.LogSumExp(x)", [-1e300, -1e300], [0.5, 0.5]),
        ("Functions.LogSumExp(x)", [-Infinity, 0, 0], [0, 0.5, 0.5]),
        ("Functions.LogSumExp(x)", [5e-324, -0.0], [0.5, 0.5]),
        ("Math.Log(Functions.Sum(Functions.Exp(x)))", [800, 0, -800], [1, 0, 0]),
        ("Math.Log(Functions.Sum(Functions.Exp(x)))", [-800, -800], [0.5, 0.5]),
        ("Functions.Softmax(x)[0]", [1e300, 0], [0, 0]),
        ("Functions.Softmax(x)[0]", [0, 0, -Infinity], [0.25, -0.25, 0]),
        ("Functions.LogSoftmax(x)[1]", [1e300, 0], [-1, 1]),
        ("Math.Log(Functions.Softmax(x)[1])", [800, 0], [-1, 1]),
        ("Functions.CrossEntropy(x, 0)", [1e300, -1e300], [0, 0]),
        ("Functions.CrossEntropy(x, 1)", [1e300, -1e300], [1, -1]),
        ("Functions.CrossEntropy(x, 0)", [0, -Infinity, 0], [-0.5, 0, 0.5]),
        ("Functions.Norm(x)", [1e200, -1e200], [Half, -Half]),
        ("Functions.Norm(x)", [1e-200, 1e-200], [Half, Half]),
        ("Functions.Norm(x)", [1e300, 1], [1, 1e-300]),
        ("Math.Sqrt(Functions.Dot(x, x))", [1e-300, 0], [1, 0]),
        ("Functions.Norm1(x)", [Infinity, -1e300, 0], [1, -1, 0]),
        ("Functions.SquaredNorm(x)", [1e200, -1e-310], [2e200, -2e-310]),
        ("Functions.SquaredError(x, 0.0 * x)", [1e200, 1e-310], [1e200, 1e-310]),
        ("Functions.MeanSquaredError(x, 0.0 * x)", [1e200, -1e200], [1e200, -1e200]),
        ("Functions.BinaryCrossEntropyWithLogits(x, Functions.StopGradient(0.0 * x + 1.0))", [1e300, -1e300], [0, -0.5]),
        ("Functions.Mean(Functions.Exp(x))", [-1e300, 0], [0, 0.5]),
        ("Functions.Sum(x / (1.0 + Functions.Abs(x)))", [1e300, -1e300, 0], [0, 0, 1]),
    ];

    private static readonly Lazy<LoadedProgram> Program = new(() => GeneratorRun
        .Of(new DifferentiableGenerator(), TestCompilation.Create("public static partial class A\n{\n" + string.Join('\n', Cases.Select((entry, i) => $"[Differentiable] public static double F{i}(Vector<double> x) => {entry.Body};")) + "\n}"))
        .Load());

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void The_gradient_is_that_of_the_closed_form(int index)
    {
        (string body, double[] at, double[] expected) = Cases[index];
        var gradient = new Vector<double>(at.Length);
        Program.Value.Invoke("A", $"F{index}_Backward", new Vector<double>(at), gradient);
        for (int i = 0; i < at.Length; i++)
            Assert.True(Math.Abs(gradient[i] - expected[i]) <= 1e-12 * Math.Abs(expected[i]), $"{body} at [{string.Join(", ", at)}]: element {i} is {gradient[i]}, not {expected[i]}.");
    }
}
