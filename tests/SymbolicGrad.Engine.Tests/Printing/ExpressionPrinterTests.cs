using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Printing;

/// <summary>Expressions as C#, and as mathematics, with the parentheses they need and no others.</summary>
public class ExpressionPrinterTests
{
    [Theory]
    [InlineData("a - (b - c)", "a - (b - c)")]
    [InlineData("a - b - c", "a - b - c")]
    [InlineData("a - (b + c)", "a - (b + c)")]
    [InlineData("a + (b + c)", "a + (b + c)")]
    [InlineData("a / (b * c)", "a / (b * c)")]
    [InlineData("a / b / c", "a / b / c")]
    [InlineData("a / (b / c)", "a / (b / c)")]
    [InlineData("a * (b / c)", "a * (b / c)")]
    [InlineData("a * (b + c)", "a * (b + c)")]
    [InlineData("a * b + c", "a * b + c")]
    [InlineData("-(a + b)", "-(a + b)")]
    [InlineData("-(a * b)", "-(a * b)")]
    [InlineData("Exp(-a)", "Math.Exp(-a)")]
    [InlineData("(a + b)²", "(a + b) * (a + b)")]
    [InlineData("a / b²", "a / (b * b)")]
    [InlineData("2 * a", "2.0 * a")]
    [InlineData("a * -2", "-2.0 * a")]
    [InlineData("a - -0.5", "a - -0.5")]
    [InlineData("MaskGreater(a, b, 0) + c", "(b > 0.0 ? a : 0) + c")]
    [InlineData("MaskGreater(a - c, b, 0)", "b > 0.0 ? a - c : 0")]
    [InlineData("Relu(a + b)", "Math.Max(a + b, 0)")]
    [InlineData("Pow(a, 1.5)", "Math.Pow(a, 1.5)")]
    [InlineData("Sigmoid(a)", "Functions.Sigmoid(a)")]
    [InlineData("ExpM1(a)", "Functions.ExpM1(a)")]
    [InlineData("a > b + c", "a > b + c")]
    public void In_CSharp(string formula, string expected)
    {
        (Function function, int id) = Build(formula, ScalarKind.Float64);
        Assert.Equal(expected, new ExpressionPrinter(function, new GeneratedNames([], hasUsings: true), _ => null).Print(id));
    }

    [Theory]
    [InlineData("Sin(a) * 0.1", "0.1f * MathF.Sin(a)")]
    [InlineData("LogP1(a)", "float.LogP1(a)")]
    public void In_CSharp_of_single_precision(string formula, string expected)
    {
        (Function function, int id) = Build(formula, ScalarKind.Float32);
        Assert.Equal(expected, new ExpressionPrinter(function, new GeneratedNames([], hasUsings: true), _ => null).Print(id));
    }

    [Theory]
    [InlineData("a - (b - c)", "a − (b − c)")]
    [InlineData("a / (b * c)", "a/(b·c)")]
    [InlineData("(a + b) * c", "(a + b)·c")]
    [InlineData("0.5 * a²", "½·a²")]
    [InlineData("(a + b)²", "(a + b)²")]
    [InlineData("Log(a * b)", "ln (a·b)")]
    [InlineData("Exp(a)", "e^a")]
    [InlineData("Exp(a + b)", "e^(a + b)")]
    [InlineData("Sqrt(a)", "√a")]
    [InlineData("Sqrt(a + b)", "√(a + b)")]
    [InlineData("Abs(a - b)", "|a − b|")]
    [InlineData("Tanh(a)", "tanh(a)")]
    [InlineData("MaskGreater(a, b, 0)", "a·1[b > 0]")]
    public void In_mathematics(string formula, string expected)
    {
        (Function function, int id) = Build(formula, ScalarKind.Float64);
        Assert.Equal(expected, new MathPrinter(function, value => function[value].Name?.Symbol).Definition(id));
    }

