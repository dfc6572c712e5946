using System.Reflection;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Tests.Numerics;

/// <summary>The rows of the table in every spelling that the framework and the runtime have for them: a new row is among them by itself.</summary>
internal static class RowSpellings
{
    private static readonly Dictionary<string, string> Operators = new() { ["Add"] = "x + y", ["Subtract"] = "x - y", ["Multiply"] = "x * y", ["Divide"] = "x / y", ["Negate"] = "-x" };

    /// <summary>The rows that stand for an operator, or for a method, of numbers.</summary>
    public static IEnumerable<Op> Rows => Primitives.All.Where(op => op.Kind == OpKind.Elementwise && (Operators.ContainsKey(op.Name) || (op.Symbols.Length > 0 && op.Admits(IrType.Float64))));

    public static IEnumerable<Spelling> Of(Op op)
    {
        foreach (bool isSingle in new[] { false, true })
        {
            if (Operators.TryGetValue(op.Name, out string? written))
            {
                yield return new Spelling(written, new string('S', op.Arity), IsSingle: isSingle);
                if (op.Name != "Multiply")
                    yield return new Spelling(written, new string('V', op.Arity), 'V', isSingle);
            }
            foreach (string symbol in op.Symbols)
                foreach (Spelling spelling in Of(symbol, op.Arity, isSingle))
                    yield return spelling;
        }
    }

    private static IEnumerable<Spelling> Of(string symbol, int arity, bool isSingle)
    {
        string method = symbol[(symbol.IndexOf('.', StringComparison.Ordinal) + 1)..], arguments = string.Join(", ", new[] { "x", "y", "z" }.Take(arity));
        if (symbol.StartsWith("Math.", StringComparison.Ordinal))
        {
            Type scalar = isSingle ? typeof(float) : typeof(double);
            foreach ((Type type, string name) in new[] { (isSingle ? typeof(MathF) : typeof(Math), "Math"), (scalar, "double") })
            {
                if (type.GetMethod(method, BindingFlags.Public | BindingFlags.Static, [.. Enumerable.Repeat(scalar, arity)])?.ReturnType == scalar)
                    yield return new Spelling($"{name}.{method}({arguments})", new string('S', arity), IsSingle: isSingle);
            }
            yield break;
        }
        if (symbol.StartsWith("System.", StringComparison.Ordinal))
        {
            if (symbol.StartsWith(isSingle ? "System.Double." : "System.Single.", StringComparison.Ordinal)) yield break;
            yield return new Spelling($"{(symbol.StartsWith("System.Math.", StringComparison.Ordinal) ? "Math" : "double")}.{method[(method.IndexOf('.', StringComparison.Ordinal) + 1)..]}({arguments})", new string('S', arity), IsSingle: isSingle);
            yield break;
        }
        foreach (MethodInfo overload in typeof(Functions).GetMethods().Where(candidate => candidate.Name == method && candidate.GetParameters().Length == arity))
        {
            string operands = string.Concat(overload.GetParameters().Select(parameter => Letter(parameter.ParameterType)));
            if (!operands.Contains('?', StringComparison.Ordinal))
                yield return new Spelling($"Functions.{method}({arguments})", operands, Letter(overload.ReturnType), isSingle);
        }
    }

    /// <summary>Matrices share the kernels of vectors.</summary>
    private static char Letter(Type type) =>
        type.IsGenericParameter ? 'S' : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Vector<>) ? 'V' : '?';

    private static bool Admits(this Op op, IrType type)
    {
        try
        {
            return op.TypeRule([.. Enumerable.Repeat(type, op.Arity)], null).IsFloating;
        }
        catch (IrException)
        {
            return false;
        }
    }
}
