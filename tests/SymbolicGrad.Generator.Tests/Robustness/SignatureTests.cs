using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Robustness;

/// <summary>Types and parameters of every kind that the contract allows: what is generated for them compiles without a warning.</summary>
public class SignatureTests
{
    /// <summary>Trained members in a record's header.</summary>
    [Theory]
    [InlineData("public partial record A([property: Parameter] Matrix<double> W, [property: Parameter] Vector<double> b) { [Differentiable] public double F(Vector<double> x) => Functions.Sum(W * x + b); }", 2)]
    [InlineData("public partial record A([property: Parameter] Vector<double> W) { [Parameter] public double b = 1; [Differentiable] public double F(Vector<double> x) => Functions.Dot(x, W) * b; }", 2)]
    [InlineData("public partial record A(double k, [property: Obsolete] double b) { [Parameter] public double a = 1; } public partial record A { [Parameter] public double c = 2; }", 1)]
    [InlineData("public partial record struct A([property: Parameter] double W) { [Differentiable] public double F(double x) => x * W; }", 2)]
    [InlineData("public partial record A<T>([property: Parameter] double[] W, T Other) { public partial record B([property: Parameter] double[] V); }", 2)]
    public void Members_of_a_record_s_header_are_trained(string source, int files) => Assert.Equal(files, Run(source).AssertCompiles().Sources.Count);

    [Fact]
    public void Trained_members_of_a_record_s_header_come_in_order()
    {
        using LoadedProgram program = Run("""
            public partial record struct A([property: Parameter] double W, [property: Parameter] double V)
            {
                [Differentiable] public double F(double x) => x * W + x * x * V;
            }
            """).Load();

        object gradient = LoadedProgram.InvokeOn(program.New("A", 5.0, 7.0), "F_Gradient", 3.0)!;

        // F = x·W + x²·V at x = 3, W = 5, V = 7.
        Assert.Equal(78, LoadedProgram.Get<double>(gradient, "Value"));
        Assert.Equal(3, LoadedProgram.Get<double>(gradient, "W"));
        Assert.Equal(9, LoadedProgram.Get<double>(gradient, "V"));
        Assert.Equal(47, LoadedProgram.Get<double>(gradient, "x"));
    }

    private static GeneratorRun Run(string source) => GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(source));
}
