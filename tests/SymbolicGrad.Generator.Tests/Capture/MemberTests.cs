using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Generator.Tests.Capture;

/// <summary>Members become arguments of the captured function.</summary>
public class MemberTests
{
    [Fact]
    public void Members_follow_the_parameters_in_the_order_of_declaration()
    {
        CapturedProgram program = CapturedProgram.Of("""
            double scale = 2.5;
            [Parameter] double b = 0.5;
            [Parameter] double a = -1.5;
            public double Unread = 3;
            int Count { get; set; } = 4;
            const double K = 10;
            static readonly double S = 0.25;
            [Differentiable] public double F(double x, [Data] double y) => K * (a * x + b) + scale * Count * y + S + this.a;
            """);
        Assert.Equal(
            ["x Variable", "y Data", "scale Data", "b Member", "a Member", "Count Data", "S Data"],
            program.Function.Parameters.Select(Function.InfoOf).Select(info => $"{info.Access} {info.Role}"));
        program.AssertMeansTheSame(1.5, -0.5);
        program.AssertGeneratedCompiles();
    }

    [Fact]
    public void A_member_hidden_by_a_parameter_is_read_through_this()
    {
        CapturedProgram program = CapturedProgram.Of("""
            [Parameter] double a = -1.5;
            [Differentiable] public double F([Data] double a) => a * this.a;
            """);
        Assert.Equal(["a", "this.a"], program.Function.Parameters.Select(parameter => Function.InfoOf(parameter).Access));
        program.AssertMeansTheSame(1.5);
        program.AssertGeneratedCompiles();
    }

    [Fact]
    public void Members_of_parameters_and_of_members_are_data()
    {
        CapturedProgram program = CapturedProgram.Of(
            """
            static readonly Settings shared = new(new Inner { Depth = 3 }, 0.5);
            [Differentiable] public static double F(double x, [Data] Settings s) => x * s.Rate + s.Inner.Depth + shared.Rate + Settings.Unit;
            """,
            """
            public record Settings(Inner Inner, double Rate) { public static int Unit = 7; }
            public class Inner { public int Depth; }
            """);
        Assert.Equal(
            ["x Variable", "global::Settings.Unit Data", "s.Inner.Depth Data", "s.Rate Data", "shared.Rate Data"],
            program.Function.Parameters.Select(Function.InfoOf).Select(info => $"{info.Access} {info.Role}"));
        Assert.Equal(["Float64", ""], program.Spec.Parameters.Select(parameter => $"{parameter.Type}"));
    }

    [Fact]
    public void A_property_that_computes_is_captured_by_its_body()
    {
        CapturedProgram program = CapturedProgram.Of("""
            [Parameter] double w = 1.5;
            double Double => 2 * w;
            double Square { get { double s = w; return s * Double; } }
            [Differentiable] public double F(double x) => x * Square;
            """);
        Assert.Equal(["x", "w"], program.Function.Parameters.Select(parameter => Function.InfoOf(parameter).Access));
        program.AssertMeansTheSame(0.5);
    }

    [Fact]
    public void Names_of_locals_and_parameters_are_given_to_their_values()
    {
        Function function = CapturedProgram.Of("""
            [Differentiable]
            public static double F(double x1, double @class)
            {
                double alpha = x1 * @class;
                double s = 0;
                for (int i = 0; i < 3; i++) s += alpha * i;
                return s;
            }
            """).Function;
        Assert.Equal(["x1 x₁", "@class class"], function.Parameters.Select(parameter => $"{parameter.Name!.Identifier} {parameter.Name.Symbol}"));
        Assert.Equal(
            ["alpha α", "i i", "s s", "s s", "s s"],
            function.Body.Everything().Skip(2).Where(instruction => instruction.Name is not null).Select(instruction => $"{instruction.Name!.Identifier} {instruction.Name.Symbol}"));
        Assert.All(function.Body.Everything().Where(instruction => instruction.Name is not null), instruction => Assert.True(instruction.Name!.IsGiven));
    }
}
