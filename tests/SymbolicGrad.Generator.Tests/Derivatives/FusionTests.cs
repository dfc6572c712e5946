using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Derivatives;

/// <summary>Where forward and reverse sweep share a loop, nothing is saved; where they share a call, nothing is computed twice.</summary>
public class FusionTests
{
    [Theory]
    [InlineData("double s = 0; foreach (double v in w) s += Math.Tanh(v * a); return s;")]
    [InlineData("if (w.Length == 0) return a; double s = 0; foreach (double v in w) s += Math.Tanh(v * a); return s * a;")]
    [InlineData("if (w.Length == 0) return 0; if (a < 0) return a; double s = 0; foreach (double v in w) s += Math.Tanh(v * a); return s;")]
    [InlineData("double s = 0; if (a > 0) { foreach (double v in w) s += Math.Exp(v * a); } else { foreach (double v in w) s += Math.Sin(v * a); } return s;")]
    public void Loops_that_only_sum_save_nothing(string body) => Assert.DoesNotContain("Workspace", Generated($"public static double F(double[] w, double a) {{ {body} }}"), StringComparison.Ordinal);

    [Fact]
    public void A_loop_that_does_not_only_sum_saves_something() =>
        Assert.Contains("Workspace", Generated("public static double F(double[] w, double a) { if (w.Length == 0) return a; double s = a; foreach (double v in w) s = Math.Tanh(v * s); return s; }"), StringComparison.Ordinal);

    [Fact]
    public void A_sum_of_calls_takes_their_values_from_their_gradients()
    {
        string source = Generated("public static double F(double x, int n) { double s = x; for (int i = 0; i < n; i++) s += i * F(x, n - 1 - i); return s; }");
        Assert.Contains("double f1 = F_Backward(", source, StringComparison.Ordinal);
        Assert.DoesNotContain("Recording", source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_inside_of_a_function_records()
    {
        string source = Generated("public static double F(double x, int n) => n == 0 ? x : Math.Sin(F(x, n - 1));");
        Assert.Contains("F_Record(", source, StringComparison.Ordinal);
        Assert.Contains("F_Reverse(", source, StringComparison.Ordinal);
    }

    private static string Generated(string method)
    {
        string program = $"using System; using SymbolicGrad; public static partial class P {{ [Differentiable] {method} }}";
        return GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(program)).AssertCompiles().Source("P.F.g.cs");
    }
}
