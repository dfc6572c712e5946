using SymbolicGrad.Fuzz.Generation;
using SymbolicGrad.Fuzz.Grammar;
using SymbolicGrad.Fuzz.Judging;
using SymbolicGrad.Fuzz.Shrinking;

namespace SymbolicGrad.Fuzz.Tests;

/// <summary>The judge notices what is wrong, and nothing that is right.</summary>
public sealed class JudgeTests
{
    private static readonly Row s_wrongMember = new("planted", Kind.Member, """
        public static double Wrong(double x) => x * x;

        [DerivativeOf(typeof($), nameof(Wrong))]
        public static double WrongPullback(double x, double dWrong) => 2.00001 * x * dWrong;
        """);

    private static readonly Row s_wrongCall = new("planted", Kind.Real, "(<0> + Wrong(<1>))", Kind.Real, Kind.Real);

    [Fact]
    public void What_is_right_passes() => Assert.Equal(Verdict.Passed, Judged(new HandMadeProbe()).Verdict);

    [Fact]
    public void A_value_that_is_wrong_by_a_millionth_is_noticed() => Assert.Equal(Verdict.WrongValue, Judged(new HandMadeProbe { ValueError = 1e-6 }).Verdict);

    [Theory]
    [InlineData(1e-4, nameof(Verdict.WrongValue))]
    [InlineData(1e-5, nameof(Verdict.Passed))]
    public void In_single_precision_a_value_that_is_wrong_by_a_ten_thousandth_is_noticed_and_rounding_is_not(double error, string verdict) =>
        Assert.Equal(verdict, new Judge(new HandMadeProbe { ValueError = error }, hasForward: false, isScalar: true, isSingle: true, seed: 5).Run().Verdict.ToString());

    [Fact]
    public void Rounding_of_an_argument_and_rounding_on_the_way_are_told_from_errors()
    {
        Assert.InRange(Noise(x => MathF.Cos(14000 * x), 1.1f), 5e-4, 1);
        Assert.InRange(Noise(x => x + 3000f - 3000f, 0.37f), 1e-4, 1e-3);
        Assert.InRange(Noise(x => x * MathF.Sin(x), 1.1f), 1e-8, 1e-6);
        Assert.Equal(double.PositiveInfinity, Condition.Noise(x => x.Single() > 1 ? null : x.ToArray(), [1], 6e-8)[0]);

        static double Noise(Func<float, float> function, float at) => Condition.Noise(x => [function((float)x.Single())], [at], 6e-8)[0];
    }

    [Fact]
    public void A_gradient_that_is_wrong_by_a_hundred_thousandth_is_noticed_by_differences_alone() =>
        Assert.Equal(Verdict.WrongGradient, Judged(new HandMadeProbe { GradientError = 1e-4 }, hasForward: false).Verdict);

    [Theory]
    [InlineData(1e-7, 0)]
    [InlineData(0, 1e-7)]
    public void Modes_that_differ_by_a_ten_millionth_are_noticed(double gradientError, double tangentError) =>
        Assert.Equal(Verdict.ModesDisagree, Judged(new HandMadeProbe { GradientError = gradientError, TangentError = tangentError }).Verdict);

    [Fact]
    public void A_second_call_that_gives_something_else_is_noticed() => Assert.Equal(Verdict.NotLinear, Judged(new HandMadeProbe { LaterError = 1e-6 }).Verdict);

    [Fact]
    public void Buffers_that_are_overwritten_are_noticed() => Assert.Equal(Verdict.ModesDisagree, Judged(new HandMadeProbe { Overwrites = true }).Verdict);

    [Fact]
    public void An_exception_is_noticed() => Assert.Equal(Verdict.Throws, Judged(new HandMadeProbe { Thrown = new InvalidOperationException() }).Verdict);

    [Fact]
    public void Neither_a_kink_nor_a_jump_is_taken_for_a_smooth_point()
    {
        Assert.Equal(double.PositiveInfinity, Difference.Of(t => Math.Abs(t - 0.001), 0.02, 1e-16).Error);
        Assert.Equal(double.PositiveInfinity, Difference.Of(t => t > 0.0004 ? 1 : 0, 0.02, 1e-16).Error);
        Assert.InRange(Difference.Of(t => Math.Exp(3 * t), 0.02, 1e-16).Error, 0, 1e-8);
    }

    [Fact]
    public void A_wrong_derivative_in_a_random_program_is_found_and_shrunk_to_the_call()
    {
        FuzzProgram drawn = Enumerable.Range(30, 100).Select(seed => ProgramDrawer.Draw(seed, size: 12)).First(program => program is { IsSingle: false, Result.IsScalar: true } && !program.Trained.Any());
        var real = new Parameter(ParameterRow.All[0], "planted");
        Node result = drawn.Body.Children[^1];
        Node call = new(s_wrongCall, Kind.Real, [], [result.Children[0], new Node(Row.Variable, Kind.Real, [real.Name], [])]);
        FuzzProgram planted = drawn with
        {
            HasForward = false,
            HasFour = false,
            Parameters = drawn.Parameters.Add(real),
            Members = drawn.Members.Add(new Node(s_wrongMember, Kind.Member, [], [])),
            Body = drawn.Body.With(drawn.Body.Children.Length - 1, result.With(0, call)),
        };

        Judgement judgement = Batch.Judge([planted])[0];
        FuzzProgram shrunk = Shrinker.Shrink(planted, judgement, TimeSpan.FromMinutes(5));

        Assert.Equal(Verdict.WrongGradient, judgement.Verdict);
        Assert.True(shrunk.Body.Size <= 6, Printer.Class(shrunk, "Shrunk"));
        Assert.True(shrunk.Parameters is [{ Name: "planted" }], Printer.Class(shrunk, "Shrunk"));
        Assert.Contains("Wrong(planted)", Printer.Class(shrunk, "Shrunk"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_not_csharp_is_the_fuzzers_fault()
    {
        FuzzProgram drawn = ProgramDrawer.Draw(3, size: 5);
        FuzzProgram broken = drawn with { Body = Node.Block([new Node(new Row("broken", Kind.Statement, "return nothing;"), Kind.Statement, [], [])]) };

        Assert.Equal([Verdict.Malformed, Verdict.Passed], Batch.Judge([broken, drawn]).Select(judgement => judgement.Verdict));
    }

    private static Judgement Judged(Probe probe, bool hasForward = true) => new Judge(probe, hasForward, isScalar: true, isSingle: false, seed: 5).Run();
}
