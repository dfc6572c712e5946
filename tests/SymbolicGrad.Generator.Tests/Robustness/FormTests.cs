using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Robustness;

/// <summary>The forms in which C# lets a method be written, common and rare: each has a gradient that compiles without a warning, or an error.</summary>
public sealed class FormTests
{
    /// <summary>Sources, files separated by a line of dashes, and how many gradients they have.</summary>
    [Theory]
    [InlineData("public static partial class @class { [Differentiable] public static double @static(double @this, [Data] double @if) { double @for = @this * @if; return @for * Math.Sin(@for); } }", 1)]
    [InlineData("namespace Größe; public static partial class Δ { [Differentiable] public static double ƒ(double α, double ß, double 变量) { double λ\\u0061 = α * ß; return λa * Math.Sin(变量) * α; } }", 1)]
    [InlineData("public static partial class A { [Differentiable] public static double F(double \\u0078, double @y) { double c\\u006Fs = x * y; return cos * cos; } }", 1)]
    [InlineData("public static partial class A { [Differentiable] public static double F(double x, double[] dx, double[] work, double grad, double value, double F, double dF, double result) { double dxx = x * grad; double dF2 = dxx * value; var tape = dF2 * F; for (int i = 0; i < dx.Length; i++) tape = Math.Sin(tape * dx[i] + work[i]); return tape * dF * result; } }", 1)]
    [InlineData("public static partial class A { [Differentiable] public static Vector<double> @checked(Matrix<double> x, Vector<double> @fixed) => x * @fixed; [Differentiable] public static double @in(double[] @out) { var @ref = new double[3]; for (int @is = 0; @is < 3; @is++) @ref[@is] = @out[@is] * @out[0]; return @ref[2]; } }", 2)]
    [InlineData("namespace global { public static partial class System { [Differentiable] public static double Math(double global) => global * global::System.Math.Sin(global); } }", 1)]
    [InlineData("public static partial class A { [Differentiable] public static partial double F([Data] double k, double x); }\n---\npublic static partial class A { public static partial double F(double k, double x) => x * G(k * x); }\n---\npublic static partial class A { static double G(double x) => Math.Sin(x); }", 1)]
    [InlineData("public static partial class A { public static partial double F(double x); }\n---\npublic static partial class A { [Differentiable] public static partial double F(double x) => x * x; }", 1)]
    [InlineData("public partial class A<T> where T : struct { public partial struct B<U> { public sealed partial record C(double K) { [Differentiable] public double F(double x) => x * K; } } }", 1)]
    [InlineData("#define ON\npublic static partial class A {\n#if ON\n[Differentiable] public static double F(double x) => x * x;\n#else\n[Differentiable] public static double F(double x) => garbage;\n#endif\n#if OFF\n!!!\n#endif\n[Differentiable] public static double G(double x) {\n#if ON\nx *= 2;\n#else\nx *= 3;\n#endif\n#region r\nreturn x;\n#endregion\n#line 200 \"other.cs\"\n} }", 2)]
    [InlineData("#nullable disable\npublic class B { public double W; public B Next; }\npublic static partial class A { [Differentiable] public static double F(double[] x, B b, string s) => x[0] * b.W; }", 1)]
    [InlineData("file struct S { public double V; } public static partial class A { [Differentiable] public static double F(double x) { var s = new S { V = x }; return s.V * x; } }", 1)]
    [InlineData("file static class H { public const double K = 3; public static double Twice(double x) => 2 * x; } public static partial class A { [Differentiable] public static double F(double x) => H.Twice(x) * x * H.K; }", 1)]
    [InlineData("public interface I { double F(double x); } public partial class A : I { [Differentiable] public double F(double x) => x * x; }", 1)]
    [InlineData("public partial record R(double A) { [Differentiable] public double F(double x) => x * A; } public partial record struct S(double A) { [Differentiable] public readonly double F(double x) => x * A; } public partial class C(double a) { private readonly double a = a; [Differentiable] public double F(double x) => x * a; }", 3)]
    [InlineData("public ref partial struct S { public Span<double> W; public double K; [Differentiable] public double F(double x) => x * K * W[0]; [Differentiable] public static double G([Data] S s, double x) => x * s.K; }", 2)]
    [InlineData("public readonly ref partial struct S(ReadOnlySpan<double> w) { private readonly ReadOnlySpan<double> w = w; [Differentiable] public double F(double x) => x * w[0]; }", 1)]
    [InlineData("public interface IShape<T> where T : IShape<T> { static abstract double Area(double r); } public partial struct Circle : IShape<Circle> { [Differentiable] public static double Area(double r) => Math.PI * r * r; } public static partial class A { static double Of<T>(double r) where T : IShape<T> => T.Area(r); [Differentiable] public static double F(double r) => Of<Circle>(r); }", 2)]
    [InlineData("public static partial class E { [Differentiable] public static double F(this double x, double y) => x * y; [Differentiable] public static double G(this double[] x) => x[0].F(x[1]); }", 2)]
    [InlineData("public static partial class E { [Differentiable] public static double F(double x) => x; [Differentiable] public static double F(double[] x) => x[0]; [Differentiable] public static double F(ReadOnlySpan<double> x) => x[0]; [Differentiable] public static double F(in double x, int n) => x; [Differentiable] public static double F(float x) => x; }", 5)]
    [InlineData("public static partial class E { [Differentiable] public static double F(double x, [System.Runtime.CompilerServices.CallerMemberName] string s = \"\", params int[] k) => x * k[0]; }", 1)]
    [InlineData("public static partial class E { [Obsolete] [Differentiable] public static double F(double x) => x * x; [Differentiable, Obsolete(\"no\", true)] public static double H(double x) => x * x; }", 2)]
    [InlineData("public partial class A { private protected class In { public double V; } [Differentiable] private double F(In x) => x.V; [Differentiable] protected internal double G(double x) => x; private class Deep { public double V; } [Differentiable] private static double I(Deep d) => d.V * d.V; }", 3)]
    [InlineData("public class K { public required double V; public required double[] W { get; init; } } public static partial class E { [Differentiable] public static double F(K x) => x.V * x.W[0]; }", 1)]
    [InlineData("using D = double; using V = (double A, double B); public partial class E { [Differentiable] public D F(D y, V v) => y * v.A * v.B; }", 1)]
    [InlineData("public partial class E { class Span { } class Math { public static double Sin(double x) => x; } [Differentiable] public double F(double y) => System.Math.Sin(y) * Math.Sin(y); [Differentiable] public double G(double[] y) { double h = 0; for (int i = 0; i < y.Length; i++) h = System.Math.Tanh(h + y[i]); return h; } }", 2)]
    [InlineData("public partial class E { [Differentiable] public static (double, double Item1x, int) F(double x) => (x, x * x, 3); [Differentiable] public static (double value, double grad, double x) G(double x) => (x, x, x); [Differentiable] public static (double Value, double dx) H(double x) => (x, x * x); }", 3)]
    public void Has_a_gradient(string source, int gradients) => Assert.Equal(gradients, Run(source, OutputKind.DynamicallyLinkedLibrary).AssertCompiles().Sources.Count);

