using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>Every row says all that a row must say.</summary>
public class PrimitiveTableTests
{
    public static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (Op op in Primitives.All) names.Add(op.Name);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_is_replaced_or_can_be_written_as_code_and_as_mathematics(string name)
    {
        Op op = Primitives.Get(name);
        if (op.Expansion is not null) return;
        Assert.NotNull(op.Math);
        Assert.True(op.Kernel is not null || op.CSharp is not null || op.ScalarExpansion is not null, $"{name} can be computed nowhere.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Formulas_name_only_operands_and_known_functions(string name)
    {
        Op op = Primitives.Get(name);
        if (op.Arity >= 0 && !op.Adjoints.IsEmpty) Assert.Equal(op.Arity, op.Adjoints.Length);
        bool hasFormulas = op.Expansion is not null || op.ScalarExpansion is not null || op.Adjoints.Any(formula => formula is not null);
        if (op.Arity >= 0 && hasFormulas) Assert.Equal(op.Arity, op.OperandNames.Length);
        Assert.Equal(op.OperandNames.Length, op.OperandNames.Distinct().Count());

        foreach (string formula in op.Adjoints.OfType<string>()) CheckFormula(formula, [.. op.OperandNames, "y", op.OperandNames.Contains("dy") ? "g" : "dy"]);
        foreach (string formula in op.Tangents.OfType<string>()) CheckFormula(formula, [.. op.OperandNames, "y", .. op.OperandNames.Select(operand => "d" + operand)]);
        foreach (string? expansion in new[] { op.Expansion, op.ScalarExpansion })
            if (expansion is not null) CheckFormula(expansion, [.. op.OperandNames]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Notations_have_holes_for_operands_that_exist(string name)
    {
        Op op = Primitives.Get(name);
        foreach (Notation notation in new[] { op.CSharp, op.Math, op.MathOfTensors, op.MathOfVector }.OfType<Notation>())
        {
            Assert.InRange(notation.Precedence, Precedence.Lowest, Precedence.Atom);
            foreach (int operand in Holes(notation.Template))
                Assert.True(op.Arity < 0 || operand < op.Arity, $"'{notation.Template}' of {name} has a hole for operand {operand}.");
        }

        foreach (string form in op.KernelForms.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Assert.Equal(op.Arity, form.Length);
    }

    [Fact]
    public void Names_are_unique_and_found()
    {
        Assert.Equal(Primitives.All.Count, Primitives.All.Select(op => op.Name).Distinct().Count());
        Assert.All(Primitives.All, op => Assert.Same(op, Primitives.Get(op.Name)));
        Assert.False(Primitives.Contains("Argument"));
        IrException unknown = Assert.Throws<IrException>(() => Primitives.Get("Frobnicate"));
        Assert.Contains("Frobnicate", unknown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.Math.Sin", "Sin")]
    [InlineData("System.MathF.Sin", "Sin")]
    [InlineData("System.Double.Exp2", "Exp2")]
    [InlineData("System.Single.LogP1", "LogP1")]
    [InlineData("SymbolicGrad.Functions.Relu", "Relu")]
    [InlineData("System.Math.Tanh", "Tanh")]
    [InlineData("System.Math.Clamp", "Clamp")]
    [InlineData("System.Double.Clamp", "IeeeClamp")]
    [InlineData("System.Single.Clamp", "IeeeClamp")]
    [InlineData("SymbolicGrad.Functions.Tanh", "Tanh")]
    public void A_method_finds_its_row(string method, string row) => Assert.Contains(Primitives.ForSymbol(method), op => op.Name == row);

    /// <summary>Where several rows share a method, the operands' types decide: no two of them may admit the same.</summary>
    [Fact]
    public void A_method_and_operand_types_mean_one_row()
    {
        IrType[] vocabulary = [IrType.Float64, IrType.Vector(ScalarKind.Float64), IrType.Matrix(ScalarKind.Float64), IrType.Int32, IrType.Array(IrType.Int32)];
        IEnumerable<string> methods = Primitives.All.SelectMany(op => op.Symbols).Distinct().Select(symbol => symbol.Split('.')[0] switch { "Math" => "System." + symbol, "System" => symbol, _ => "SymbolicGrad." + symbol });
        foreach (string method in methods)
        {
            foreach (IrType[] types in Enumerable.Range(1, 3).SelectMany(length => Tuples(vocabulary, length)))
                Assert.True(Primitives.ForSymbol(method).Count(op => op.Arity == types.Length && Admits(op, types)) <= 1, $"{method} of {string.Join(", ", types.AsEnumerable())} is ambiguous.");
        }
    }

    internal static IEnumerable<T[]> Tuples<T>(IReadOnlyList<T> items, int length) =>
        length == 0 ? [[]] : Tuples(items, length - 1).SelectMany(_ => items, (head, item) => (T[])[.. head, item]);

    internal static bool Admits(Op op, IrType[] types)
    {
        try
        {
            op.TypeRule([.. types], null);
            return true;
        }
        catch (IrException)
        {
            return false;
        }
    }

    private static void CheckFormula(string text, string[] variables)
    {
        Formula formula = Formula.Parse(text);
        Assert.All(formula.Variables(), variable => Assert.Contains(variable, variables));
        foreach (string function in Functions(formula)) Assert.True(FormulaBuilder.IsKnownFunction(function), $"'{text}' calls {function}.");
    }

    private static IEnumerable<string> Functions(Formula formula) =>
        formula is Formula.Call call ? call.Arguments.SelectMany(Functions).Prepend(call.Op) : [];

    private static IEnumerable<int> Holes(string template) =>
        template.Split('{').Skip(1).Select(piece => piece.Split('}', ':')[0]).Where(hole => int.TryParse(hole, out _)).Select(int.Parse);
}
