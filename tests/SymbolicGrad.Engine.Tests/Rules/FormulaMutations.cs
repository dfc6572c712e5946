using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>The mistakes that a derivative is prone to: a sign, a lost factor or term, a wrong constant, function or operand.</summary>
internal static class FormulaMutations
{
    public static IEnumerable<Formula> Of(Formula formula, IReadOnlyList<string> operands) =>
        new[] { Call("Negate", formula), Call("Multiply", new Formula.Number(0), formula) }.Concat(Inside(formula, operands));

    private static IEnumerable<Formula> Inside(Formula formula, IReadOnlyList<string> operands)
    {
        foreach (Formula local in Local(formula, operands)) yield return local;
        if (formula is not Formula.Call call) yield break;
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            if (IsIndifferent(call, i)) continue;
            foreach (Formula argument in Inside(call.Arguments[i], operands)) yield return call with { Arguments = call.Arguments.SetItem(i, argument) };
        }
    }

    // What lends only its shape, stands only in the printed form, keeps an overflow from a value that a mask hides, or only says whether a length vanishes: any other would do as well.
    private static bool IsIndifferent(Formula.Call call, int argument) => call switch
    {
        { Op: "CountOf" or "RowsOf" or "ColumnsOf" } => true,
        { Op: "PowExponentSlope" } => argument == 1,
        { Op: "Exp", Arguments: [Formula.Call { Op: "Min" }] } => true,
        { Op: "MaskGreater", Arguments: [_, Formula.Call { Op: "Hypot" }, _] } => argument == 1,
        _ => argument >= 1 && call.Op.EndsWith("Like", StringComparison.Ordinal),
    };

    private static IEnumerable<Formula> Local(Formula formula, IReadOnlyList<string> operands)
    {
        switch (formula)
        {
            case Formula.Number number:
                return [new Formula.Number(number.Value + 1)];
            case Formula.Variable { Name: var name } when operands.Contains(name) && operands.Count > 1:
                return [new Formula.Variable(operands[(operands.IndexOf(name) + 1) % operands.Count])];
            case Formula.Call { Op: "Add", Arguments: [var left, var right] }:
                return [left, right, Call("Subtract", left, right)];
            case Formula.Call { Op: "Subtract", Arguments: [var left, var right] }:
                return [left, right, Call("Add", left, right)];
            case Formula.Call { Op: "Multiply", Arguments: [var left, var right] }:
                return [left, right];
            case Formula.Call { Op: "Divide", Arguments: [var left, var right] }:
                return [left, Call("Multiply", left, right)];
            case Formula.Call { Op: "Sin" or "Cos" or "Sinh" or "Cosh", Arguments: [var x] } call:
                return [x, Call(call.Op switch { "Sin" => "Cos", "Cos" => "Sin", "Sinh" => "Cosh", _ => "Sinh" }, x)];
            case Formula.Call call when call.Op.StartsWith("Mask", StringComparison.Ordinal):
                return [call.Arguments[0], call with { Op = Opposite(call.Op) }];
            case Formula.Call { Arguments.Length: > 0 } call:
                return [call.Arguments[0]];
            default:
                return [];
        }
    }

    private static string Opposite(string mask) => mask switch
    {
        "MaskInside" => "MaskAtUpperBound",
        "MaskAtUpperBound" => "MaskInside",
        _ when mask.Contains("Greater", StringComparison.Ordinal) => mask.Replace("Greater", "Less", StringComparison.Ordinal),
        _ => mask.Replace("Less", "Greater", StringComparison.Ordinal),
    };

    private static Formula Call(string op, params Formula[] arguments) => new Formula.Call(op, [.. arguments]);

    private static int IndexOf(this IReadOnlyList<string> list, string item) => list.TakeWhile(other => other != item).Count();
}
