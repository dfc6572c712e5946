using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>Every row of the table forward: against reverse mode, and against finite differences of its definition along a line.</summary>
public class TangentTests
{
    private const int Draws = 3;

    public static TheoryData<string, string> Cases => PrimitiveDerivativeTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_mode_is_the_transpose_of_reverse_mode(string name, string form)
    {
        var row = new RowCase(Primitives.Get(name), form);
        Function function = Function(row);
        for (int seed = 0; seed < Draws; seed++) Forwarded.MatchesReverse(function, RowCase.Arguments(row.Draw(seed)), seed: seed);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_mode_is_the_transpose_of_reverse_mode_in_single_precision(string name, string form)
    {
        var row = new RowCase(Primitives.Get(name), form, ScalarKind.Float32);
        Function function = Function(row);
        for (int seed = 0; seed < Draws; seed++) Forwarded.MatchesReverse(function, RowCase.Arguments(row.Draw(seed)), tolerance: 1e-5, seed);
    }

    /// <summary>Along the line x + t·dx, where the definition from the literature is differentiated by t.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_mode_agrees_with_finite_differences(string name, string form)
    {
        var row = new RowCase(Primitives.Get(name), form);
        Function function = Function(row);
        for (int seed = 0; seed < Draws; seed++)
        {
            object[] operands = row.Draw(seed);
            Dictionary<string, object> arguments = RowCase.Arguments(operands), direction = Forwarded.Direction(function, arguments, seed);
            object[] results = new Forwarded(function).Evaluate(arguments, direction);
            double[] tangent = Values.Flatten(results[1]);
            for (int k = 0; k < tangent.Length; k++)
                Assert.Equal(FiniteDifferences.Derivative(t => Values.Flatten(row.Evaluate(Along(t)))[k], 0), tangent[k], Close.To(1e-7));

            object[] Along(double t) => operands.Select((operand, i) =>
                direction.TryGetValue($"x{i}", out object? by) ? Values.Rebuild(operand, Values.Flatten(operand).Zip(Values.Flatten(by), (x, d) => x + (t * d)).ToArray()) : operand).ToArray();
        }
    }

    [Theory]
    [InlineData(ScalarKind.Float32, ScalarKind.Float64)]
    [InlineData(ScalarKind.Float64, ScalarKind.Float32)]
    internal void A_conversion_passes_the_tangent_on_in_the_results_precision(ScalarKind from, ScalarKind to)
    {
        var sketch = new FunctionSketch(from);
        int y = sketch.Builder.Emit(Primitives.Get("Convert"), null, to, [sketch.Variable("x")]);
        var forwarded = new Forwarded(sketch.Finish(y));
        object[] results = forwarded.Evaluate(new Dictionary<string, object> { ["x"] = 0.7 }, new Dictionary<string, object> { ["x"] = 0.3 });
        Assert.Equal((double)(float)0.3, (double)results[1]);
        Assert.Equal(to, forwarded.Tangent[forwarded.Tangent.Body.Results[1]].Type.Kind);
    }

    /// <summary>The table of kinks in each direction by itself: the slopes are those of reverse mode.</summary>
    [Theory]
    [MemberData(nameof(KinkTests.Scalars), MemberType = typeof(KinkTests))]
    public void The_convention_of_a_row_at_its_kink_is_that_of_reverse_mode(string name, double[] at, double[] expected)
    {
        var sketch = new FunctionSketch();
        var forwarded = new Forwarded(sketch.Finish(sketch.Apply(name, at.Select((_, i) => sketch.Variable($"x{i}")).ToArray())));
        Dictionary<string, object> arguments = RowCase.Arguments(at.Cast<object>().ToArray());
        for (int i = 0; i < at.Length; i++)
        {
            // In every other direction the slope might be infinite or none, and 0 times that is no number.
            if (expected.Where((slope, j) => j != i && !double.IsFinite(slope)).Any()) continue;
            Dictionary<string, object> direction = RowCase.Arguments(at.Select((_, j) => (object)(j == i ? 1.0 : 0.0)).ToArray());
            Assert.Equal(expected[i], (double)forwarded.Evaluate(arguments, direction)[1]);
        }
    }

    [Theory]
    [InlineData("Relu", new double[] { -1, 0, 2 }, new double[] { 0, 0, 1 })]
    [InlineData("Abs", new double[] { -1, 0, 2 }, new double[] { -1, 0, 1 })]
    [InlineData("Norm", new double[] { 0, 0, 0 }, new double[] { 0 })]
    [InlineData("Norm1", new double[] { -1, 0, 2 }, new double[] { 0 })]
    public void The_convention_in_a_vector(string name, double[] at, double[] expected)
    {
        var sketch = new FunctionSketch();
        var forwarded = new Forwarded(sketch.Finish(sketch.Apply(name, sketch.Variable("x", sketch.Vector))));
        object[] results = forwarded.Evaluate(new Dictionary<string, object> { ["x"] = at }, new Dictionary<string, object> { ["x"] = new double[] { 1, 1, 1 } });
        Assert.Equal(expected, Values.Flatten(results[1]));
    }

    [Fact]
    public void A_stated_tangent_says_something_of_every_operand()
    {
        foreach (Op op in Primitives.All.Where(op => op.Tangent == TangentRule.Stated)) Assert.Equal(op.Adjoints.Select(formula => formula is null), op.Tangents.Select(formula => formula is null));
        Assert.All(Primitives.All.Where(op => op.Tangent != TangentRule.Stated), op => Assert.Empty(op.Tangents));
    }

    [Theory]
    [InlineData("SoftmaxGradient")]
    [InlineData("LogSoftmaxGradient")]
    [InlineData("CrossEntropyGradient")]
    [InlineData("CrossEntropyTargetGradient")]
    public void A_row_without_a_formula_is_an_error_and_not_a_zero(string name)
    {
        var row = new RowCase(Primitives.Get(name), RowForms.Of(Primitives.Get(name))[0]);
        var sketch = new FunctionSketch();
        int y = sketch.Builder.Emit(row.Op, row.Declare(sketch));
        (Function? tangent, var problems) = TangentPass.Run(sketch.Finish(y), new TangentNames((info, _) => "d" + info.Access));
        Assert.Null(tangent);
        Assert.Contains(problems, problem => problem.Value == y && problem.Reason.Contains(name, StringComparison.Ordinal));
    }

    private static Function Function(RowCase row)
    {
        var sketch = new FunctionSketch(row.Types.First(type => type.IsFloating).Kind);
        return sketch.Finish(sketch.Builder.Emit(row.Op, row.Declare(sketch)));
    }
}
