using System.Runtime.Intrinsics;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Forward;

/// <summary>What <c>F_FourDirections</c> is generated for, how it is called and how it reads. That it agrees with <c>F_Forward</c> is checked by every program of the corpus.</summary>
public sealed class FourDirectionsTests
{
    private const string ByDefault = "[assembly: DifferentiableDefaults(FourDirections = true)]";

    [Fact]
    public void A_recurrence_and_a_layer() => Snapshot.Verify(Run("""
        namespace Samples;

        public readonly record struct Spring(double Stiffness, double Rest);

        public static partial class Curve
        {
            [Differentiable(FourDirections = true)]
            public static double Walk(double a, Spring spring, double[] x)
            {
                double h = 0;
                for (int i = 0; i < x.Length; i++) h = Math.Tanh(a * h + spring.Stiffness * (x[i] - spring.Rest));
                return h;
            }

            [Differentiable(FourDirections = true)]
            public static double Layer(Matrix<double> W, [Data] Vector<double> x, double scale) => scale * Functions.SquaredNorm(Functions.Tanh(W * x));
        }
        """).AssertCompiles().Sources.Where(source => source.Key.StartsWith("Samples.Curve", StringComparison.Ordinal)));

    /// <summary>Numbers and arrays of numbers have four tangents at once; tensors, members, structs and objects one for each direction.</summary>
    [Theory]
    [InlineData("double F(double x, float y, [Data] double c) => x * y * c", "(double Value, Vector256<double> Tangents) F_FourDirections(double x, float y, double c, Vector256<double> dx, Vector128<float> dy)")]
    [InlineData("double F(double[] x, Span<double> y) { y[0] = x[0]; return y[0] * x[1]; }", "F_FourDirections(double[] x, Span<double> y, ReadOnlySpan<Vector256<double>> dx, Span<Vector256<double>> dy)")]
    [InlineData("double F(double[,] x, double[][] y) => x[0, 0] * y[0][0]", "F_FourDirections(double[,] x, double[][] y, Vector256<double>[,] dx, Vector256<double>[][] dy)")]
    [InlineData("double F((double A, double[] B) s) => s.A * s.B[0]", "F_FourDirections((double A, double[] B) s, ReadOnlySpan<(double A, double[] B)> ds)")]
    [InlineData("double F(ReadOnlySpan<(double A, double B)> s) => s[0].A * s[1].B", "F_FourDirections(ReadOnlySpan<(double A, double B)> s, ReadOnlySpan<(double A, double B)[]> ds)")]
    [InlineData("double F(Vector<double>[] v) => v[0][0] * v[1][0]", "F_FourDirections(Vector<double>[] v, ReadOnlySpan<Vector<double>[]> dv)")]
    [InlineData("Vector<double> F(Matrix<double> w, [Data] Vector<double> x) => w * x", "void F_FourDirections(Matrix<double> w, Vector<double> x, ReadOnlySpan<Matrix<double>> dw, ReadOnlySpan<Vector<double>> dfDestination, Vector<double> fDestination = default)")]
    [InlineData("(double Sum, int Count) F(double x, int n) => (x * n, n)", "((double Sum, int Count) Value, Vector256<double> Tangents) F_FourDirections(double x, int n, Vector256<double> dx)")]
    [InlineData("(double Sum, double Product) F(double x, double y) => (x + y, x * y)", "((double Sum, double Product) Value, (Vector256<double> Sum, Vector256<double> Product) Tangents) F_FourDirections(")]
    [InlineData("System.Numerics.Vector2 F(float x) => new(x, x * x)", "(global::System.Numerics.Vector2 Value, (global::System.Numerics.Vector2, global::System.Numerics.Vector2, global::System.Numerics.Vector2, global::System.Numerics.Vector2) Tangents) F_FourDirections(float x, Vector128<float> dx)")]
    [InlineData("void F(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i]; }", "void F_FourDirections(double[] x, double[] y, ReadOnlySpan<Vector256<double>> dx, Span<Vector256<double>> dy)")]
    public void Parameters_and_results(string method, string signature)
    {
        string source = Run($"namespace N; public static partial class A {{ [Differentiable(FourDirections = true)] public static {method}{(method.EndsWith('}') ? "" : ";")} }}").AssertCompiles().Source("N.A.F.g.cs");
        Assert.Contains(signature, source, StringComparison.Ordinal);
        Assert.DoesNotContain("F_Forward", source, StringComparison.Ordinal);
    }

