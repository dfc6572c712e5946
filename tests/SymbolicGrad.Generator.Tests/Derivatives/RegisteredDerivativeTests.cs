using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Derivatives;

/// <summary>Derivatives that users register with <c>[DerivativeOf]</c>.</summary>
public class RegisteredDerivativeTests
{
    /// <summary>Registrations that do not fit, and what is said of them.</summary>
    public static TheoryData<string, string> Unfit => new()
    {
        { "static double G(double x) => x; [{|SG0011:DerivativeOf(\"G\")|}] static double D(double x) => 1;", "'D' cannot be the derivative of 'P.G': its signature must be 'double D(double x, double dG)'" },
        { "static double G(double x) => x; [{|SG0011:DerivativeOf(\"G\")|}] static float D(double x, double dy) => 1;", "where the value of 'G' may come before its adjoint" },
        { "static double G(double x, double y) => x; [{|SG0011:DerivativeOf(\"G\")|}] static double D(double x, double y, double dy) => 1;", "'(double, double) D(double x, double y, double dG)'" },
        { "static double G(double[] a, double x) => x; [{|SG0011:DerivativeOf(\"G\")|}] static double D(double[] a, double x, double dy) => 1;", "'double D(double[] a, double x, double dG, Span<double> da)'" },
        { "static double G(double[,] a) => 1; [{|SG0011:DerivativeOf(\"G\")|}] static double[,] D(double[,] a, double dy) => a;", "'void D(double[,] a, double dG, double[,] da)'" },
        { "double G(double x) => x; [{|SG0011:DerivativeOf(\"G\")|}] static double D(double x, double dy) => 1;", "'double D(P instance, double x, double dG)'" },
        { "static double G(double x) => x; [{|SG0011:DerivativeOf(\"G\")|}] double D(double x, double dy) => 1;", "its signature must be" },
        { "[{|SG0011:DerivativeOf(\"G\")|}] static double D(double x, double dy) => 1;", "'P' has no method of that name" },
        { "static double G<T>(double x) => x; [{|SG0011:DerivativeOf(\"G\")|}] static double D(double x, double dy) => 1;", "that method is generic" },
        { "public virtual double G(double x) => x; [{|SG0011:DerivativeOf(\"G\")|}] double D(double x, double dy) => 1;", "that method may be overridden" },
        { "static double G(ref double x) => x; [{|SG0011:DerivativeOf(\"G\")|}] static double D(double x, double dy) => 1;", "by reference" },
        { "static int G(double x) => 1; [{|SG0011:DerivativeOf(\"G\")|}] static double D(double x, int dy) => 1;", "that method returns 'int'" },
        { "static double G([Data] double x) => 1; [{|SG0011:DerivativeOf(\"G\")|}] static double D(double x, double dy) => 1;", "no float or double parameter that is not [Data]" },
        { "static double G(double x) => x; [{|SG0011:DerivativeOf(\"G\")|}] static double D<T>(double x, double dy) => 1;", "it is not an ordinary method" },
        { "static double G(double x) => x; [DerivativeOf(\"G\")] static double D(double x, double dy) => 1; [{|SG0011:DerivativeOf(\"G\")|}] static double E(double x, double dy) => 2;", "'P.D' is registered for it already" },
        { "static double G(double x) => x; static double G(double x, double y) => x; [{|SG0011:DerivativeOf(\"G\")|}] static double D(double x, [Data] double y, double dy) => 1;", "it fits several overloads" },
        { "static double G(double x) => x; [DerivativeOf(typeof(P), nameof(G))] static double D(double x, double y, double dy) => 1;", "" },
    };

