using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>What is returned where the derivative jumps or does not exist: one convention, however it is spelled.</summary>
public class KinkTests
{
    /// <summary>An op of scalars x0, x1, …, where it is differentiated, and the derivative by each of them.</summary>
    public static TheoryData<string, double[], double[]> Scalars => new()
    {
        { "Relu", [0], [0] },
        { "Relu", [-0.0], [0] },
        { "Abs", [0], [0] },
        { "Sqrt", [0], [double.PositiveInfinity] },
        { "Cbrt", [0], [double.PositiveInfinity] },
        { "Hypot", [0, 0], [0, 0] },
        { "Max", [1.5, 1.5], [0, 1] },
        { "Max", [0, 0], [0, 1] },
        { "Min", [1.5, 1.5], [0, 1] },
        { "LeakyRelu", [0, 0.1], [0.1, 0] },
        { "Elu", [0, 0.7], [0.7, 0] },
        { "Sign", [0], [0] },
        { "Sign", [2], [0] },
        { "Floor", [1], [0] },
        { "Ceiling", [1], [0] },
        { "Truncate", [-1], [0] },
        { "Round", [0.5], [0] },
        { "Pow", [0, 0], [0, 0] },
        { "Pow", [0, 1], [1, 0] },
        { "Pow", [0, 2], [0, 0] },
        { "Pow", [0, 0.5], [double.PositiveInfinity, 0] },
        { "Log", [0], [double.PositiveInfinity] },
        { "Log", [-0.0], [double.NegativeInfinity] },
        { "Log2", [0], [double.PositiveInfinity] },
        { "Log10", [0], [double.PositiveInfinity] },
        { "LogP1", [-1], [double.PositiveInfinity] },
        { "Asin", [1], [double.PositiveInfinity] },
        { "Asin", [-1], [double.PositiveInfinity] },
        { "Acos", [1], [double.NegativeInfinity] },
        { "Acosh", [1], [double.PositiveInfinity] },
        { "Atanh", [1], [double.PositiveInfinity] },
        { "Atanh", [-1], [double.PositiveInfinity] },
        { "Atan2", [0, 0], [0, 0] },
        { "LogBase", [0, 2], [double.PositiveInfinity, double.PositiveInfinity] },
        { "LogBase", [2, 1], [double.NaN, double.NaN] },
        { "LogBase", [1, 1], [double.NaN, double.NaN] },
        { "LogBase", [1, 0], [double.NaN, double.NaN] },
        { "LogBase", [2, double.PositiveInfinity], [double.NaN, double.NaN] },
        { "Clamp", [0, 0, 1], [0, 1, 0] },
        { "Clamp", [1, 0, 1], [0, 0, 1] },
        { "Clamp", [1, 1, 1], [0, 1, 0] },
        { "Clamp", [2, 1, 1], [0, 0, 1] },
        { "IeeeClamp", [0, 0, 1], [0, 1, 0] },
        { "IeeeClamp", [1, 0, 1], [0, 0, 1] },
        { "IeeeClamp", [1, 1, 1], [0, 1, 0] },
        { "IeeeClamp", [2, 1, 1], [0, 0, 1] },
        { "Clamp", [1, double.NaN, 2], [1, 0, 0] },
        { "Clamp", [3, double.NaN, 2], [0, 0, 1] },
        { "Clamp", [1, 2, double.NaN], [0, 1, 0] },
        { "Clamp", [3, 2, double.NaN], [1, 0, 0] },
        { "Divide", [1, 0], [double.PositiveInfinity, double.NegativeInfinity] },
        { "Divide", [0, 0], [double.PositiveInfinity, double.NaN] },
        { "RatioOrZero", [3, 0], [0, 0] },
        { "MaskGreater", [3, 1, 1], [0, 0, 0] },
        { "MaskGreaterOrEqual", [3, 1, 1], [1, 0, 0] },
        { "MaskLess", [3, 1, 1], [0, 0, 0] },
        { "MaskLessOrEqual", [3, 1, 1], [1, 0, 0] },
        { "MaskInside", [3, 1, 1, 2], [0, 0, 0, 0] },
        { "MaskInside", [3, 2, 1, 2], [0, 0, 0, 0] },
        { "MaskAtUpperBound", [3, 2, 1, 2], [1, 0, 0, 0] },
        { "MaskAtUpperBound", [3, 2, 2, 2], [0, 0, 0, 0] },
        { "EluGradient", [3, 0, 0.5], [0.5, 1.5, 3] },
        { "LeakyReluGradient", [3, 0, 0.7], [0.7, 0, 3] },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void The_convention_of_a_row_at_its_kink(string name, double[] at, double[] expected)
    {
        var sketch = new FunctionSketch();
        int[] x = at.Select((_, i) => sketch.Variable($"x{i}")).ToArray();
        Evaluation evaluation = new Derived(sketch.Finish(sketch.Apply(name, x))).Evaluate(RowCase.Arguments(at.Cast<object>().ToArray()));
        Assert.Equal(expected, at.Select((_, i) => (double)evaluation.Gradients[$"x{i}"]));
    }

    /// <summary>The same in every element of a vector; norms, which have no scalar form.</summary>
    [Theory]
    [InlineData("Relu", new double[] { -1, 0, 2 }, new double[] { 0, 0, 1 })]
    [InlineData("Abs", new double[] { -1, 0, 2 }, new double[] { -1, 0, 1 })]
    [InlineData("Norm", new double[] { 0, 0, 0 }, new double[] { 0, 0, 0 })]
    [InlineData("Norm1", new double[] { -1, 0, 2 }, new double[] { -1, 0, 1 })]
    public void The_convention_in_a_vector(string name, double[] at, double[] expected)
    {
        var sketch = new FunctionSketch();
        int x = sketch.Variable("x", sketch.Vector);
        Evaluation evaluation = new Derived(sketch.Finish(sketch.Apply(name, x))).Evaluate(new Dictionary<string, object> { ["x"] = at });
        Assert.Equal(expected, (double[])evaluation.Gradients["x"]);
    }

    public static TheoryData<string> SpellingsOfRelu => ["Relu(x)", "Max(x, 0)", "Max(0, x)", "-Min(-x, 0)", "-Min(0, -x)", "MaskGreater(x, x, 0)", "LeakyRelu(x, 0)"];

    [Theory]
    [MemberData(nameof(SpellingsOfRelu))]
    public void Every_spelling_of_ReLU_has_the_slope_0_at_0(string spelling)
    {
        Assert.Equal(0, SlopeOf(spelling, 0));
        Assert.Equal(0, SlopeOf(spelling, -1));
        Assert.Equal(1, SlopeOf(spelling, 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(1, 1)]
    public void A_conditional_that_means_ReLU_has_the_slope_0_at_0(double x, double expected)
    {
        var sketch = new FunctionSketch();
        int argument = sketch.Variable("x");
        int y = sketch.Branch(sketch.Apply("Greater", argument, sketch.Number(0)), () => [argument], () => [sketch.Number(0)])[0];
        Assert.Equal(expected, new Derived(sketch.Finish(y)).Evaluate(new Dictionary<string, object> { ["x"] = x }).Gradients["x"]);
    }

    /// <summary>A power with an exponent that is known while compiling agrees with one that is not.</summary>
    [Theory]
    [InlineData("Pow(x, 0)", 0)]
    [InlineData("Pow(x, 1)", 1)]
    [InlineData("Pow(x, 2)", 0)]
    [InlineData("Pow(x, 3)", 0)]
    [InlineData("Pow(x, 0.5)", double.PositiveInfinity)]
    public void A_power_of_a_constant_exponent_at_0(string formula, double expected) => Assert.Equal(expected, SlopeOf(formula, 0));

    [Theory]
    [InlineData("Max(x, 0.5)")]
    [InlineData("Max(0.5, x)")]
    [InlineData("Min(x, 0.5)")]
    [InlineData("Min(0.5, x)")]
    public void A_variable_that_ties_with_a_constant_has_the_slope_0(string formula) => Assert.Equal(0, SlopeOf(formula, 0.5));

    [Fact]
    public void Every_row_that_states_a_kink_is_in_these_tables()
    {
        string[] tested = [.. Scalars.Select(row => (string)row[0]), "Norm", "Norm1"];
        Assert.All(Primitives.All.Where(op => op.Kink is not null), op => Assert.Contains(op.Name, tested));
        Assert.All(Primitives.All.Where(op => op.IsPiecewiseConstant), op => Assert.NotNull(op.Kink));
    }

    public static TheoryData<string> SpelledRows => [.. Primitives.All
        .Where(op => op.Kind == OpKind.Elementwise && (op.Symbols.Length > 0 || op.Name is "Add" or "Subtract" or "Multiply" or "Divide" or "Negate") && !RowForms.Discrete.Contains(op.Name) && op.Expansion is null)
        .Select(op => op.Name)];

    /// <summary>Corners, jumps, poles, vertical tangents and ends of the domain at −1, 0 and 1, where those of all functions of the framework lie.</summary>
    [Theory]
    [MemberData(nameof(SpelledRows))]
    public void A_row_with_a_corner_or_an_edge_says_what_is_returned_there(string name)
    {
        Op op = Primitives.Get(name);
        var row = new RowCase(op, string.Join(' ', Enumerable.Repeat("S", op.Arity)));
        bool hasEdge = PrimitiveTableTests.Tuples<object>([-1.0, 0.0, 1.0], op.Arity).Any(at =>
            Enumerable.Range(0, op.Arity).Any(i => IsEdge(x => (double)row.Evaluate(RowCase.Replaced(at, i, x)), (double)at[i])));
        Assert.True(op.Kink is not null || !hasEdge, $"{name} has a corner or an edge, and its row does not say what is returned there.");
    }

    private static bool IsEdge(Func<double, double> function, double x)
    {
        const double step = 1e-6;
        double value = function(x), right = (function(x + step) - value) / step, left = (value - function(x - step)) / step;
        return !double.IsNaN(value) && !(Math.Abs(right - left) < 0.01 * (1 + Math.Abs(right)) && Math.Abs(right) < 100);
    }

    /// <summary>The masks of max and min decide a tie: with the other comparison it would go to both, or to neither.</summary>
    [Theory]
    [InlineData("Max", 0, "MaskGreaterOrEqual(dy, a, b)")]
    [InlineData("Max", 1, "MaskGreater(dy, b, a)")]
    [InlineData("Min", 0, "MaskLessOrEqual(dy, a, b)")]
    [InlineData("Min", 1, "MaskLess(dy, b, a)")]
    public void The_other_comparison_at_a_tie_would_be_noticed(string name, int operand, string mutation)
    {
        Op op = Primitives.Get(name);
        var row = new RowCase(op, "S S");
        object own = AdjointFormula.Evaluate(row, [1.5, 1.5], 1.0, operand, Formula.Parse(op.Adjoints[operand]!));
        Assert.NotEqual(own, AdjointFormula.Evaluate(row, [1.5, 1.5], 1.0, operand, Formula.Parse(mutation)));
    }

    private static double SlopeOf(string formula, double at)
    {
        var sketch = new FunctionSketch();
        int x = sketch.Variable("x");
        int y = FormulaBuilder.Build(sketch.Builder, Formula.Parse(formula), new Dictionary<string, int> { ["x"] = x }, ScalarKind.Float64);
        return (double)new Derived(sketch.Finish(y)).Evaluate(new Dictionary<string, object> { ["x"] = at }).Gradients["x"];
    }
}
