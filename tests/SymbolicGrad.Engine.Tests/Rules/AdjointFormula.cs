using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>Evaluates a formula in the place of a row's own for one operand's adjoint.</summary>
internal static class AdjointFormula
{
    public static object Evaluate(RowCase row, object[] operands, object dy, int operand, Formula formula)
    {
        var sketch = new FunctionSketch();
        int[] arguments = row.Declare(sketch);
        int upstream = sketch.Data("dy", row.ResultType);
        Dictionary<string, int> values = row.Op.OperandNames.Zip(arguments, (name, id) => (name, id)).ToDictionary(pair => pair.name, pair => pair.id);
        values.TryAdd("y", sketch.Builder.Emit(row.Op, arguments));
        values.TryAdd("dy", upstream);
        values["g"] = upstream;
        int contribution = FormulaBuilder.Build(sketch.Builder, formula, values, ScalarKind.Float64);
        if (row.Op.Kind == OpKind.Elementwise && row.Types[operand].IsScalar && sketch.Builder.TypeOf(contribution).IsTensor) contribution = sketch.Apply("Sum", contribution);
        return Interpreter.Run(sketch.Finish(contribution), new Dictionary<string, object>(RowCase.Arguments(operands)) { ["dy"] = dy })[0]!;
    }

    /// <summary>Whether a formula gives the derivative that finite differences give.</summary>
    public static bool Agrees(RowCase row, object[] operands, object dy, int operand, Formula formula, double[] expected)
    {
        object actual = Evaluate(row, operands, dy, operand, formula);
        return Values.Shape(actual) == Values.Shape(operands[operand]) && expected.SequenceEqual(Values.Flatten(actual), Close.To(1e-7));
    }
}