    [Fact]
    public void In_mathematics_of_tensors()
    {
        var f = new FunctionSketch();
        int x = f.Variable("x", f.Matrix), w = f.Variable("W1", f.Matrix), v = f.Variable("b", f.Vector);
        int product = f.Apply("MatMul", x, f.Apply("Transpose", w)), hadamard = f.Apply("Multiply", product, f.Apply("Tanh", product));
        int dot = f.Apply("Dot", v, f.Apply("Softmax", v)), norm = f.Apply("SquaredNorm", v);
        Function function = f.Finish(hadamard, dot, norm);
        var printer = new MathPrinter(function, value => function[value].Name?.Symbol);
        Assert.Equal("x·W₁ᵀ", printer.Definition(product));
        Assert.Equal("x·W₁ᵀ ⊙ tanh(x·W₁ᵀ)", printer.Definition(hadamard));
        Assert.Equal("⟨b, softmax(b)⟩", printer.Definition(dot));
        Assert.Equal("‖b‖²", printer.Definition(norm));
    }

    [Theory]
    [InlineData(1, ScalarKind.Float64, "1.0")]
    [InlineData(-0.5, ScalarKind.Float64, "-0.5")]
    [InlineData(0.1, ScalarKind.Float64, "0.1")]
    [InlineData(-0.0, ScalarKind.Float64, "-0.0")]
    [InlineData(1e300, ScalarKind.Float64, "1E+300")]
    [InlineData(0.1, ScalarKind.Float32, "0.1f")]
    [InlineData(3, ScalarKind.Float32, "3f")]
    [InlineData(1e10, ScalarKind.Float32, "1E+10f")]
    [InlineData(double.NaN, ScalarKind.Float64, "double.NaN")]
    [InlineData(double.PositiveInfinity, ScalarKind.Float32, "float.PositiveInfinity")]
    [InlineData(double.NegativeInfinity, ScalarKind.Float64, "double.NegativeInfinity")]
    [InlineData(7, ScalarKind.Int32, "7")]
    [InlineData(-7, ScalarKind.Int64, "-7L")]
    [InlineData(1, ScalarKind.Boolean, "true")]
    [InlineData(0, ScalarKind.Boolean, "false")]
    internal void Literals(double value, ScalarKind kind, string expected) => Assert.Equal(expected, ExpressionPrinter.Literal(value, kind));

    [Theory]
    [InlineData("-0.5", Precedence.Prefix, "-(-0.5)")]
    [InlineData("-x", Precedence.Prefix, "-(-x)")]
    [InlineData("x", Precedence.Atom, "-x")]
    [InlineData("x[i]", Precedence.Postfix, "-x[i]")]
    [InlineData("a * b", Precedence.Multiplicative, "-(a * b)")]
    public void A_minus_before_a_minus_is_no_decrement(string operand, int precedence, string expected) =>
        Assert.Equal(expected, Template.Fill(Primitives.Get("Negate").CSharp!, [new Printed(operand, precedence)], word => word).Text);

    [Fact]
    public void A_template_takes_words_lists_and_braces()
    {
        Printed[] operands = [new("a + b", Precedence.Additive), new("i", Precedence.Atom), new("j", Precedence.Atom)];
        Assert.Equal("(a + b)[i, j]", Template.Fill(new Notation("{0:7}[{*}]", Precedence.Postfix), operands, word => word).Text);
        Assert.Equal("Math.F(a + b)", Template.Fill(new Notation("{M}.F({0})", Precedence.Atom), operands, word => word == "M" ? "Math" : word).Text);
        Assert.Equal("e^(a + b)", Template.Fill(new Notation("e^{0:7}", Precedence.Prefix), operands, word => word).Text);
        Assert.Equal(2, Template.Occurrences(new Notation("{0:6} * {0:6} + {1}", Precedence.Additive), 0));
        Assert.Equal(1, Template.Occurrences(new Notation("{0:6} * {0:6} + {1}", Precedence.Additive), 1));
        Assert.Equal(0, Template.Occurrences(new Notation("{10}", Precedence.Additive), 1));
    }

    private static (Function Function, int Id) Build(string formula, ScalarKind kind)
    {
        var f = new FunctionSketch(kind);
        Dictionary<string, int> values = new[] { "a", "b", "c" }.ToDictionary(name => name, name => f.Variable(name));
        int id = FormulaBuilder.Build(f.Builder, Formula.Parse(formula), values, kind);
        return (f.Finish(id), id);
    }
}
