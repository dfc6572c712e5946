using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Aggregates;

/// <summary>Structs, records and tuples as results and parameters: what their adjoints, tangents and gradients are.</summary>
public class AggregateTests
{
    private const string Point = "public readonly record struct Point(double X, double Y);\n";

    /// <summary>Programs in which a gradient would have no place, and why.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        // Constructors and setters that compute: a gradient given to them would not come out as it went in.
        { "public readonly struct S { public readonly double A, B; public S(double a, double b) { A = a / (a + b); B = b / (a + b); } } public partial class P { [Differentiable] public static double F(double x, S s) => x * {|SG0004:s.A|}; }", "Reading 's.A', whose gradient has no place in a 'S'" },
        { "public readonly struct S(double a, double b) { public double A { get; } = Math.Abs(a); public double B { get; } = b; } public partial class P { [Differentiable] public static double F(double x, S s) => x * {|SG0004:s.A|}; }", "Reading 's.A'" },
        { "public class C { public double A { get; private set; } public double B { get; set; } } public partial class P { [Differentiable] public static double F(double x, C c) => x * {|SG0004:c.A|}; }", "give it a setter, or a constructor with a parameter for each member, or mark it or 'c' [Data]" },
        { "public class C { C() { } public double A { get; set; } } public partial class P { [Differentiable] public static double F(double x, C c) => x * {|SG0004:c.A|}; }", "Reading 'c.A', whose gradient has no place in a 'C'" },
        { "public class Node { public double V; public Node Next; } public partial class P { [Differentiable] public static double F(double x, Node n) => x * n.V * {|SG0004:n.Next.V|}; }", "Reading 'n.Next.V'" },

        // What the method has not made stays as it is.
        { "public struct S { public double A; } public partial class P { [Differentiable] public static double F(double x, S[] s) { {|SG0004:s[0]|}.A = x; return s[0].A; } }", "Writing to 's[0]', an element of an array of structs" },
        { "public struct S { public double A; } public partial class P { [Differentiable] public static double F(double x, S[] s, S[] t) { var u = {|SG0004:x > 0 ? s : t|}; return u[0].A * x; } }", "A choice after which its value is either" },
        { "public class C { public double A; } public partial class P { [Differentiable] public static double F(double x, C[] c) { {|SG0004:c[0].A|} = x; return c[0].A; } }", "Writing to the member 'c[0].A'" },
        { "public class C { public double A; } public partial class P { [Differentiable] public static double F(double x) { var c = {|SG0004:new C[2]|}; return x; } }", "A new array of 'C'" },

        // A call that is not followed would see members by which is differentiated.
        { "public class C { public double A = 1; public double G(double x) => A * x; [DerivativeOf(nameof(G))] public double D(double x, double dy) => A * dy; } public partial class P { [Differentiable] public static double F(double x, C c) => {|SG0005:c.G(x)|}; }", "the result may depend on members of 'c'" },
        { "public struct S { public double[] A; } public partial class P { [Differentiable] public static S {|SG0003:F|}(double[] x) => new S { A = x }; }", "'F' returns 'S', which is not differentiable" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public Task Where_a_gradient_would_have_no_place_the_reading_is_refused(string program, string message) =>
        AnalyzerRun.AssertReports(new DifferentiableAnalyzer(), program, message.Length == 0 ? [] : [message]);

    [Fact]
    public void The_adjoint_of_a_struct_is_of_its_type()
    {
        using LoadedProgram program = Load($$"""
            {{Point}}
            public static partial class P { [Differentiable(Forward = true)] public static Point Polar(double r, double t) => new(r * Math.Cos(t), r * Math.Sin(t)); }
            """);

        object gradient = program.Invoke("P", "Polar_Gradient", 2.0, 0.5, program.New("Point", 1.0, 10.0))!;

        Assert.Equal(2 * Math.Sin(0.5), LoadedProgram.Get<double>(gradient, "Value.Y"), 12);
        Assert.Equal(Math.Cos(0.5) + (10 * Math.Sin(0.5)), LoadedProgram.Get<double>(gradient, "r"), 12);
        Assert.Equal((-2 * Math.Sin(0.5)) + (20 * Math.Cos(0.5)), LoadedProgram.Get<double>(gradient, "t"), 12);

        object forward = program.Invoke("P", "Polar_Forward", 2.0, 0.5, 1.0, 0.0)!;
        Assert.Equal(Math.Cos(0.5), LoadedProgram.Get<double>(forward, "Item2.X"), 12);
        Assert.Equal(2 * Math.Cos(0.5), LoadedProgram.Get<double>(forward, "Item1.X"), 12);
    }

    [Fact]
    public void Structs_stand_in_tuples_beside_numbers_and_tuples()
    {
        using LoadedProgram program = Load($$"""
            {{Point}}
            public static partial class P
            {
                [Differentiable] public static (Point At, int Count, (double Sum, double Product) Both) F(Point p, double s) => (p with { Y = p.X * s }, 3, (p.X + p.Y, p.X * p.Y));
            }
            """);

        object gradient = program.Invoke("P", "F_Gradient", program.New("Point", 2.0, 3.0), 5.0, program.New("Point", 1.0, 10.0), (100.0, 1000.0))!;

        Assert.Equal(1 + (10 * 5) + 100 + (1000 * 3), LoadedProgram.Get<double>(gradient, "p.X"), 12);
        Assert.Equal(100 + (1000 * 2), LoadedProgram.Get<double>(gradient, "p.Y"), 12);
        Assert.Equal(10 * 2, LoadedProgram.Get<double>(gradient, "s"), 12);
        Assert.Equal(3, LoadedProgram.Get<int>(gradient, "Value.Item2"));
    }

    [Fact]
    public void Immutable_structs_are_made_by_their_primary_constructor()
    {
        using LoadedProgram program = Load("""
            public readonly struct Pair(double a, double b) { public double A { get; } = a; public double B { get; } = b; }
            public static partial class P { [Differentiable] public static Pair Swap(Pair p) => new(p.B * p.B, p.A); }
            """);

        object gradient = program.Invoke("P", "Swap_Gradient", program.New("Pair", 2.0, 3.0), program.New("Pair", 1.0, 10.0))!;

        Assert.Equal(10.0, LoadedProgram.Get<double>(gradient, "p.A"), 12);
        Assert.Equal(6.0, LoadedProgram.Get<double>(gradient, "p.B"), 12);
    }

    private static LoadedProgram Load(string source) => GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(source)).Load();
}
