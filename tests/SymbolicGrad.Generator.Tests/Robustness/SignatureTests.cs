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

    /// <summary>Parameters of every kind.</summary>
    [Theory]
    [InlineData("params double[] x", "x[0]")]
    [InlineData("double y, params ReadOnlySpan<double> x", "x[0] * y")]
    [InlineData("double y, params int[] x", "x[0] * y")]
    [InlineData("in double x", "x * x")]
    [InlineData("in Matrix<double> x", "x[0, 0]")]
    [InlineData("scoped in ReadOnlySpan<double> x", "x[0]")]
    [InlineData("scoped Span<double> x", "x[0]")]
    [InlineData("double x, double k = 2, [Data] double z = 3, string? label = null, DayOfWeek day = DayOfWeek.Friday", "x * k * z")]
    [InlineData("double x, Vector<double> k = default, int n = 3", "x * k[0] * n")]
    [InlineData("double _, double __", "_ * __")]
    [InlineData("double[]? x", "x![0]")]
    [InlineData("double[,]? x", "x![0, 0]")]
    [InlineData("double[]?[] x", "x[0]![0]")]
    [InlineData("Vector<double>[]? x", "x![0][0]")]
    [InlineData("double x, [Data] double[]? y", "x * y![0]")]
    [InlineData("double x, (double A, string? B)[]? a, Func<int?, object?>? f, Dictionary<string, (int, int?)> d", "x")]
    [InlineData("double x, [Data] double[,,] a, [Data] double[][][] b, [Data] Matrix<double>[][] c", "x * a[0, 0, 0] * b[0][0][0] * c[0][0][0, 0]")]
    [InlineData("double x, [Data] ReadOnlySpan<Vector<double>> a, [Data] Span<double[]> b, [Data] double[,][] c", "x * a[0][0] * b[0][0] * c[0, 0][0]")]
    public void Parameters_of_every_kind_are_repeated(string parameters, string result) =>
        Assert.Single(Run($"public static partial class A {{ [Differentiable] public static double F({parameters}) => {result}; }}").AssertCompiles().Sources);

    [Fact]
    public void Members_that_may_be_null_are_read_as_the_user_reads_them() => Run("""
        public class Settings { public double[]? Rates; }
        public partial class A
        {
            [Parameter] public double[]? w;
            private readonly Settings? settings = new();
            [Differentiable] public double F(double x) => x * w![0] * settings!.Rates![0];
        }
        """).AssertCompiles();

    /// <summary>What is made for a member that may be null is of the type without the question mark.</summary>
    [Fact]
    public void Objects_that_may_be_null_have_gradients_in_which_they_are_not() => Run("""
        public class B { public double W; }
        public class A { public double V; public B? Other; public double[]? Weights; }
        public record R(double X, B? Y);
        public class G<T> { public double V; public G<T?>? Self; public T? Item; }
        public partial class P
        {
            [Differentiable] public static double F(A? a) => a!.V * a.Other!.W * a.Weights![0];
            [Differentiable] public static double H(R? r) => r!.X * r.Y!.W;
            [Differentiable] public static double I(B?[]? b) => b![0]!.W;
            [Differentiable] public static double J(G<B?>? g) => g!.V * g.Item!.W;
        }
        """).AssertCompiles();

    /// <summary>A required parameter follows in what is generated, so that those of the method have no default there.</summary>
    [Fact]
    public void Default_values_are_not_repeated() =>
        Assert.Contains(
            "F_Backward(double x, double k, ref double dx, ref double dk, double dF = 1)",
            Run("public static partial class A { [Differentiable] public static double F(double x, double k = 2) => x * k; }").AssertCompiles().Source("A.F.g.cs"),
            StringComparison.Ordinal);

    // With everything that can be generated.
    private static GeneratorRun Run(string source) =>
        GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(source, "[assembly: SymbolicGrad.DifferentiableDefaults(Forward = true)]"));
}
