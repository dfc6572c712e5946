using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>The comparison with finite differences notices every small mistake in every formula of the table.</summary>
public class DerivativeMutationTests
{
    public static TheoryData<string, int> Formulas
    {
        get
        {
            var formulas = new TheoryData<string, int>();
            foreach (Op op in RowForms.Differentiable().Select(entry => entry.Op).Distinct())
                for (int i = 0; i < op.Adjoints.Length; i++)
                    if (op.Adjoints[i] is not null) formulas.Add(op.Name, i);
            return formulas;
        }
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void The_rows_own_formula_passes_and_each_mutation_fails(string name, int operand)
    {
        Op op = Primitives.Get(name);
        List<Comparison> comparisons = RowForms.Of(op).Where(form => operand < form.Split(' ').Length).SelectMany(form => Comparisons(new RowCase(op, form), operand)).Concat(Kinks(op, operand)).ToList();
        Formula own = Formula.Parse(op.Adjoints[operand]!);
        Assert.All(comparisons, comparison => Assert.True(Passes(comparison, operand, own)));

        List<Formula> mutations = FormulaMutations.Of(own, op.OperandNames).ToList();
        Assert.True(mutations.Count >= 2);
        Assert.All(mutations, mutation => Assert.Contains(comparisons, comparison => !Passes(comparison, operand, mutation)));
    }

    /// <summary>At random operands, and for numbers at 0 and ±1 as well, where a condition of the formula may change sides.</summary>
    private static IEnumerable<Comparison> Comparisons(RowCase row, int operand)
    {
        IEnumerable<object[]> points = Enumerable.Range(0, 3).Select(row.Draw);
        return (row.Types.All(type => type.IsScalar && type.IsFloating) ? points.Concat(PrimitiveDerivativeTests.SmoothPoints(row)) : points).Select((operands, seed) =>
        {
            object dy = Samples.Upstream(row.Evaluate(operands), seed);
            return new Comparison(row, operands, dy, row.ExpectedAdjoint(operands, dy, operand));
        });
    }

    /// <summary>Where there is no derivative, the convention.</summary>
    private static IEnumerable<Comparison> Kinks(Op op, int operand) => KinkTests.Scalars
        .Where(row => (string)row[0] == op.Name && double.IsFinite(((double[])row[2])[operand]))
        .Select(row => new Comparison(new RowCase(op, string.Join(' ', Enumerable.Repeat("S", op.Arity))), ((double[])row[1]).Cast<object>().ToArray(), 1.0, [((double[])row[2])[operand]]));

    private static bool Passes(Comparison comparison, int operand, Formula formula)
    {
        try
        {
            return AdjointFormula.Agrees(comparison.Row, comparison.Operands, comparison.Upstream, operand, formula, comparison.Expected);
        }
        catch (Exception exception) when (exception is IrException or InvalidOperationException or InvalidCastException or IndexOutOfRangeException)
        {
            // Types or shapes that do not fit: the mistake would not even compile.
            return false;
        }
    }

    private sealed record Comparison(RowCase Row, object[] Operands, object Upstream, double[] Expected);
}
