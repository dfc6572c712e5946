using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Derivatives;

/// <summary>Calls of methods that were made differentiable in another assembly: there is no body to follow, but an <c>F_Backward</c> to call.</summary>
public class OtherAssemblyTests
{
    private const string Library = """
        using static SymbolicGrad.Functions;
        namespace Library;
        public static partial class Model
        {
            [Differentiable] public static double Energy(double x, double k) => k * x * x + Math.Sin(x);
            [Differentiable] public static double Dot(double[] w, [Data] double[] x, double scale) { double s = 0; for (int i = 0; i < w.Length; i++) s += w[i] * x[i] * scale; return s; }
            [Differentiable] public static Vector<double> Layer(Matrix<double> a, Vector<double> x, double b) => Tanh(a * x) * b;
            [Differentiable] public static (double, double) Two(double x) => (x, x * x);
            [Differentiable(WithRespectTo = [nameof(x)])] public static double Chosen(double x, double k) => x * k;
            [Differentiable, System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] public static double Kept(double x, double k) => Math.Sin(x * k) * k;
            [Differentiable, System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] public static Vector<double> KeptVector(Vector<double> x, double k) => Tanh(k * x) + x;
            public static double Plain(double x) => x;
            [Differentiable] public static double Writes(double[] a) { a[0] *= 2; return a[0] * a[0]; }
            public static readonly double[] Table = [1, 2];
            [Differentiable] public static double Remembers(double x) { Table[0] = x; return Table[0] * Table[1]; }
        }

        public sealed partial class Scaled
        {
            public double K = 3;
            [Parameter] public double W = 2;
            public double[] Held = [1];
            [Differentiable] public double Times(double x) => K * x * x;
            [Differentiable] public double Trained(double x) => W * x;
        }
        """;

    private static readonly Lazy<(MetadataReference Reference, byte[] Image)> Compiled = new(Compile);

    [Fact]
    public void Values_and_gradients_pass_through()
    {
        GeneratorRun run = Run("""
            using static SymbolicGrad.Functions;
            using Library;
            public static partial class P
            {
                [Differentiable] public static double F(double x, double y) => Model.Energy(x * y, y) * Model.Energy(y, 2);
                [Differentiable] public static double OneOf(double x, [Data] double k) => Model.Energy(x, k) + Model.Chosen(x * x, StopGradient(x)) * k;
                [Differentiable] public static double Arrays(double[] w, [Data] double[] x, double s) => Model.Dot(w, x, s * s) + Model.Dot(w, x, s);
                [Differentiable] public static double Constant([Data] double[] w, double s) => Model.Dot(w, w, s * s);
                [Differentiable] public static double Tensors(Matrix<double> a, Vector<double> u, double s) => Sum(Model.Layer(a, Model.Layer(a, u, s), 2));
                [Differentiable] public static double Loop(double x, int n) { double s = x; for (int i = 0; i < n; i++) s = Model.Energy(s, x) / 4; return s; }
                [Differentiable] public static double Halves(double x, double y) => Math.Sin(Model.Kept(x, y)) * Model.Kept(y, Model.Kept(x, 2));
                [Differentiable] public static double HalvesOfVectors(Vector<double> x, double y) => Math.Sin(Sum(Model.KeptVector(Model.KeptVector(x, y), Sum(x))));
                [Differentiable] public static double OfObject(double x, Scaled scaled) => scaled.Times(x) * x;
            }
            """);
        Assembly own = Load(run);
        AssertClose(own, "F", 0.7, 1.3);
        AssertClose(own, "Loop", 0.7, 3);
        AssertClose(own, "Constant", (double[])[1, 2, 3], 0.5);
        AssertClose(own, "Halves", 0.7, 1.3);
        AssertClose(own, "HalvesOfVectors", new Vector<double>([0.3, -0.7]), 0.5);
        Assert.Contains("Kept_Reverse(", run.Source("P.Halves.g.cs"), StringComparison.Ordinal);
        Assert.Contains("KeptVector_Reverse(", run.Source("P.HalvesOfVectors.g.cs"), StringComparison.Ordinal);
        AssertClose(own, "OfObject", 0.7, Activator.CreateInstance(own.GetType("P")!.GetMethod("OfObject")!.GetParameters()[1].ParameterType)!);
        AssertClose(own, "Tensors", new Matrix<double>(2, 2, [0.1, 0.2, -0.3, 0.4]), new Vector<double>([1, -2]), 0.5);

        // What is stopped is missing in the gradient: ∂/∂x of k·x² + sin x + x²·x̄·k with x̄ = x constant.
        object oneOf = own.GetType("P")!.GetMethod("OneOf_Gradient")!.Invoke(null, [0.7, 1.3])!;
        Assert.Equal((2 * 1.3 * 0.7) + Math.Cos(0.7) + (2 * 0.7 * 0.7 * 1.3), LoadedProgram.Get<double>(oneOf, "x"), 12);
        object gradient = own.GetType("P")!.GetMethod("Arrays_Gradient")!.Invoke(null, [(double[])[1, 2], (double[])[3, 4], 2.0])!;
        Assert.Equal([(4 + 2) * 3.0, (4 + 2) * 4], LoadedProgram.Get<double[]>(gradient, "w"));
        Assert.Equal((4 + 1) * 11.0, LoadedProgram.Get<double>(gradient, "s"));
    }

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => {|SG0005:Library.Model.Plain(x)|};", "it has no known derivative")]
    [InlineData("[Differentiable] public static double F(double x) => {|SG0005:Library.Model.Two(x)|}.Item1;", "returns several values")]
    [InlineData("[Differentiable] public static double F(double[] x) => {|SG0005:Library.Model.Writes(x)|};", "it writes to 'a', and is not followed")]
    [InlineData("[Differentiable] public static double F(double x) => {|SG0005:Library.Model.Remembers(x)|};", "it writes to arrays that are not its arguments, and is not followed")]
    [InlineData("[Differentiable] public static double F(double x) { Library.Model.Table[1] = x; return {|SG0005:Library.Model.Energy(x, 2)|}; }", "it may read an array that 'F' writes to")]
    [InlineData("[Differentiable] public static double F(double x, [Data] Library.Scaled s) { s.Held[0] = x; return {|SG0005:s.Times(x)|}; }", "it is given 's', which may hold an array that 'F' writes to")]
    [InlineData("[Differentiable] public static double F(double x, Library.Scaled s) => {|SG0005:s.Trained(x)|};", "has no 'Trained_Backward' that takes its parameters and their gradients alone")]
    [InlineData("[Differentiable] public static double F(double x, double y) => {|SG0010:Library.Model.Chosen(x, y)|};", "its parameter 'k' is a constant there")]
    [InlineData("[Differentiable] public static double F([Data] double x, double y) => y + {|SG0010:Library.Model.Chosen(x, y)|};", "StopGradient")]
    public async Task What_another_assembly_does_not_offer_is_refused(string members, string message)
    {
        MarkedSource marked = MarkedSource.Parse($"public static partial class P {{ {members} }}");
        ImmutableArray<Diagnostic> found = await AnalyzerRun.Of(new DifferentiableAnalyzer(), TestCompilation.Create(marked.Source).AddReferences(Compiled.Value.Reference));
        Diagnostic diagnostic = Assert.Single(found);
        Assert.Equal((marked.Marks[0].Id, marked.Marks[0].Span), (diagnostic.Id, diagnostic.Location.SourceSpan));
        Assert.Contains(message, AnalyzerRun.Message(diagnostic), StringComparison.Ordinal);
    }