    /// <summary>The Jacobian of (x·y, y·z, z·w) by four unit vectors.</summary>
    [Fact]
    public void Unit_vectors_give_a_Jacobian()
    {
        using LoadedProgram program = Run("""
            public static partial class A
            {
                [Differentiable(FourDirections = true)] public static (double, double, double) F(double[] x) => (x[0] * x[1], x[1] * x[2], x[2] * x[3]);
            }
            """).Load();
        Vector256<double>[] units = [Vector256.Create(1.0, 0, 0, 0), Vector256.Create(0, 1.0, 0, 0), Vector256.Create(0, 0, 1.0, 0), Vector256.Create(0, 0, 0, 1.0)];

        var (value, tangents) = program.Invoke<((double, double, double), (Vector256<double>, Vector256<double>, Vector256<double>))>("A", "F_FourDirections", new double[] { 2, 3, 5, 7 }, units);

        Assert.Equal((6, 15, 35), value);
        Assert.Equal((Vector256.Create(3.0, 2, 0, 0), Vector256.Create(0, 5.0, 3, 0), Vector256.Create(0, 0, 7.0, 5)), tangents);
    }

    /// <summary>y = A·x with dy = dA·x + A·dx in each direction, into the caller's memory.</summary>
    [Fact]
    public void A_tensor_result_has_a_destination_for_each_tangent()
    {
        using LoadedProgram program = Run("public static partial class A { [Differentiable(FourDirections = true)] public static Vector<double> F(Matrix<double> w, Vector<double> x) => w * x; }").Load();
        Matrix<double> w = new(1, 2, [1, 2]);
        Vector<double> x = new([3.0, 4]), value = new(1);
        Matrix<double>[] dw = [.. Enumerable.Range(0, 4).Select(k => new Matrix<double>(1, 2, [k, 1.0]))];
        Vector<double>[] dx = [.. Enumerable.Range(0, 4).Select(k => new Vector<double>([1.0, -k]))], tangents = [.. Enumerable.Range(0, 4).Select(_ => new Vector<double>(1))];

        program.Invoke("A", "F_FourDirections", w, x, dw, dx, tangents, value);

        Assert.Equal([11], value.ToArray());
        for (int k = 0; k < 4; k++) Assert.Equal([3.0 * k + 4 + 1 - 2 * k], tangents[k].ToArray());
        Assert.Contains("'dx' has 3 elements: there are four directions", Assert.Throws<ArgumentException>(() => program.Invoke("A", "F_FourDirections", w, x, dw, dx[..3], tangents, value)).Message, StringComparison.Ordinal);
        dw[2] = new(2, 2);
        Assert.Contains("'w' is 1×2", Assert.Throws<ArgumentException>(() => program.Invoke("A", "F_FourDirections", w, x, dw, dx, tangents, value)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_have_four_directions()
    {
        using LoadedProgram program = Run("""
            public partial class A
            {
                [Parameter] public double k = 3;
                [Parameter] public double[] w = [1, 2];
                [Differentiable(FourDirections = true)] public double F(double x) => x * k + w[1] * x * x;
            }
            """).Load();
        object model = program.New("A");
        Type gradients = program.Type("A").GetNestedType("Gradients")!;
        var directions = Array.CreateInstance(gradients, 4);
        for (int i = 0; i < 4; i++)
        {
            object direction = program.Type("A").GetMethod("CreateGradients")!.Invoke(model, [])!;
            gradients.GetField("k")!.SetValue(direction, 0.5 * i);
            LoadedProgram.Get<double[]>(direction, "w")[1] = i - 1.0;
            directions.SetValue(direction, i);
        }

        (double value, Vector256<double> tangents) = LoadedProgram.InvokeOn<(double, Vector256<double>)>(model, "F_FourDirections", 2.0, directions, Vector256.Create(1.0, 0, 1, 0));

        // dF = dx·k + x·dk + dw₁·x² + 2·w₁·x·dx at x = 2
        Assert.Equal(14, value);
        for (int i = 0; i < 4; i++) Assert.Equal(((i + 1) % 2 * (3 + 8)) + (2 * 0.5 * i) + (4 * (i - 1.0)), tangents[i]);
    }

    /// <summary>The method's own word comes before the assembly's, and who declines one direction declines four.</summary>
    [Theory]
    [InlineData("", "[Differentiable(Forward = true)]", false)]
    [InlineData("", "[Differentiable(FourDirections = true)]", true)]
    [InlineData(ByDefault, "[Differentiable]", true)]
    [InlineData(ByDefault, "[Differentiable(FourDirections = false)]", false)]
    [InlineData(ByDefault, "[Differentiable(Forward = false)]", false)]
    [InlineData(ByDefault, "[Differentiable(Forward = false, FourDirections = true)]", true)]
    public void Four_directions_are_asked_for(string assembly, string attribute, bool expected)
    {
        string source = Run($"{assembly} public static partial class A {{ {attribute} public static double F(double x) => x * x; }}").AssertCompiles().Source("A.F.g.cs");
        Assert.Equal(expected, source.Contains("F_FourDirections(double x,", StringComparison.Ordinal));
    }

    /// <summary>In the global namespace, and where the names of the framework's types mean something else, they are written in full.</summary>
    [Theory]
    [InlineData("", "A")]
    [InlineData("namespace N; public class Vector256 { } public class Vector128 { }", "N.A")]
    public void Types_of_the_framework_may_be_hidden(string around, string type)
    {
        string source = Run($"{around} public static partial class A {{ [Differentiable(FourDirections = true)] public static double F(double x, float y) {{ double s = 0; if (x > 1) s = (float)x * y; return s * x; }} }}").AssertCompiles().Source(type + ".F.g.cs");
        Assert.Contains("global::System.Runtime.Intrinsics.Vector256<double> dx", source, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_method_of_that_name_is_in_the_way() => AnalyzerRun.AssertReports(
        new DifferentiableAnalyzer(), "public static partial class A { [Differentiable(FourDirections = true)] public static double {|SG0006:F|}(double x) => x; static void F_FourDirections() { } }", "F_FourDirections");

    [Theory]
    [InlineData("public static double F(double[] x, (double[] A, int N) s) { double[] a = x, b = s.A; {|SG0010:for (int i = 0; i < s.N; i++) (a, b) = (b, a);|} return a[0]; }", "in four directions the array 'x' cannot take the place of one in a struct")]
    [InlineData("[Differentiable, Recompute] static double G(double[] x) => x[0] * x[1]; [Differentiable(FourDirections = true)] public static double H(double[] x) => {|SG0010:G(x)|} * x[0]; public static double F(double x) => x;", "or its F_Forward or F_FourDirections")]
    [InlineData("public static double[] F(double x) { var y = {|SG0010:new double[2]|}; y[0] = x; return y; }", "in four directions no array is returned")]
    [InlineData("[Differentiable(Forward = true), Recompute] static Vector<double> G(double[] x, Vector<double> v) => x[0] * v; [Differentiable(FourDirections = true)] public static double H(double[] x, Vector<double> v) => Functions.Sum({|SG0010:G(x, v)|}); public static double F(double x) => x;", "leave Forward off")]
    public Task What_four_directions_cannot_do_is_refused(string members, string message) =>
        AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), $"public static partial class P {{ {(members.StartsWith("public", StringComparison.Ordinal) ? "[Differentiable(FourDirections = true)] " : "")}{members} }}", message);

    private static GeneratorRun Run(params string[] sources) => GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(sources));
}
