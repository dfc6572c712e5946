using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Robustness;

/// <summary>Integer arithmetic and conversions of what the generator knows to be constant, and the user's compiler does not.</summary>
public sealed class ConstantTests
{
    [Theory]
    [InlineData("int zero = 0; return zero != 0 && 1 / zero > 0 ? x : x * x;", 3.0)]
    [InlineData("int zero = 0; return zero != 0 && 5 % zero > 0 ? x : x * x;", 3.0)]
    [InlineData("int big = int.MaxValue; return big + 1 < 0 ? x * x : x;", 3.0)]
    [InlineData("int six = 6, four = 4; return x * x * (six / four + six % four);", 9.0)]
    [InlineData("double d = 300.7; byte b = (byte)d; return x * b;", 44.0)]
    [InlineData("double d = 3e9; short s = (short)d; return x * s;", -1.0)]
    [InlineData("double d = 3e9; int n = (int)d; return x * n;", 2147483647.0)]
    [InlineData("double d = -1.5; byte b = (byte)d; ushort u = (ushort)d; uint n = (uint)d; return x * b + x * u + x * n;", 65790.0)]
    [InlineData("float d = -1.5f; sbyte s = (sbyte)(d * 100); return x * s;", 106.0)]
    [InlineData("double d = -0.9; uint n = (uint)d; ulong m = (ulong)d; return x * (n + m + 1);", 1.0)]
    [InlineData("double d = 65.5; char e = (char)(d + 70); return e * x;", 135.0)]
    [InlineData("double d = -1; char e = (char)d; byte b = (byte)e; return e * x + b * x;", 65790.0)]
    [InlineData("char c = '\u0140'; byte b = (byte)c; sbyte s = (sbyte)(c + 70); return b * x + s * x;", -58.0)]
    [InlineData("int k = 300; byte b = (byte)k; long l = 3000000000; int n = (int)l; return x * b + x * n;", -1294967252.0)]
    [InlineData("int k = x > 0 ? 40 : 3; return x * (1L << k);", 1099511627776.0)]
    [InlineData("int one = 1, k = x > 0 ? 40 : 3; long l = one; return x * (l << k);", 1099511627776.0)]
    [InlineData("long l = x > 0 ? 2000000000L : 5L; return x * (l * 2);", 4000000000.0)]
    public void It_compiles_and_means_what_it_means_at_run_time(string body, double slope)
    {
        using LoadedProgram program = GeneratorRun
            .Of(new DifferentiableGenerator(), TestCompilation.Create($"public static partial class A {{ [Differentiable] public static double F(double x) {{ {body} }} }}"))
            .AssertCompiles().Load();
        object[] arguments = [1.5, 0.0, 1.0];

        double value = program.Invoke<double>("A", "F_Backward", arguments);

        Assert.Equal(slope, arguments[1]);
        Assert.Equal(program.Invoke<double>("A", "F", 1.5), value);
    }

    [Fact]
    public void Members_of_enums_may_be_negative()
    {
        using LoadedProgram program = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create("""
            public enum Order { Descending = -1, None, Ascending }
            public static partial class A
            {
                [Differentiable] public static double F(double x, Order order) => order == Order.Descending ? -x : order switch { Order.None => 0.5 * x * x, _ => 3 * x };
                public static double Slope(double x, int order) { double dx = 0; F_Backward(x, (Order)order, ref dx); return dx; }
            }
            """)).AssertCompiles().Load();

        Assert.Equal([-1, 1.5, 3], new[] { -1, 0, 1 }.Select(order => program.Invoke<double>("A", "Slope", 1.5, order)));
    }

    /// <summary>What does not fit throws where the project is checked, in generated code as in the method.</summary>
    [Theory]
    [InlineData("double d = 300.7; byte b = (byte)d; return x * b;")]
    [InlineData("int k = 300; byte b = (byte)k; return x * b;")]
    [InlineData("double d = -1; char c = (char)d; return x * c;")]
    [InlineData("char c = '\u0140'; byte b = (byte)c; return x * b;")]
    public void What_overflows_throws_where_the_method_throws(string body)
    {
        CSharpCompilation compilation = TestCompilation.Create($"public static partial class A {{ [Differentiable] public static double F(double x) {{ {body} }} }}");
        using LoadedProgram program = GeneratorRun.Of(new DifferentiableGenerator(), compilation.WithOptions(compilation.Options.WithOverflowChecks(true))).AssertCompiles().Load();

        Assert.Throws<OverflowException>(() => program.Invoke("A", "F", 1.5));
        Assert.Throws<OverflowException>(() => program.Invoke("A", "F_Backward", 1.5, 0.0, 1.0));
    }
}
