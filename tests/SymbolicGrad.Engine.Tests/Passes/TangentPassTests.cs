using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Passes;

/// <summary>Programs with loops and branches forward, once and twice.</summary>
public class TangentPassTests
{
    public static TheoryData<string> Names => new(LoopPrograms.All.Keys);

    /// <summary>Programs of numbers and arrays of numbers: a cross-entropy's gradient has no derivative yet.</summary>
    public static TheoryData<string> Twice => [.. LoopPrograms.All.Keys.Where(name => name != "layers")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_mode_is_the_transpose_of_reverse_mode(string name)
    {
        LoopProgram program = LoopPrograms.All[name]();
        for (int seed = 0; seed < 3; seed++) Forwarded.MatchesReverse(program.Function, program.Arguments, seed: seed);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_mode_needs_no_tape_and_no_loop_of_its_own(string name)
    {
        Function primal = LoopPrograms.All[name]().Function;
        Function tangent = new Forwarded(primal).Tangent;
        Assert.Equal(primal.Body.Everything().Count(step => step.Op == Structural.For), tangent.Body.Everything().Count(step => step.Op == Structural.For));
        Assert.DoesNotContain(tangent.Body.Everything(), step => step.Op.HasEffect);
    }

    /// <summary>uᵀ·H·v by forward over forward, against differences of the gradient of reverse mode along v.</summary>
    [Theory]
    [MemberData(nameof(Twice))]
    public void The_tangent_of_a_tangent_is_the_second_derivative(string name)
    {
        LoopProgram program = LoopPrograms.All[name]();
        Dictionary<string, object> u = Forwarded.Direction(program.Function, program.Arguments, 0), v = Forwarded.Direction(program.Function, program.Arguments, 1);
        var once = new Forwarded(program.Function);
        var twice = new Forwarded(once.Tangent, mark: "e");
        object[] results = twice.Evaluate(new Dictionary<string, object>(WithMark(program.Arguments, u)), v);
        Assert.Equal(CurvatureByDifferences(program, u, v), (double)results[3], Close.To(1e-7));
    }

    /// <summary>The same by reverse over forward: the gradient of the tangent is a row of the Hessian.</summary>
    [Theory]
    [MemberData(nameof(Twice))]
    public void The_gradient_of_a_tangent_is_the_second_derivative(string name)
    {
        LoopProgram program = LoopPrograms.All[name]();
        Dictionary<string, object> u = Forwarded.Direction(program.Function, program.Arguments, 0), v = Forwarded.Direction(program.Function, program.Arguments, 1);
        var derived = new Derived(new Forwarded(program.Function).Tangent);
        Evaluation evaluation = derived.Evaluate(WithMark(program.Arguments, u), [0.0, 1.0]);
        Assert.Equal(CurvatureByDifferences(program, u, v), v.Sum(entry => Samples.Inner(evaluation.Gradients[entry.Key], entry.Value)), Close.To(1e-7));
    }

    [Fact]
    public void A_result_that_does_not_vary_has_the_tangent_zero()
    {
        var f = new FunctionSketch();
        int x = f.Variable("x"), k = f.Data("k", f.Scalar), v = f.Data("v", f.Vector);
        Function function = f.Finish(f.Apply("Sin", x), f.Apply("Exp", k), f.Apply("Exp", v));
        object[] results = new Forwarded(function).Evaluate(
            new Dictionary<string, object> { ["x"] = 0.3, ["k"] = 2.0, ["v"] = new[] { 1.0, 2 } }, new Dictionary<string, object> { ["x"] = 2.0 });
        Assert.Equal(2 * Math.Cos(0.3), (double)results[3], Close.To(1e-15));
        Assert.Equal(0.0, results[4]);
        Assert.Equal(new double[] { 0, 0 }, (double[])results[5]);
    }

    [Fact]
    public void A_number_added_to_a_tensor_moves_all_its_elements()
    {
        var f = new FunctionSketch();
        int x = f.Data("x", f.Matrix), s = f.Variable("s");
        object[] results = new Forwarded(f.Finish(f.Apply("Add", x, s))).Evaluate(
            new Dictionary<string, object> { ["x"] = new[,] { { 1.0, 2 }, { 3, 4 } }, ["s"] = 0.5 }, new Dictionary<string, object> { ["s"] = 3.0 });
        Assert.Equal(new[,] { { 3.0, 3 }, { 3, 3 } }, (double[,])results[1]);
    }

    private static Dictionary<string, object> WithMark(IReadOnlyDictionary<string, object> arguments, Dictionary<string, object> direction)
    {
        var all = new Dictionary<string, object>(arguments);
        foreach ((string name, object tangent) in direction) all["d" + name] = tangent;
        return all;
    }

    private static double CurvatureByDifferences(LoopProgram program, Dictionary<string, object> u, Dictionary<string, object> v)
    {
        var derived = new Derived(program.Function);
        return FiniteDifferences.Derivative(t => Slope(t), 0);

        double Slope(double t)
        {
            var shifted = program.Arguments.ToDictionary(entry => entry.Key, entry => v.TryGetValue(entry.Key, out object? by)
                ? Values.Rebuild(entry.Value, Values.Flatten(entry.Value).Zip(Values.Flatten(by), (x, d) => x + (t * d)).ToArray())
                : entry.Value);
            IReadOnlyDictionary<string, object> gradient = derived.Evaluate(shifted).Gradients;
            return u.Sum(entry => Samples.Inner(gradient[entry.Key], entry.Value));
        }
    }
}