    private static GeneratorRun Run(string source) =>
        GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(source).AddReferences(Compiled.Value.Reference)).AssertCompiles();

    private static (MetadataReference Reference, byte[] Image) Compile()
    {
        GeneratorRun library = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(Library).WithAssemblyName("Library")).AssertCompiles();
        using var image = new MemoryStream();
        Assert.True(library.Output.Emit(image).Success);
        return (MetadataReference.CreateFromImage(ImmutableArray.Create(image.ToArray())), image.ToArray());
    }

    private static Assembly Load(GeneratorRun run)
    {
        using var image = new MemoryStream();
        Assert.True(run.Output.Emit(image).Success);
        var context = new System.Runtime.Loader.AssemblyLoadContext("UserCode");
        context.LoadFromStream(new MemoryStream(Compiled.Value.Image));
        return context.LoadFromStream(new MemoryStream(image.ToArray()));
    }

    /// <summary>Compares value and gradient by the numbers among the arguments, and elements of tensors, with central differences.</summary>
    private static void AssertClose(Assembly assembly, string name, params object[] arguments)
    {
        MethodInfo method = assembly.GetType("P")!.GetMethod(name)!, gradient = assembly.GetType("P")!.GetMethod(name + "_Gradient")!;
        object record = gradient.Invoke(null, arguments)!;
        Assert.Equal(At(0, 0, 0), LoadedProgram.Get<double>(record, "Value"), 12);
        int compared = 0;
        foreach (ParameterInfo parameter in method.GetParameters().Where(parameter => record.GetType().GetProperty(parameter.Name!) is not null))
        {
            double[] slopes = Numbers(record.GetType().GetProperty(parameter.Name!)!.GetValue(record)!);
            for (int i = 0; i < slopes.Length; i++, compared++)
                Assert.Equal((At(parameter.Position, i, 1e-5) - At(parameter.Position, i, -1e-5)) / 2e-5, slopes[i], 1e-8);
        }

        Assert.NotEqual(0, compared);

        double At(int position, int index, double by)
        {
            object[] moved = [.. arguments];
            moved[position] = arguments[position] switch
            {
                double number => number + by,
                Vector<double> vector => new Vector<double>(Moved(vector.ToArray(), index, by)),
                Matrix<double> matrix => new Matrix<double>(matrix.Rows, matrix.Columns, Moved(matrix.Span.ToArray(), index, by)),
                object other => other,
            };
            return (double)method.Invoke(null, moved)!;
        }
    }

    private static double[] Numbers(object value) => value switch
    {
        double number => [number],
        Vector<double> vector => vector.ToArray(),
        Matrix<double> matrix => matrix.Span.ToArray(),
        _ => throw new ArgumentException(value.ToString(), nameof(value)),
    };

    private static double[] Moved(double[] numbers, int index, double by)
    {
        numbers[index] += by;
        return numbers;
    }
}
