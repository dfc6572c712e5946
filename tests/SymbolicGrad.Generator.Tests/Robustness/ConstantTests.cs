using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Robustness;

/// <summary>Integer arithmetic on what the generator knows to be constant, and the user's compiler does not.</summary>
public sealed class ConstantTests
{
    [Theory]
    [InlineData("int zero = 0; return zero != 0 && 1 / zero > 0 ? x : x * x;", 3.0)]
    [InlineData("int zero = 0; return zero != 0 && 5 % zero > 0 ? x : x * x;", 3.0)]
    [InlineData("int big = int.MaxValue; return big + 1 < 0 ? x * x : x;", 3.0)]
    [InlineData("int six = 6, four = 4; return x * x * (six / four + six % four);", 9.0)]
    public void It_compiles_and_means_what_it_means_at_run_time(string body, double slope)
    {
        using LoadedProgram program = GeneratorRun
            .Of(new DifferentiableGenerator(), TestCompilation.Create($"public static partial class A {{ [Differentiable] public static double F(double x) {{ {body} }} }}"))
            .AssertCompiles().Load();
        object[] arguments = [1.5, 0.0, 1.0];

        program.Invoke<double>("A", "F_Backward", arguments);

        Assert.Equal(slope, arguments[1]);
    }
}
