using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Passes;

public class ActivityAnalysisTests
{
    private readonly FunctionSketch _f = new();

    [Fact]
    public void What_varies_with_an_argument_and_reaches_a_result_is_active()
    {
        int x = _f.Variable("x"), k = _f.Data("k", _f.Scalar);
        int sine = _f.Apply("Sin", x), unread = _f.Apply("Exp", x), constant = _f.Apply("Cos", k);
        int result = _f.Apply("Add", sine, constant);
        HashSet<int> active = ActivityAnalysis.Run(_f.Finish(result));
        Assert.Superset(new HashSet<int> { x, sine, result }, active);
        Assert.DoesNotContain(unread, active);
        Assert.DoesNotContain(constant, active);
        Assert.DoesNotContain(k, active);
    }

    [Theory]
    [InlineData("Sign")]
    [InlineData("Floor")]
    public void A_step_function_passes_nothing_on(string op)
    {
        int x = _f.Variable("x"), step = _f.Apply(op, x);
        HashSet<int> active = ActivityAnalysis.Run(_f.Finish(_f.Apply("Multiply", step, _f.Data("k", _f.Scalar))));
        Assert.Empty(active);
    }

    [Fact]
    public void A_mask_passes_on_what_it_masks_and_not_what_it_compares()
    {
        int x = _f.Variable("x"), a = _f.Variable("a");
        HashSet<int> active = ActivityAnalysis.Run(_f.Finish(_f.Apply("MaskGreater", x, a, _f.Number(0))));
        Assert.Contains(x, active);
        Assert.DoesNotContain(a, active);
    }

    /// <summary>The argument reaches the first carried value only after three trips.</summary>
    [Fact]
    public void Variation_goes_round_a_loop_until_it_has_reached_everything()
    {
        int x = _f.Variable("x"), zero = _f.Number(0), n = _f.Data("n", IrType.Int32);
        int[] inside = [];
        int[] end = _f.Loop(_f.Integer(0), n, [zero, zero, zero, x], (_, h) => [(inside = h)[1], h[2], h[3], h[3]]);
        HashSet<int> active = ActivityAnalysis.Run(_f.Finish(end[0]));
        Assert.Superset(inside[1..].ToHashSet(), active);
        Assert.DoesNotContain(inside[0], active);
        Assert.Contains(end[0], active);
        Assert.DoesNotContain(end[1], active);
        Assert.DoesNotContain(n, active);
    }

    [Fact]
    public void A_carried_value_that_no_result_needs_is_not_active()
    {
        int x = _f.Variable("x");
        int[] inside = [];
        int[] end = _f.Loop(_f.Integer(0), _f.Integer(3), [x, x], (_, h) => [_f.Apply("Sin", (inside = h)[0]), _f.Apply("Add", h[1], h[0])]);
        HashSet<int> active = ActivityAnalysis.Run(_f.Finish(end[0]));
        Assert.Contains(inside[0], active);
        Assert.DoesNotContain(inside[1], active);
    }

    [Fact]
    public void A_condition_is_not_active_and_either_branch_may_be()
    {
        int x = _f.Variable("x"), condition = _f.Apply("Greater", x, _f.Number(0)), exp = 0;
        int y = _f.Branch(condition, () => [exp = _f.Apply("Exp", x)], () => [_f.Number(1)])[0];
        HashSet<int> active = ActivityAnalysis.Run(_f.Finish(y));
        Assert.Superset(new HashSet<int> { x, exp, y }, active);
        Assert.DoesNotContain(condition, active);
    }

    [Fact]
    public void A_whole_number_does_not_vary()
    {
        int x = _f.Variable("x");
        int rounded = _f.Builder.Emit(SymbolicGrad.Engine.Rules.ArithmeticRows.Convert, null, ScalarKind.Int32, [x]);
        int back = _f.Builder.Emit(SymbolicGrad.Engine.Rules.ArithmeticRows.Convert, null, ScalarKind.Float64, [rounded]);
        Assert.DoesNotContain(back, ActivityAnalysis.Run(_f.Finish(back)));
    }
}
