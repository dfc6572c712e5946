using System.Runtime.CompilerServices;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Forward;

/// <summary>What <c>F_Forward</c> is generated for, how it is called and how it reads.</summary>
public class ForwardTests
{
    private const string ByDefault = "[assembly: DifferentiableDefaults(Forward = true)]";

    [Fact]
    public void A_function_and_a_recurrence() => Snapshot.Verify(Run("""
        namespace Samples;

        public static partial class Curve
        {
            [Differentiable(Forward = true)]
            public static double Ripple(double x, double k)
            {
                double wave = Math.Sin(k * x);
                return x * x * wave;
            }

            [Differentiable(Forward = true)]
            public static double Walk(double a, [Data] double[] x)
            {
                double h = 0;
                for (int i = 0; i < x.Length; i++) h = Math.Tanh(a * h + x[i]);
                return h;
            }
        }
        """).AssertCompiles());

    [Fact]
    public void A_network() => Snapshot.Verify(Run("""
        namespace Samples;

        public partial class Network
        {
            [Parameter] public Matrix<double> W1 { get; } = new(3, 2);
            [Parameter] public Vector<double> b1 { get; } = new(3);
            [Parameter] public Matrix<double> W2 { get; } = new(2, 3);

            [Differentiable(Forward = true)]
            public double Loss([Data] Matrix<double> x, ReadOnlySpan<int> labels)
            {
                Matrix<double> h = Functions.Relu(x * W1.T + b1);
                return Functions.CrossEntropy(h * W2.T, labels);
            }
        }
        """).AssertCompiles().Sources.Where(source => source.Key == "Samples.Network.Loss.g.cs"));

    /// <summary>y = A·x + b with dy = dA·x + A·dx + db, into the caller's memory.</summary>
    [Fact]
    public void A_tensor_result_and_its_tangent_go_to_destinations()
    {
        using LoadedProgram program = Run("""
            public static partial class A
            {
                [Differentiable(Forward = true)] public static Vector<double> F(Matrix<double> w, Vector<double> x, [Data] Vector<double> b) => w * x + b;
            }
            """).Load();
        Matrix<double> w = new(2, 2, [1, 2, 3, 4]), dw = new(2, 2, [5, 6, 7, 8]);
        Vector<double> x = new([1.0, -1]), dx = new([0.5, 0.25]), b = new([10.0, 20]), tangent = new(2), value = new(2);

        program.Invoke("A", "F_Forward", w, x, b, dw, dx, tangent, value);

        Assert.Equal([9, 19], value.ToArray());
        Assert.Equal([5 - 6 + 0.5 + 0.5, 7 - 8 + 1.5 + 1], tangent.ToArray());

        // The value's destination may be left out.
        tangent.Clear();
        program.Invoke("A", "F_Forward", w, x, b, dw, dx, tangent, default(Vector<double>));
        Assert.Equal([0, 1.5], tangent.ToArray());
        Assert.Throws<ArgumentException>(() => program.Invoke("A", "F_Forward", w, x, b, dw, new Vector<double>(3), tangent, value));
        Assert.Throws<ArgumentException>(() => program.Invoke("A", "F_Forward", w, x, b, dw, dx, new Vector<double>(3), value));
    }

    [Fact]
    public void Several_results_have_several_tangents()
    {
        using LoadedProgram program = Run("""
            public static partial class A
            {
                [Differentiable(Forward = true)] public static (double Sum, int Count, double Product) F(double x, double y, int n) => (x + n * y, n, x * y);
                [Differentiable(Forward = true)] public static (double Sum, int Count) G(double x, int n) => (x * n, n);
            }
            """).Load();

        var (value, tangent) = program.Invoke<((double, int, double), (double, double))>("A", "F_Forward", 2.0, 3.0, 4, 0.5, 0.25);
        var second = program.Invoke<((double, int), double)>("A", "G_Forward", 2.0, 4, 0.5);

        Assert.Equal((14, 4, 6), value);
        Assert.Equal((0.5 + (4 * 0.25), (0.5 * 3) + (2 * 0.25)), tangent);
        Assert.Equal(((8, 4), 2), second);
    }

    /// <summary>Members' tangents come in an object of the model's gradients.</summary>
    [Fact]
    public void Members_have_a_direction()
    {
        using LoadedProgram program = Run("""
            public partial class A
            {
                [Parameter] public double k = 3;
                [Parameter] public double[] w = [1, 2];
                [Differentiable(Forward = true)] public double F(double x) => x * k + w[1] * x * x;
            }
            """).Load();
        object model = program.New("A"), direction = program.Type("A").GetMethod("CreateGradients")!.Invoke(model, [])!;
        direction.GetType().GetField("k")!.SetValue(direction, 0.5);
        LoadedProgram.Get<double[]>(direction, "w")[1] = 0.25;

        (double value, double tangent) = LoadedProgram.InvokeOn<(double, double)>(model, "F_Forward", 2.0, direction, 1.0);

        Assert.Equal(14, value);
        Assert.Equal((1 * 3) + (2 * 0.5) + (0.25 * 4) + (2 * 2 * 2.0 * 1), tangent);
    }

    /// <summary>The method's own word comes before the assembly's, and without either there is none.</summary>
    [Theory]
    [InlineData("", "[Differentiable]", false)]
    [InlineData("", "[Differentiable(Forward = true)]", true)]
    [InlineData(ByDefault, "[Differentiable]", true)]
    [InlineData(ByDefault, "[Differentiable(DrawGraph = true)]", true)]
    [InlineData(ByDefault, "[Differentiable(Forward = false)]", false)]
    [InlineData("[assembly: DifferentiableDefaults]", "[Differentiable]", false)]
    public void Forward_mode_is_asked_for(string assembly, string attribute, bool expected)
    {
        string source = Run($"{assembly} public static partial class A {{ {attribute} public static double F(double x) => x * x; }}").AssertCompiles().Source("A.F.g.cs");
        Assert.Equal(expected, source.Contains("F_Forward(double x, double dx)", StringComparison.Ordinal));
    }

    /// <summary>The tangents of one overload could be the parameters of another.</summary>
    [Fact]
    public void Overloads_are_numbered()
    {
        GeneratorRun run = Run($$"""
            {{ByDefault}} public static partial class A
            {
                [Differentiable] public static double F(double x, double y) => x * y;
                [Differentiable] public static double F([Data] double x, [Data] double y, double z) => x * y * z;
            }
            """).AssertCompiles();
        Assert.Contains(" F_Forward(double x, double y, double dx, double dy)", run.Source("A.F.g.cs"), StringComparison.Ordinal);
        Assert.Contains(" F_Forward2(double x, double y, double z, double dz)", run.Source("A.F-2.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public void The_networks_of_the_lecture_notes_compile(string note)
    {
        string folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "samples", "LectureNotes", note);
        string[] sources = Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText).Where(source => source.Contains("[Differentiable]", StringComparison.Ordinal)).ToArray();
        GeneratorRun run = Run([ByDefault, .. sources]).AssertCompiles();
        Assert.All(run.Sources.Where(source => !source.Key.EndsWith(".Model.g.cs", StringComparison.Ordinal)), source => Assert.Contains("_Forward(", source.Value, StringComparison.Ordinal));
    }

    public static TheoryData<string> Notes => ["Note000", "Note001", "Note002", "Note003", "Note004"];

    private static string ThisFile([CallerFilePath] string file = "") => file;

    private static GeneratorRun Run(params string[] sources) => GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(sources));
}
