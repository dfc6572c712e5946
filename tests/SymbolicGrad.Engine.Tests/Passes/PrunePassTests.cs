using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Passes;

public class PrunePassTests
{
    private readonly FunctionSketch _f = new();

    [Fact]
    public void What_nobody_reads_goes()
    {
        int x = _f.Variable("x");
        _f.Apply("Exp", x);
        Assert.Equal(["Sin"], Ops(PrunePass.Run(_f.Finish(_f.Apply("Sin", x)))));
    }

    [Fact]
    public void A_loop_that_nobody_reads_goes()
    {
        int x = _f.Variable("x");
        _f.Loop(_f.Integer(0), _f.Integer(3), [x], (_, h) => [_f.Apply("Sin", h[0])]);
        Assert.Equal(["Exp"], Ops(PrunePass.Run(_f.Finish(_f.Apply("Exp", x)))));
    }

    [Fact]
    public void A_loop_keeps_only_the_values_that_are_needed()
    {
        int x = _f.Variable("x");
        int[] end = _f.Loop(_f.Integer(0), _f.Integer(3), [x, x], (_, h) => [_f.Apply("Sin", h[0]), _f.Apply("Exp", h[1])]);
        Instruction loop = PrunePass.Run(_f.Finish(end[1])).Body.Body.Single(step => step.Op == Structural.For);
        Assert.Equal(["Exp"], loop.Regions[0].Body.Select(step => step.Op.Name));
        Assert.Single(loop.Type.Items);
    }

    [Fact]
    public void A_value_that_another_carried_value_needs_stays()
    {
        int x = _f.Variable("x");
        int[] end = _f.Loop(_f.Integer(0), _f.Integer(3), [x, x], (_, h) => [h[1], _f.Apply("Exp", h[1])]);
        Instruction loop = PrunePass.Run(_f.Finish(end[0])).Body.Body.Single(step => step.Op == Structural.For);
        Assert.Equal(2, loop.Type.Items.Count);
    }

    [Fact]
    public void What_a_loop_hands_on_unchanged_is_read_from_outside()
    {
        int x = _f.Variable("x"), y = _f.Apply("Exp", x);
        int[] end = _f.Loop(_f.Integer(0), _f.Integer(3), [x, y], (_, h) => [_f.Apply("Multiply", h[0], h[1]), h[1]]);
        Function pruned = PrunePass.Run(_f.Finish(end[0], end[1]));
        Instruction loop = pruned.Body.Body.Single(step => step.Op == Structural.For), exp = pruned.Body.Body.Single(step => step.Op.Name == "Exp");
        Assert.Single(loop.Type.Items);
        Assert.Contains(exp.Id, loop.Regions[0].Body.Single().Operands.Items);
        Assert.Equal(exp.Id, pruned.Body.Results[1]);
    }

    [Fact]
    public void A_branch_of_two_equal_results_is_none()
    {
        int x = _f.Variable("x"), y = _f.Apply("Exp", x);
        int result = _f.Branch(_f.Apply("Greater", x, _f.Number(0)), () => [y], () => [y])[0];
        Assert.Equal(["Exp"], Ops(PrunePass.Run(_f.Finish(result))));
    }

    [Fact]
    public void A_branch_that_acts_stays_though_nobody_reads_it()
    {
        int x = _f.Variable("x");
        _f.Branch(_f.Apply("Greater", x, _f.Number(0)), Accumulated, () => []);
        Function pruned = PrunePass.Run(_f.Finish(x));
        Assert.Contains(pruned.Body.Everything(), step => step.Op == Structural.Accumulate);

        int[] Accumulated()
        {
            _f.Builder.Emit(Structural.Accumulate, IrType.None, null, [x, _f.Number(1)]);
            return [];
        }
    }

    [Fact]
    public void Names_and_payloads_survive()
    {
        int x = _f.Variable("x");
        Function pruned = PrunePass.Run(_f.Finish(_f.Named("s", _f.Apply("Sin", x))));
        Assert.Equal("s", pruned.Body.Body.Single().Name!.Identifier);
        Assert.Equal("x", Function.InfoOf(pruned.Parameters.Single()).Access);
    }

    [Fact]
    public void A_pruned_function_is_left_as_it_is()
    {
        Function once = PrunePass.Run(LoopPrograms.All["layers"]().Function);
        Assert.Equal(once, PrunePass.Run(once));
    }

    private static IEnumerable<string> Ops(Function function) => function.Body.Body.Select(step => step.Op.Name);
}
