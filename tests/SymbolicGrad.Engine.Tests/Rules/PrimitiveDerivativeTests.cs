using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>Every row of the table, differentiated through all passes, against finite differences of its definition in the literature.</summary>
public class PrimitiveDerivativeTests
{
    private const int Draws = 3;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach ((Op op, string form) in RowForms.Differentiable()) cases.Add(op.Name, form);
            return cases;
        }
    }

    public static TheoryData<string, string> ScalarCases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach ((Op op, string form) in RowForms.Differentiable().Where(entry => entry.Form.Split(' ').All(word => word == "S"))) cases.Add(op.Name, form);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reverse_mode_agrees_with_finite_differences(string name, string form)
    {
        var row = new RowCase(Primitives.Get(name), form);
        Derived derived = Derive(row);
        for (int seed = 0; seed < Draws; seed++)
        {
            object[] operands = row.Draw(seed);
            object dy = Samples.Upstream(row.Evaluate(operands), seed);
            Evaluation evaluation = derived.Evaluate(RowCase.Arguments(operands), [dy]);
            Assert.Equal(Values.Flatten(row.Evaluate(operands)), Values.Flatten(evaluation.Results[0]), Close.To(1e-12));
            foreach (int i in FloatingOperands(row))
                Assert.Equal(row.ExpectedAdjoint(operands, dy, i), Values.Flatten(evaluation.Gradients[$"x{i}"]), Close.To(1e-7));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Single_precision_agrees_with_double(string name, string form)
    {
        var row = new RowCase(Primitives.Get(name), form);
        Derived exact = Derive(row), rounded = Derive(new RowCase(row.Op, form, ScalarKind.Float32));
        for (int seed = 0; seed < Draws; seed++)
        {
            object[] operands = row.Draw(seed).Select(operand => Values.IsFloating(operand) ? Values.Map(operand, static x => (float)x) : operand).ToArray();
            Evaluation expected = exact.Evaluate(RowCase.Arguments(operands)), actual = rounded.Evaluate(RowCase.Arguments(operands));
            Assert.Equal(Values.Flatten(expected.Results[0]), Values.Flatten(actual.Results[0]), Close.To(1e-5));
            foreach (int i in FloatingOperands(row))
                Assert.Equal(Values.Flatten(expected.Gradients[$"x{i}"]), Values.Flatten(actual.Gradients[$"x{i}"]), Close.To(1e-5));
        }
    }

    /// <summary>0, 1 and −1, wherever the definition is smooth there: the edges of domains, and no kink that is not one.</summary>
    [Theory]
    [MemberData(nameof(ScalarCases))]
    public void Special_points_where_the_function_is_smooth(string name, string form)
    {
        var row = new RowCase(Primitives.Get(name), form);
        Derived derived = Derive(row);
        int checkedPoints = 0;
        foreach (object[] operands in SmoothPoints(row))
        {
            Evaluation evaluation = derived.Evaluate(RowCase.Arguments(operands));
            foreach (int i in Varying(row))
            {
                checkedPoints++;
                Assert.Equal(FiniteDifferences.Derivative(Along(row, operands, i), (double)operands[i]), (double)evaluation.Gradients[$"x{i}"], Close.To(1e-6));
            }
        }

        bool hasPoints = !row.Op.IsPiecewiseConstant && name is not ("Acosh" or "LogBase");
        Assert.True(!hasPoints || checkedPoints > 0, $"{name} is smooth at none of the points.");
    }

    [Theory]
    [InlineData(ScalarKind.Float32, ScalarKind.Float64)]
    [InlineData(ScalarKind.Float64, ScalarKind.Float32)]
    internal void A_conversion_passes_the_derivative_on_in_the_operands_precision(ScalarKind from, ScalarKind to)
    {
        var sketch = new FunctionSketch(from);
        int x = sketch.Variable("x");
        int y = sketch.Builder.Emit(Primitives.Get("Convert"), null, to, [x]);
        var derived = new Derived(sketch.Finish(y));
        Evaluation evaluation = derived.Evaluate(new Dictionary<string, object> { ["x"] = 0.7 }, [0.3]);
        Assert.Equal(0.3, (double)evaluation.Gradients["x"], Close.To(1e-7));
        Assert.Equal((double)(float)0.7, (double)evaluation.Results[0]);
        Instruction accumulation = derived.Gradient.Body.Body.Single(step => step.Op == Structural.Accumulate);
        Assert.Equal(from, derived.Gradient[accumulation.Operands[1]].Type.Kind);
    }

    [Fact]
    public void Every_row_is_tested_or_known_to_have_no_derivative()
    {
        foreach (Op op in Primitives.All)
        {
            bool isInterpreted = ScalarFormulas.Knows(op.Name) || TensorFormulas.Knows(op.Name);
            Assert.True(isInterpreted, $"The interpreter does not know {op.Name}.");
            if (op.Name == RowForms.Conversion) continue;
            Assert.True(RowForms.Of(op).Length > 0 || RowForms.Discrete.Contains(op.Name), $"{op.Name} is tested with no operands.");
        }
    }

    [Theory]
    [InlineData("Scatter")]
    [InlineData("SoftmaxGradient")]
    [InlineData("LogSoftmaxGradient")]
    [InlineData("CrossEntropyGradient")]
    [InlineData("CrossEntropyTargetGradient")]
    public void A_row_without_a_formula_is_an_error_and_not_a_zero(string name)
    {
        Assert.Contains(name, RowForms.WithoutDerivative);
        var row = new RowCase(Primitives.Get(name), RowForms.Of(Primitives.Get(name))[0]);
        var sketch = new FunctionSketch();
        int y = sketch.Builder.Emit(row.Op, row.Declare(sketch));
        Function primal = sketch.Finish(y);
        (Function? gradient, var problems) = ReverseModePass.Run(primal, Derived.Names(primal));
        Assert.Null(gradient);
        Assert.Contains(problems, problem => problem.Value == y && problem.Reason.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_without_derivative_are_those_without_formulas()
    {
        Assert.Equal(RowForms.WithoutDerivative.Order(StringComparer.Ordinal), Primitives.All
            .Where(op => op.Adjoints.IsEmpty && op.Expansion is null).Select(op => op.Name).Order(StringComparer.Ordinal));
        Assert.Equal(RowForms.Discrete.Order(StringComparer.Ordinal), Primitives.All
            .Where(op => !op.Adjoints.IsEmpty && op.Adjoints.All(formula => formula is null) && !op.IsPiecewiseConstant).Select(op => op.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>Those of 0, 1 and −1 for each operand of a row of numbers, where its definition is smooth in every operand.</summary>
    internal static IEnumerable<object[]> SmoothPoints(RowCase row) => Combinations([0, 1, -1], row.Types.Length)
        .Select(row.WithDependentOperands)
        .Where(operands => Varying(row).All(i => IsSmooth(Along(row, operands, i), (double)operands[i])));

    private static IEnumerable<int> Varying(RowCase row) => Enumerable.Range(0, row.Types.Length).Where(i => !(i < row.Op.Adjoints.Length && row.Op.Adjoints[i] is null));

    private static Func<double, double> Along(RowCase row, object[] operands, int i) => value => (double)row.Evaluate(RowCase.Replaced(operands, i, value));

    private static Derived Derive(RowCase row)
    {
        var sketch = new FunctionSketch(row.Types.First(type => type.IsFloating).Kind);
        return new Derived(sketch.Finish(sketch.Builder.Emit(row.Op, row.Declare(sketch))));
    }

    private static IEnumerable<int> FloatingOperands(RowCase row) => Enumerable.Range(0, row.Types.Length).Where(i => row.Types[i].IsFloating);

    private static IEnumerable<object[]> Combinations(double[] values, int length) =>
        length == 0 ? [[]] : Combinations(values, length - 1).SelectMany(_ => values, (head, value) => (object[])[.. head, value]);

    private static bool IsSmooth(Func<double, double> function, double x)
    {
        double[] around = [function(x - 0.01), function(x), function(x + 0.01)];
        bool isPole = !around.All(double.IsFinite) || Math.Abs(around[2] - around[0]) > 10;
        return !isPole && FiniteDifferences.IsSmooth(function, x);
    }
}