    /// <summary>A program of top-level statements, which calls what is generated.</summary>
    [Fact]
    public void Top_level_statements_call_the_gradient() => Assert.Equal(
        ["Program.F.g.cs"],
        Run("Console.WriteLine(Program.F_Gradient(2).x); partial class Program { [Differentiable] public static double F(double x) => x * x; }", OutputKind.ConsoleApplication).AssertCompiles().Sources.Keys);

    [Theory]
    [InlineData("public partial interface I { [Differentiable] static double {|SG0004:F|}(double x) => x * x; }", "'F' in the interface 'I'")]
    [InlineData("public interface I { double F(double x); } public partial class B : I { [Differentiable] double I.{|SG0004:F|}(double x) => x * x; }", "an explicit implementation")]
    [InlineData("public static partial class E { extension(double x) { [Differentiable] public double {|SG0004:Sq|}() => x * x; } }", "'Sq' in an extension block")]
    [InlineData("file static class {|SG0004:H|} { [Recompute, Differentiable] public static double G(double x) => x; } public static partial class A { [Differentiable] public static double F(double x) => {|SG0005:H.G(x)|}; }", "'A' cannot access 'H.G'")]
    [InlineData("file static class H { public static double G(double x) => x * x; [DerivativeOf(nameof(G))] public static double Pullback(double x, double dG) => 2 * x * dG; } public static partial class A { [Differentiable] public static double F(double x) => {|SG0005:H.G(x)|}; }", "'A' cannot access 'H.Pullback'")]
    [InlineData("file class X : Exception { } public static partial class A { [Differentiable] public static double F(double x) { if (x < 0) throw {|SG0004:new X()|}; return x * x; } }", "'new X()' in an exception")]
    [InlineData("file static class H { public static double V = 2; } public static partial class A { [Differentiable] public static double F(double x) => x * {|SG0004:H.V|}; }", "The member 'H.V', which 'A' cannot access,")]
    [InlineData("public ref struct S { public double K; } public partial class A { [Differentiable] public static double F(S {|SG0004:s|}, double x) => x * s.K; }", "The type 'S' of the differentiated parameter 's', which is a ref struct,")]
    [InlineData("public static partial class E { [Differentiable] public static async Task<double> {|SG0003:{|SG0004:F|}|}(double x) { await Task.Yield(); return x; } }", "returns 'Task<double>'")]
    [InlineData("public static partial class E { [Differentiable] public static IEnumerable<double> {|SG0003:F|}(double x) { yield return x; } }", "returns 'IEnumerable<double>'")]
    [InlineData("public static partial class E { static IEnumerable<double> G(double x) { {|SG0004:yield return x;|} } [Differentiable] public static double F(double x) => G(x).Sum(); }", "'yield'")]
    public async Task Is_refused(string marked, string message)
    {
        await AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), marked);
        CSharpCompilation compilation = TestCompilation.Create(MarkedSource.Parse(marked).Source);
        Assert.Contains(await AnalyzerRun.Of(new DifferentiableAnalyzer(), compilation), diagnostic => AnalyzerRun.Message(diagnostic).Contains(message, StringComparison.Ordinal));
        Assert.Empty(GeneratorRun.Of(new DifferentiableGenerator(), compilation).AssertCompiles().Sources);
    }

    private static GeneratorRun Run(string source, OutputKind kind)
    {
        CSharpCompilation compilation = TestCompilation.Create([.. source.Split("\n---\n"), "[assembly: SymbolicGrad.DifferentiableDefaults(Forward = true)]"]);
        return GeneratorRun.Of(new DifferentiableGenerator(), compilation.WithOptions(compilation.Options.WithOutputKind(kind)));
    }
}
