using System.Collections.Immutable;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Passes;

/// <summary>What the reverse sweep hands in and out, what its values are called, and where it or the tapes have to refuse.</summary>
public class ReverseModePassTests
{
    private readonly FunctionSketch _f = new();

    [Fact]
    public void Each_floating_result_has_an_adjoint_and_a_whole_number_has_none()
    {
        int x = _f.Variable("x", _f.Vector), n = _f.Builder.Extent(x, 0);
        var derived = new Derived(_f.Finish(_f.Apply("Sum", x), n, _f.Apply("Exp", x)));
        string[] upstream = derived.Gradient.Parameters.Select(Function.InfoOf).Where(info => info.Role == ParameterRole.Upstream).Select(info => info.Access).ToArray();
        Assert.Equal(["dy0", "dy2"], upstream);
        derived.MatchesFiniteDifferences(new Dictionary<string, object> { ["x"] = new[] { 0.3, -1.2 } });
    }

    [Fact]
    public void One_value_handed_out_twice_gathers_both_adjoints()
    {
        int x = _f.Variable("x"), y = _f.Apply("Sin", x);
        new Derived(_f.Finish(y, y, x)).MatchesFiniteDifferences(new Dictionary<string, object> { ["x"] = 0.7 });
    }

    [Fact]
    public void An_argument_that_the_result_does_not_vary_with_gets_nothing()
    {
        int x = _f.Variable("x");
        _f.Variable("unused");
        Evaluation evaluation = new Derived(_f.Finish(_f.Apply("Sin", x))).Evaluate(new Dictionary<string, object> { ["x"] = 0.3, ["unused"] = 2.0 });
        Assert.Equal(0.0, evaluation.Gradients["unused"]);
    }

    [Fact]
    public void An_adjoint_is_called_after_its_value()
    {
        int x = _f.Variable("x"), h = _f.Named("h1", _f.Apply("Sin", x));
        var derived = new Derived(_f.Finish(_f.Apply("Exp", h)));
        Assert.Contains(derived.Gradient.Body.Body, step => step.Name is { Identifier: "dh1", Symbol: "∂L/∂h₁" });
    }

    [Fact]
    public void A_scalar_spread_over_a_matrix_gathers_its_adjoint()
    {
        int s = _f.Variable("s"), m = _f.Variable("m", _f.Matrix);
        int loss = _f.Apply("SquaredNorm", _f.Apply("Add", _f.Apply("Multiply", s, m), s));
        new Derived(_f.Finish(loss)).MatchesFiniteDifferences(new Dictionary<string, object> { ["s"] = 0.7, ["m"] = new[,] { { 0.3, -1.2 }, { 0.8, 2.0 } } });
    }

    [Fact]
    public void A_network_agrees_with_finite_differences()
    {
        Function loss = Networks.TwoLayers(ScalarKind.Float64);
        new Derived(loss).MatchesFiniteDifferences(new Dictionary<string, object>
        {
            ["x"] = new[,] { { 0.3, -0.8 }, { 1.1, 0.4 }, { -0.5, 0.9 } }, ["labels"] = new[] { 1, 0, 1 },
            ["W1"] = new[,] { { 0.5, -0.2 }, { 0.1, 0.9 }, { -0.7, 0.4 } }, ["b1"] = new[] { 0.1, -0.3, 0.2 },
            ["W2"] = new[,] { { 0.2, 0.8, -0.3 }, { -0.5, 0.6, 0.1 } }, ["b2"] = new[] { 0.3, -0.1 },
        });
    }

    [Fact]
    public void An_element_of_an_array_that_a_branch_chooses_is_refused()
    {
        int x = _f.Variable("x", IrType.Array(_f.Scalar)), y = _f.Variable("y", IrType.Array(_f.Scalar)), k = _f.Data("k", _f.Scalar);
        int chosen = _f.Named("chosen", _f.Branch(_f.Apply("Greater", k, _f.Number(0)), () => [x], () => [y])[0]);
        Function primal = _f.Finish(_f.Apply("Sin", _f.Element(chosen, _f.Integer(0))));
        (Function? gradient, ImmutableArray<Diagnosis> problems) = ReverseModePass.Run(primal, Derived.Names(primal));
        Assert.Null(gradient);
        Assert.Equal(new Diagnosis(chosen, "which array 'chosen' is depends on what is computed"), problems.Single());
    }

    /// <summary>for i &lt; n: for j &lt; i: h ← tanh(a·h + x[j]): a tape of the inner loop would be ragged, so that it is a stack.</summary>
    [Fact]
    public void A_recurrence_of_changing_length_inside_a_recurrence_uses_a_stack()
    {
        var derived = new Derived(Triangle(recurrence: true));
        Assert.Contains(derived.Gradient.Body.Everything(), step => step.Op == Structural.Stack);
        derived.MatchesFiniteDifferences(new Dictionary<string, object> { ["a"] = 0.9, ["x"] = new[] { 0.3, -0.8, 1.1, 0.4 } });
    }

    [Fact]
    public void A_sum_of_changing_length_needs_no_tape_and_is_derived() =>
        new Derived(Triangle(recurrence: false)).MatchesFiniteDifferences(new Dictionary<string, object> { ["a"] = 0.9, ["x"] = new[] { 0.3, -0.8, 1.1, 0.4 } });

    [Theory]
    [InlineData("sum", 1)]
    [InlineData("sum over pairs", 2)]
    [InlineData("recurrence", 2)]
    [InlineData("recurrence in a sum", 3)]
    [InlineData("two loops in turn", 4)]
    [InlineData("value used inside and after", 2)]
    public void Only_loops_that_meet_in_sums_are_fused(string name, int loops) =>
        Assert.Equal(loops, Fused(LoopPrograms.All[name]().Function).Body.Everything().Count(step => step.Op == Structural.For));

    private static Function Fused(Function primal) =>
        PrunePass.Run(LoopFusionPass.Run(PrunePass.Run(ReverseModePass.Run(primal, Derived.Names(primal)).Gradient!)));

    private Function Triangle(bool recurrence)
    {
        int a = _f.Variable("a"), x = _f.Variable("x", IrType.Array(_f.Scalar));
        return _f.Finish(_f.LoopOver(x, [_f.Number(0.1)], (i, outer) => _f.Loop(_f.Integer(0), i, outer, (j, inner) =>
        {
            int term = _f.Apply("Tanh", _f.Apply("Add", _f.Apply("Multiply", a, recurrence ? inner[0] : _f.Element(x, i)), _f.Element(x, j)));
            return [recurrence ? term : _f.Apply("Add", inner[0], term)];
        }))[0]);
    }
}