    /// <summary>Calls of methods with a derivative that cannot be made, and why.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        { "static class K { public static double G(double x) => x; [DerivativeOf(\"G\")] static double D(double x, double dy) => dy; } public partial class P { [Differentiable] public static double F(double x) => {|SG0005:K.G(x)|}; }", "'P' cannot access 'K.D'; make it internal" },
        { "class K { public double G(double x) => x; [DerivativeOf(\"G\")] public double D(double x, double dy) => dy; } public partial class P { static K Make() => new(); [Differentiable] public static double F(double x) => {|SG0005:Make().G(x)|}; }", "its object is neither 'this' nor a member or parameter" },
        { "static double G(double x, object o) => x; [DerivativeOf(\"G\")] static double D(double x, object o, double dy) => dy; [Differentiable] public static double F(double x) => G(x, {|SG0004:new object()|});", "A new 'object'" },
        { "static double G(double x) => x * x; [DerivativeOf(\"G\")] static double D(double x, double dy) => 3 * dy; static double Twice(Func<double, double> f, double x) => f(f(x)); [Differentiable] public static double F(double x) => Twice({|SG0004:G|}, x);", "A delegate of 'P.G', which has a registered derivative," },
        { "static double Twice(Func<double, double> f, double x) => f(f(x)); [DerivativeOf(typeof(Math), nameof(Math.Sin))] static double D(double x, double dy) => 3 * dy; [Differentiable] public static double F(double x) => Twice({|SG0004:Math.Sin|}, x);", "call the method in a lambda" },
        { "public interface I { double G(double x); } public sealed class S : I { public double G(double x) => x * x; [DerivativeOf(\"G\")] public double D(double x, double dy) => 3 * dy; } public partial class P { [Differentiable] public static double F(double x) { I s = new S(); return {|SG0005:s.G(x)|}; } }", "it has a registered derivative, which a call through an interface does not find" },
        { "static double G(double[] a) => 1; [DerivativeOf(\"G\")] static void D(double[] a, double dy, Span<double> da) { } [Differentiable(Forward = true)] public static double F(double[] x) => {|SG0010:G(x)|};", "forward mode needs the gradient of 'G' as a value" },
    };

    private const string Scaled = """
        public static partial class P
        {
            [Differentiable] public static double F(double x) => G(x) + Math.Sin(x);
            [Differentiable] public static double Own(double x) => G(x);
            public static double G(double x) => x * x;
        }
        """;

    [Theory]
    [MemberData(nameof(Unfit))]
    public Task What_does_not_fit_is_reported_at_the_attribute(string members, string message) =>
        AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), $"public partial class P {{ {members} }}", message.Length == 0 ? [] : [message]);

    [Theory]
    [MemberData(nameof(Refused))]
    public Task A_call_that_generated_code_could_not_make_is_refused(string program, string message) =>
        AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), Diagnostics.RefusedPrograms.Program(program), message);

    // One that is wrong by a factor, so that it can be told from the right one.
    [Fact]
    public void A_registered_derivative_comes_before_the_table_and_the_body()
    {
        const string registered = """
            using Alias = SymbolicGrad.DerivativeOfAttribute;
            static class Elsewhere
            {
                [DerivativeOf(typeof(P), nameof(P.G))] internal static double OfG(double x, double dG) => 1000 * dG;
                [Alias(typeof(Math), nameof(Math.Sin))] internal static double OfSin(double x, double sin, double dSin) => (1 + sin - Math.Sin(x)) * dSin;
            }
            """;
        using LoadedProgram program = Run(TestCompilation.Create(Scaled, registered)).Load();
        Assert.Equal(1001.0, Gradient(program, "F", 3.0), 12);
        Assert.Equal(1000.0, Gradient(program, "Own", 3.0), 12);
        Assert.Equal(9 + Math.Sin(3), LoadedProgram.Get<double>(program.Invoke("P", "F_Gradient", 3.0)!, "Value"), 12);
    }

    [Fact]
    public void A_derivative_that_is_added_or_removed_changes_the_gradient()
    {
        GeneratorRun without = Run(TestCompilation.Create(Scaled, "// nothing"));
        GeneratorRun with = without.After(without.Input.WithSource("Source2.cs", "static class D { [DerivativeOf(typeof(P), \"G\")] internal static double OfG(double x, double dG) => 5 * dG; }"));
        using (LoadedProgram program = without.Load()) Assert.Equal(6.0, Gradient(program, "Own", 3.0), 12);
        using (LoadedProgram program = with.Load()) Assert.Equal(5.0, Gradient(program, "Own", 3.0), 12);
        Assert.Equal(without.Source("P.Own.g.cs"), with.After(without.Input).Source("P.Own.g.cs"));
    }

    [Fact]
    public void A_derivative_in_a_library_is_found()
    {
        CSharpCompilation library = TestCompilation.Create("""
            namespace Library;
            public static class Functions2 { public static double Cube(double x) => x * x * x; }
            public static class Derivatives { [DerivativeOf(typeof(Functions2), nameof(Functions2.Cube))] public static double Of(double x, double dCube) => 7 * dCube; }
            """).WithAssemblyName("Library");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        CSharpCompilation user = TestCompilation.Create("public static partial class P { [Differentiable] public static double F(double x) => Library.Functions2.Cube(x); }")
            .AddReferences(MetadataReference.CreateFromImage(ImmutableArray.Create(image.ToArray())));
        Assert.Contains("global::Library.Derivatives.Of(x, dF)", Run(user).AssertCompiles().Source("P.F.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_of_objects_are_called_on_them()
    {
        using LoadedProgram program = Run(TestCompilation.Create("""
            public sealed class Spline
            {
                public double Slope = 2;
                public double At(double x) => Slope * x + 1;
                [DerivativeOf(nameof(At))] public double AtPullback(double x, double dAt) => Slope * dAt;
            }

            public sealed class Power { public int N = 3; public double Of(double x) => Math.Pow(x, N); }

            public static partial class P
            {
                [Differentiable] public static double F(double x, [Data] Spline spline, Power power) => spline.At(x) * power.Of(x);
                [DerivativeOf(typeof(Power), nameof(Power.Of))] static double OfPower(Power power, double x, double y, double dy) => dy * power.N * y / x;
            }

            public sealed partial class Own
            {
                private double scale = 4;
                [Differentiable] public double F(double x) => Scaled(x) * this.Scaled(x);
                private double Scaled(double x) => scale * x;
                [DerivativeOf(nameof(Scaled))] private double ScaledPullback(double x, double dScaled) => scale * dScaled;
            }
            """)).Load();
        object gradient = program.Invoke("P", "F_Gradient", 2.0, program.New("Spline"), program.New("Power"))!;
        Assert.Equal(40.0, LoadedProgram.Get<double>(gradient, "Value"), 12);
        Assert.Equal((2 * 8) + (5 * 12.0), LoadedProgram.Get<double>(gradient, "x"), 12);
        Assert.Equal(2 * 16 * 3.0, LoadedProgram.Get<double>(LoadedProgram.InvokeOn(program.New("Own"), "F_Gradient", 3.0)!, "x"), 12);
    }

    // The user's method may return the very tensor it was given: its memory must not be written over.
    [Fact]
    public void A_tensor_that_a_call_may_have_returned_keeps_its_memory()
    {
        using LoadedProgram program = Run(TestCompilation.Create("""
            using static SymbolicGrad.Functions;
            public static partial class P
            {
                static Vector<double> Same(Vector<double> x) => x;
                [DerivativeOf(nameof(Same))] static Vector<double> SamePullback(Vector<double> x, Vector<double> dy) => dy;
                [Differentiable] public static double F(Vector<double> u) { var v = Exp(u); var w = Same(v); return Sum(Hadamard(Tanh(v), w)); }
            }
            """)).Load();
        const double x = 0.4;
        double e = Math.Exp(x), t = Math.Tanh(e);
        object gradient = program.Invoke("P", "F_Gradient", new Vector<double>([x]))!;
        Assert.Equal(t * e, LoadedProgram.Get<double>(gradient, "Value"), 12);
        Assert.Equal((t * e) + ((1 - (t * t)) * e * e), LoadedProgram.Get<Vector<double>>(gradient, "u")[0], 12);
    }

    [Fact]
    public void Names_of_types_stay_clear_of_those_of_locals()
    {
        GeneratorRun run = Run(TestCompilation.Create("""
            namespace Samples;
            public static class Special { public static double G(double x) => x; [DerivativeOf(nameof(G))] public static double D(double x, double dG) => dG; }
            public static partial class P
            {
                [Differentiable] public static double F(double x) { double Special = Math.Exp(x); return Inner(Special * x) + Special; }
                static double Inner(double y) => Special.G(y * y);
                [Differentiable] public static double Hidden(double Special) => Inner(Special);
            }
            """)).AssertCompiles();
        Assert.Contains(" = Special.G(", run.Source("Samples.P.F.g.cs"), StringComparison.Ordinal);
        Assert.Contains("global::Samples.Special.G(", run.Source("Samples.P.Hidden.g.cs"), StringComparison.Ordinal);
    }

    private static GeneratorRun Run(CSharpCompilation compilation) => GeneratorRun.Of(new DifferentiableGenerator(), compilation);

    private static double Gradient(LoadedProgram program, string method, double x) => LoadedProgram.Get<double>(program.Invoke("P", method + "_Gradient", x)!, "x");
}
