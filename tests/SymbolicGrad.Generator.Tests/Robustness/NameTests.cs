using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Robustness;

/// <summary>Programs whose names collide: in the names of generated files, which ignore case, or inside the generated code.</summary>
public sealed class NameTests
{
    private const string Model = "[Parameter] double w { get; set; } [Parameter] public Vector<double> W { get; set; } [Differentiable] public double F(double x) => x * w * W[0];";
    private const string Method = "[Differentiable] public static double F(double x) => x * x;";

    /// <summary>Every method keeps a file of its own.</summary>
    [Theory]
    [InlineData("public static partial class A { [Differentiable] public static double F(double x) => x * x; [Differentiable] public static double f(double x) => x; }", 2)]
    [InlineData("public static partial class A { [Differentiable] public static double F(double x) => x * x; [Differentiable] public static double F(float x) => x; }", 2)]
    [InlineData($"public static partial class Ab {{ {Method} }} public static partial class AB {{ {Method} }}", 2)]
    [InlineData($"public static partial class A {{ {Method} }} public static partial class A<T> {{ {Method} }} public static partial class A<T, U> {{ {Method} }}", 3)]
    [InlineData($"public static partial class A {{ {Method} public static partial class B {{ {Method} }} }}", 2)]
    [InlineData($"namespace N {{ public static partial class A {{ {Method} }} }} namespace n {{ public static partial class A {{ {Method} }} }}", 2)]
    [InlineData($"namespace N.Ab {{ public static partial class C {{ {Method} }} }} namespace N {{ public static partial class AB {{ public static partial class C {{ {Method} }} }} }}", 2)]
    [InlineData("public static partial class A { [Differentiable] public static double F(double x) => x * x; [Differentiable] public static double f(double x) => x; [Differentiable] public static double F_2(double x) => x; }", 3)]
    [InlineData($"namespace N.A {{ public static partial class B {{ {Method} }} }} namespace N {{ public static partial class A_B {{ {Method} }} }}", 2)]
    [InlineData($"namespace @class {{ public static partial class @static {{ {Method} }} }}", 1)]
    [InlineData($"namespace Größe.Π {{ public static partial class Δ {{ {Method} }} }}", 1)]
    [InlineData("public partial class M { [Parameter] public double W { get; set; } [Differentiable] public double Model(double x) => W * x; }", 2)]
    [InlineData("public partial class M { [Parameter] public double W { get; set; } [Differentiable] public double model(double x) => W * x; }", 2)]
    [InlineData($"public partial record R {{ {Method} }} public partial record struct S {{ {Method} }} public partial struct T {{ {Method} }}", 3)]
    public void Files_are_told_apart(string source, int files) => Assert.Equal(files, Run(source).AssertCompiles().Sources.Count);

    /// <summary>A method pasted and not yet renamed: the compiler complains, the generator does not stop.</summary>
    [Fact]
    public void A_method_that_is_there_twice_does_not_stop_the_generator()
    {
        GeneratorRun run = Run($"public static partial class A {{ {Method} {Method} }} public static partial class B {{ {Method} }}");

        Assert.Empty(run.Diagnostics);
        Assert.Contains("B.F.g.cs", run.Sources.Keys);
    }

    /// <summary>Types of the user's that are called like those the generated code uses.</summary>
    [Theory]
    [InlineData("Math")]
    [InlineData("MathF")]
    [InlineData("Span<T>")]
    [InlineData("ReadOnlySpan<T>")]
    [InlineData("Kernels")]
    [InlineData("Workspace")]
    [InlineData("Functions")]
    [InlineData("Gradients")]
    public void Types_called_like_those_in_generated_code_are_not_mistaken_for_them(string type) =>
        Run(SamplePrograms.Arrays + $"\npublic static class {type} {{ }}").AssertCompiles();

    /// <summary>Members and parameters that are called like what the generated code would call its own.</summary>
    [Theory]
    [InlineData("public static double dx = 1; [Differentiable] public static double F(double x) => Math.Exp(x) * Math.Sin(x);")]
    [InlineData("[Differentiable] public static double F(double x, double dx) => Math.Exp(x) * dx;")]
    [InlineData("[Differentiable] public static double F(double x, double dF) => Math.Exp(x) * dF;")]
    [InlineData("[Differentiable] public static double F(double x, double value) => Math.Exp(x) * value;")]
    [InlineData("[Differentiable] public static double F(double exp, double sin) => Math.Exp(exp) * Math.Exp(sin) * Math.Sin(sin);")]
    [InlineData("[Differentiable] public static double F(double[] work, double[] grad) => work[0] * Math.Exp(grad[0]);")]
    [InlineData("[Differentiable] public static double F(double @event, double @double) => Math.Exp(@event) * @double;")]
    [InlineData("[Differentiable] public static double F(double o, double ouble) => Math.Exp(o) * Math.Sin(ouble);")]
    [InlineData("[Differentiable] public static double F(double x) { double o = Math.Exp(x); return o * Math.Sin(o); }")]
    [InlineData("[Differentiable] public static double F(double α, double x_0) => Math.Exp(α) * x_0;")]
    [InlineData("[Differentiable] public static double F(double x, [Data] double Value) => x * Value;")]
    [InlineData("[Differentiable] public static double F(double x) => x * x; public const string F_Graph = \"\";")]
    [InlineData("[Differentiable(DrawGraph = true)] public static double F(double x) => x * x; [Differentiable(DrawGraph = true)] public static double F(double x, double y) => x * y;")]
    [InlineData("private static double Exp(double x) => 0; internal static int Sum = 1; [Differentiable] public static double F(double x) => Math.Exp(x) * x;")]
    public void Names_of_the_user_s_are_not_taken(string members) =>
        Run($"public static partial class A {{ {members} }}").AssertCompiles();

    /// <summary>Trained members that are called like what a generated model would call its own.</summary>
    [Theory]
    [InlineData("[Parameter] Vector<double> model = new(2);")]
    [InlineData("[Parameter] public Vector<double>[] i = [], TVisitor = [];")]
    [InlineData("[Parameter] public double visitor, update, gradients, grad;")]
    [InlineData("[Parameter] double w { get; set; } [Parameter] double wValue { get; set; }")]
    [InlineData("[Parameter] double a = 1; [Differentiable] public double F([Data] double a) => a * this.a;")]
    public void Names_of_trained_members_are_not_taken(string members) => Run($"public partial class A {{ {members} }}").AssertCompiles();

    [Theory]
    [InlineData("T, U")]
    [InlineData("TVisitor, TUpdate")]
    [InlineData("@class")]
    public void Type_parameters_are_kept_apart_from_generated_ones(string parameters) => Run($$"""
        public partial class A<{{parameters}}> { public partial struct B<V> { {{Model}} } {{Model}} }
        public readonly partial struct C<{{parameters}}>() { [Parameter] Vector<double> W { get; } = new(2); }
        """).AssertCompiles();

    // With everything that can be generated.
    private static GeneratorRun Run(string source) =>
        GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(source, "[assembly: SymbolicGrad.DifferentiableDefaults(Forward = true)]"));
}
