using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Conventions;

/// <summary>The slope at a tie does not depend on how the user spells the function.</summary>
public sealed class TieTests
{
    [Theory]
    [InlineData("Math.Max(x, d)")]
    [InlineData("Math.Max(d, x)")]
    [InlineData("Math.Min(x, d)")]
    [InlineData("Math.Min(d, x)")]
    [InlineData("Math.Max(x, 1.5)")]
    [InlineData("Math.Max(1.5, x)")]
    [InlineData("x > d ? x : d")]
    [InlineData("x > 1.5 ? x : 1.5")]
    public void A_variable_has_no_slope_at_a_tie_with_what_is_constant(string expression)
    {
        using LoadedProgram program = GeneratorRun
            .Of(new DifferentiableGenerator(), TestCompilation.Create($"public static partial class A {{ [Differentiable] public static double F(double x, [Data] double d) => {expression}; }}"))
            .AssertCompiles().Load();
        object[] arguments = [1.5, 1.5, 5.0, 1.0];

        Assert.Equal(1.5, program.Invoke<double>("A", "F_Backward", arguments));
        Assert.Equal(5.0, arguments[2]);

        arguments[0] = expression.Contains("Min", StringComparison.Ordinal) ? 1.0 : 2.0;
        program.Invoke<double>("A", "F_Backward", arguments);

        Assert.Equal(6.0, arguments[2]);
    }
}
