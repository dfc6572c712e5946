using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>The language of the tables' formulas.</summary>
public class FormulaTests
{
    [Theory]
    [InlineData("a + b * c", "(Add a (Multiply b c))")]
    [InlineData("a * b + c", "(Add (Multiply a b) c)")]
    [InlineData("(a + b) * c", "(Multiply (Add a b) c)")]
    [InlineData("a - b - c", "(Subtract (Subtract a b) c)")]
    [InlineData("a - (b - c)", "(Subtract a (Subtract b c))")]
    [InlineData("a / b / c", "(Divide (Divide a b) c)")]
    [InlineData("a / b * c", "(Multiply (Divide a b) c)")]
    [InlineData("-a * b", "(Multiply (Negate a) b)")]
    [InlineData("-a + b", "(Add (Negate a) b)")]
    [InlineData("a - -b", "(Subtract a (Negate b))")]
    [InlineData("--a", "(Negate (Negate a))")]
    [InlineData("-a²", "(Negate (Square a))")]
    [InlineData("a * b²", "(Multiply a (Square b))")]
    [InlineData("(a * b)²", "(Square (Multiply a b))")]
    [InlineData("xᵀ", "(Transpose x)")]
    [InlineData("xᵀ²", "(Square (Transpose x))")]
    [InlineData("MatMul(dy, cᵀ)", "(MatMul dy (Transpose c))")]
    [InlineData("Log(a)²", "(Square (Log a))")]
    [InlineData("F(a + b, -c, 2)", "(F (Add a b) (Negate c) 2)")]
    [InlineData("a + 1 > b * 2", "(Greater (Add a 1) (Multiply b 2))")]
    [InlineData("0.5*x", "(Multiply 0.5 x)")]
    [InlineData("  x1  ", "x1")]
    public void Operators_bind_as_on_paper(string text, string expected) => Assert.Equal(expected, Show(Formula.Parse(text)));

    [Theory]
    [InlineData("", "an operand", 0)]
    [InlineData("a +", "an operand", 3)]
    [InlineData("a b", "the end", 2)]
    [InlineData("(a", "')'", 2)]
    [InlineData("F(a", "')'", 3)]
    [InlineData("F(a,)", "an operand", 4)]
    [InlineData("a ^ b", "the end", 2)]
    [InlineData("a > b > c", "the end", 6)]
    [InlineData("²", "an operand", 0)]
    public void What_is_not_a_formula_is_refused_with_its_position(string text, string expected, int position)
    {
        FormatException error = Assert.Throws<FormatException>(() => Formula.Parse(text));
        Assert.Equal($"Expected {expected} at position {position} of the formula '{text}'.", error.Message);
    }

    [Fact]
    public void Variables_come_once_each_in_the_order_of_their_first_use() =>
        Assert.Equal(["b", "a", "dy"], Formula.Parse("b * F(a, b) + dy / a").Variables());

    [Fact]
    public void Building_a_formula_needs_all_of_its_variables()
    {
        var sketch = new FunctionSketch();
        IrException error = Assert.Throws<IrException>(() =>
            FormulaBuilder.Build(sketch.Builder, Formula.Parse("a + b"), new Dictionary<string, int> { ["a"] = sketch.Variable("a") }, ScalarKind.Float64));
        Assert.Contains("'b'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_take_the_scalar_kind_that_is_asked_for()
    {
        var sketch = new FunctionSketch(ScalarKind.Float32);
        int sum = FormulaBuilder.Build(sketch.Builder, Formula.Parse("x + 0.1"), new Dictionary<string, int> { ["x"] = sketch.Variable("x") }, ScalarKind.Float32);
        Instruction number = sketch.Builder[sketch.Builder[sum].Operands[1]];
        Assert.Equal(IrType.Float32, number.Type);
        Assert.Equal((double)0.1f, number.Number);
    }

    [Theory]
    [InlineData("MatMul", true)]
    [InlineData("FillLike", true)]
    [InlineData("RowsOf", true)]
    [InlineData("For", false)]
    [InlineData("Frobnicate", false)]
    public void Formulas_call_rows_and_functions_of_shapes(string function, bool isKnown) => Assert.Equal(isKnown, FormulaBuilder.IsKnownFunction(function));

    private static string Show(Formula formula) => formula switch
    {
        Formula.Number number => FormattableString.Invariant($"{number.Value}"),
        Formula.Variable variable => variable.Name,
        Formula.Call call => $"({call.Op} {string.Join(' ', call.Arguments.Select(Show))})",
        _ => throw new InvalidOperationException($"{formula}"),
    };
}
