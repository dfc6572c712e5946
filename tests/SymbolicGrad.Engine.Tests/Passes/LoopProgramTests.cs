using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Passes;

/// <summary>Programs with loops and branches through all passes: the gradient by finite differences, and what it costs in tapes and loops.</summary>
public class LoopProgramTests
{
    public static TheoryData<string> Names => new(LoopPrograms.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_agrees_with_finite_differences(string name)
    {
        LoopProgram program = LoopPrograms.All[name]();
        new Derived(program.Function).MatchesFiniteDifferences(program.Arguments);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_is_added_to_what_the_buffers_hold(string name)
    {
        LoopProgram program = LoopPrograms.All[name]();
        var derived = new Derived(program.Function);
        IReadOnlyDictionary<string, object> fromZero = derived.Evaluate(program.Arguments).Gradients;
        var held = fromZero.ToDictionary(entry => entry.Key, entry => Values.Map(entry.Value, static _ => 10));
        foreach ((string argument, object gradient) in derived.Evaluate(program.Arguments, buffers: held).Gradients)
            Assert.Equal(Values.Flatten(fromZero[argument]).Select(value => value + 10), Values.Flatten(gradient), Close.To(1e-12));
    }

    /// <summary>Loops that only sum run once and save nothing, also where a branch decides on the term.</summary>
    [Theory]
    [InlineData("sum", 1)]
    [InlineData("sum over pairs", 2)]
    [InlineData("element of a table", 1)]
    [InlineData("branch in a sum", 1)]
    public void A_sum_needs_one_loop_and_no_tape(string name, int loops)
    {
        Derived derived = Derive(name, out LoopProgram program);
        Assert.Equal(loops, Count(derived, Structural.For));
        Assert.Equal(0, Count(derived, Structural.Tape));
        Assert.Equal(0, derived.Evaluate(program.Arguments).Saves);
    }

    [Theory]
    [InlineData("recurrence", 4)]
    [InlineData("recurrence of no trip", 0)]
    [InlineData("recurrence of one trip", 1)]
    [InlineData("recurrence counting down", 3)]
    [InlineData("layers", 2)]
    [InlineData("product", 3)]
    public void A_recurrence_saves_what_it_overwrites_once_a_trip(string name, int saves)
    {
        Derived derived = Derive(name, out LoopProgram program);
        Assert.Equal(1, Count(derived, Structural.Tape));
        Assert.Equal(saves, derived.Evaluate(program.Arguments).Saves);
    }

    /// <summary>The outer loop is one pass; only the recurrence inside goes back, over a tape that is made anew for each trip.</summary>
    [Fact]
    public void A_recurrence_in_a_sum_saves_the_inner_loop_only()
    {
        Derived derived = Derive("recurrence in a sum", out _);
        Assert.Equal(3, Count(derived, Structural.For));
        Instruction tape = derived.Gradient.Body.Everything().Single(step => step.Op == Structural.Tape);
        Assert.DoesNotContain(derived.Gradient.Body.Body, step => step.Id == tape.Id);
        Assert.Equal(Structural.Extent, derived.Gradient[tape.Operands[0]].Op);
    }

    [Theory]
    [InlineData("loop in a branch taken", true)]
    [InlineData("loop in a branch not taken", false)]
    public void A_branch_that_is_not_taken_saves_nothing(string name, bool saves)
    {
        Derived derived = Derive(name, out LoopProgram program);
        Assert.Equal(saves, derived.Evaluate(program.Arguments).Saves > 0);
    }

    [Fact]
    public void A_reverse_loop_runs_the_other_way_under_the_label_of_its_loop()
    {
        Derived derived = Derive("recurrence", out _);
        LoopInfo[] loops = derived.Gradient.Body.Everything().Select(step => step.Payload).OfType<LoopInfo>().ToArray();
        Assert.Equal([new LoopInfo(1, 0, IsReverse: false), new LoopInfo(-1, 0, IsReverse: true)], loops);
    }

    [Fact]
    public void A_deep_chain_inside_a_loop_does_not_overflow_the_stack()
    {
        var f = new FunctionSketch();
        int a = f.Variable("a");
        int sum = f.Loop(f.Integer(0), f.Integer(2), [f.Number(0)], (_, now) =>
        {
            int term = f.Apply("Add", now[0], a);
            for (int i = 0; i < 3000; i++) term = f.Apply("Subtract", f.Apply("Multiply", term, a), f.Number(i % 7));
            return [term];
        })[0];
        Evaluation evaluation = new Derived(f.Finish(sum)).Evaluate(new Dictionary<string, object> { ["a"] = 0.25 });
        Assert.True(double.IsFinite((double)evaluation.Gradients["a"]));
    }

    private static Derived Derive(string name, out LoopProgram program)
    {
        program = LoopPrograms.All[name]();
        return new Derived(program.Function);
    }

    private static int Count(Derived derived, Op op) => derived.Gradient.Body.Everything().Count(step => step.Op == op);
}
