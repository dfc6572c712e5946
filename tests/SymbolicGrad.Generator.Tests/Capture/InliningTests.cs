using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Generator.Tests.Capture;

/// <summary>Calls of methods with source code are captured by the bodies of what is called.</summary>
public class InliningTests
{
    public static TheoryData<string> Programs => new(
        "static double G(double t) => t * t; [Differentiable] public static double F(double x, double y) => G(x + y) - G(y);",
        "static double G(double a, double b = 2, double c = 3) => a - b * c; [Differentiable] public static double F(double x, double y) => G(c: x, a: y) + G(x, y);",
        "static double G(double t) { if (t > 0) return t; return -2 * t; } [Differentiable] public static double F(double x, double y) => G(x) * G(y);",
        "static (double a, double b) G(double t) => (t, t * t); [Differentiable] public static double F(double x, double y) { var (a, b) = G(x); return a + b * y; }",
        "static double G(double t) { t *= 2; return t; } [Differentiable] public static double F(double x, double y) => G(x) + x + G(G(y));",
        "[Differentiable] public static double F(double x, double y) { double G(double t) => t * y; static double H(double t) => t + 1; return G(x) + H(y); }",
        "static double G(in double t) => t * t; [Differentiable] public static double F(double x, double y) => G(x) + G(in y);",
        "[Differentiable] public static double F(double x, double y) => x.Twice() + Other.Scale(y);",
        "static double G(double t) { double s = 0; for (int i = 0; i < 3; i++) s += t * i; return s; } [Differentiable] public static double F(double x, double y) { double s = 1; for (int i = 0; i < 2; i++) s += G(x * i) * y; return s; }",
        "const double K = 3; double k = 2; double G(double t) => k * t; [Differentiable] public double F(double x, double y) => G(x) + this.G(y) + K;");

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_body_takes_the_place_of_the_call(string members)
    {
        CapturedProgram program = CapturedProgram.OfSource(
            $"public partial class P {{ {members} }}",
            "static class Other { public static double Twice(this double t) => 2 * t; public static double Scale(double t) => Factor * t; internal static double Factor => 0.5; }");
        Assert.DoesNotContain(program.Function.Body.Everything(), instruction => instruction.Op.Name.Contains("Call", StringComparison.Ordinal));
        foreach (double x in (double[])[-1.5, 0.5]) program.AssertMeansTheSame(x, 2.5);
    }

    [Fact]
    public void A_partial_method_is_captured_by_its_implementation() => CapturedProgram.Of("""
        [Differentiable] public static partial double F(double x);
        public static partial double F(double x) => G(x) * x;
        private static partial double G(double x);
        private static partial double G(double y) => y * y;
        """).AssertMeansTheSame(3.0);

    [Fact]
    public void Object_parameters_are_handed_through()
    {
        CapturedProgram program = CapturedProgram.Of(
            "static double G(Settings t, double x) => t.Rate * x; [Differentiable] public static double F(double x, Settings s) => G(s, x) + s.Scaled(x);",
            "public class Settings { public double Rate; public double Scaled(double x) => Rate * x * x; }");
        Assert.Equal(["x", "s.Rate"], program.Function.Parameters.Select(parameter => Function.InfoOf(parameter).Access));
    }
}
