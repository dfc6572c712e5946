using System.Collections.Immutable;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>
/// What a row says besides its adjoints, which have <see cref="DerivativeMutationTests"/>: how its tangent follows, and the formula that
/// takes its place. A mistake in it is noticed by a comparison with the definition.
/// </summary>
public class RowMutationTests
{
    private const int Draws = 3;

    /// <summary>Rules that come to the same: what is linear in each operand that varies is its own derivative, its transpose if that is symmetric, and an inner product where the result is one number.</summary>
    private static readonly string[] Equivalent =
    [
        "Dot Gradient", "Item Gradient", "Sum Gradient", "Transpose AsAdjoint",
        "Negate Multilinear", "Multiply Multilinear", "ReluGradient Multilinear",
        "MaskGreater Multilinear", "MaskGreaterOrEqual Multilinear", "MaskLess Multilinear", "MaskLessOrEqual Multilinear", "MaskInside Multilinear", "MaskAtUpperBound Multilinear",
    ];

    public static TheoryData<string> Rules => [.. RowForms.Differentiable().Where(entry => entry.Op.Expansion is null && entry.Op.Adjoints.Any(formula => formula is not null)).Select(entry => entry.Op.Name).Distinct()];

    public static TheoryData<string> StatedTangents => [.. RowForms.Differentiable().Where(entry => entry.Op.Tangent == TangentRule.Stated).Select(entry => entry.Op.Name).Distinct()];

    public static TheoryData<string, string> Expansions
    {
        get
        {
            var expansions = new TheoryData<string, string>();
            foreach (Op op in RowForms.Differentiable().Select(entry => entry.Op).Distinct())
            {
                if (op.Expansion is not null) expansions.Add(op.Name, nameof(Op.Expansion));
                if (op.ScalarExpansion is not null) expansions.Add(op.Name, nameof(Op.ScalarExpansion));
            }

            return expansions;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Another_rule_for_the_tangent_is_noticed(string name)
    {
        Op op = Primitives.Get(name);
        Assert.True(TangentsAgree(op));
        foreach (TangentRule other in new[] { TangentRule.AsAdjoint, TangentRule.Multilinear, TangentRule.Gradient }.Where(rule => rule != op.Tangent))
            Assert.Equal(Equivalent.Contains($"{name} {other}"), TangentsAgree(op.With(nameof(Op.Tangent), other)));
    }

    [Theory]
    [MemberData(nameof(StatedTangents))]
    public void A_mistake_in_a_stated_tangent_is_noticed(string name)
    {
        Op op = Primitives.Get(name);
        for (int operand = 0; operand < op.Tangents.Length; operand++)
        {
            List<Formula> mutations = FormulaMutations.Of(Formula.Parse(op.Tangents[operand]!), op.OperandNames).ToList();
            Assert.True(mutations.Count >= 2);
            Assert.All(mutations, mutation => Assert.False(TangentsAgree(op.With(nameof(Op.Tangents), op.Tangents.SetItem(operand, MutatedOp.Text(mutation)))), MutatedOp.Text(mutation)));
        }
    }

    [Theory]
    [MemberData(nameof(Expansions))]
    public void A_mistake_in_what_takes_a_rows_place_is_noticed(string name, string property)
    {
        Op op = Primitives.Get(name);
        var own = Formula.Parse((string)typeof(Op).GetProperty(property)!.GetValue(op)!);
        string[] forms = [.. RowForms.Of(op).Where(form => property == nameof(Op.Expansion) || form.Split(' ').All(word => word == "S"))];
        Assert.True(ValuesAgree(op.With(property, MutatedOp.Text(own)), forms));
        Assert.All(FormulaMutations.Of(own, op.OperandNames), mutation => Assert.False(ValuesAgree(op.With(property, MutatedOp.Text(mutation)), forms), MutatedOp.Text(mutation)));
    }

    private static bool ValuesAgree(Op op, string[] forms) => Agrees(() => forms.Select(form => new RowCase(op, form)).All(row =>
    {
        Function function = Function(row);
        return Enumerable.Range(0, Draws).Select(row.Draw).All(operands =>
            Values.Flatten(row.Evaluate(operands)).SequenceEqual(Values.Flatten(Interpreter.Run(function, RowCase.Arguments(operands))[0]!), Close.To(1e-12)));
    }));

    private static bool TangentsAgree(Op op) => Agrees(() => RowForms.Of(op).Select(form => new RowCase(op, form)).All(row =>
    {
        Function function = Function(row);
        (Function? tangent, _) = TangentPass.Run(function, new TangentNames((info, _) => "d" + info.Access));
        return tangent is not null && Enumerable.Range(0, Draws).All(seed => TangentAgrees(row, function, tangent, seed));
    }));

    /// <summary>Along the line x + t·dx, where the definition is differentiated by t.</summary>
    private static bool TangentAgrees(RowCase row, Function function, Function tangent, int seed)
    {
        object[] operands = row.Draw(seed);
        Dictionary<string, object> arguments = RowCase.Arguments(operands), direction = Forwarded.Direction(function, arguments, seed);
        double[] actual = Values.Flatten(Interpreter.Run(tangent, arguments.Concat(direction.Select(entry => KeyValuePair.Create("d" + entry.Key, entry.Value))).ToDictionary())[1]!);
        double[] expected = [.. Enumerable.Range(0, Values.Flatten(row.Evaluate(operands)).Length).Select(k => FiniteDifferences.Derivative(t => Values.Flatten(row.Evaluate(Along(t)))[k], 0))];
        return expected.SequenceEqual(actual, Close.To(1e-7));

        object[] Along(double t) => operands.Select((operand, i) =>
            direction.TryGetValue($"x{i}", out object? by) ? Values.Rebuild(operand, Values.Flatten(operand).Zip(Values.Flatten(by), (x, d) => x + (t * d)).ToArray()) : operand).ToArray();
    }

    private static bool Agrees(Func<bool> comparison)
    {
        try
        {
            return comparison();
        }
        catch (Exception exception) when (exception is IrException or InvalidOperationException or InvalidCastException or IndexOutOfRangeException or ArgumentException)
        {
            // Types or shapes that do not fit: the mistake would not even compile.
            return false;
        }
    }

    private static Function Function(RowCase row)
    {
        var sketch = new FunctionSketch();
        return sketch.Finish(sketch.Builder.Emit(row.Op, row.Declare(sketch)));
    }
}
