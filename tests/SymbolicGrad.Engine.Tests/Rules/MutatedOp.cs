using System.Globalization;
using System.Reflection;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>Rows with a mistake.</summary>
internal static class MutatedOp
{
    private static readonly MethodInfo Clone = typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>A copy of a row that says something else in one place.</summary>
    public static Op With(this Op op, string property, object? value)
    {
        var copy = (Op)Clone.Invoke(op, null)!;
        typeof(Op).GetProperty(property)!.SetValue(copy, value);
        return copy;
    }

    /// <summary>A formula as a row states it, with every operation as a call.</summary>
    public static string Text(Formula formula) => formula switch
    {
        Formula.Number number => number.Value.ToString("0.################", CultureInfo.InvariantCulture),
        Formula.Variable variable => variable.Name,
        Formula.Call call => $"{call.Op}({string.Join(", ", call.Arguments.Select(Text))})",
        _ => throw new ArgumentException($"{formula} is no formula.", nameof(formula)),
    };
}
