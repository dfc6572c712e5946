using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Rules;

/// <summary>The table of differentiable operations: all its rows, by name.</summary>
internal static class Primitives
{
    /// <summary>Every row, in the order of the tables.</summary>
    public static readonly IReadOnlyList<Op> All = [.. ArithmeticRows.All, .. FunctionRows.All, .. ActivationRows.All, .. TensorRows.All, .. LossRows.All];

    private static readonly Dictionary<string, Op> ByName = All.ToDictionary(op => op.Name);

    // What a user says of a value is written as a call too.
    private static readonly ILookup<string, Op> BySymbol = All.Append(Modifiers.StopGradient)
        .SelectMany(op => op.Symbols.SelectMany(Spellings), (op, symbol) => (op, symbol))
        .ToLookup(entry => entry.symbol, entry => entry.op);

    /// <summary>The row of that name.</summary>
    /// <exception cref="IrException">There is none.</exception>
    public static Op Get(string name) => ByName.TryGetValue(name, out Op? op) ? op : throw new IrException($"There is no operation '{name}'.");

    public static bool Contains(string name) => ByName.ContainsKey(name);

    /// <summary>The rows that a C# method or operator stands for: <c>System.Math.Sin</c>, <c>SymbolicGrad.Functions.Relu</c>. Several where overloads differ in their operand types.</summary>
    public static IEnumerable<Op> ForSymbol(string qualifiedName) => BySymbol[qualifiedName];

    // "Math.Sin" is spelled in four ways by the framework, "System.Math.Clamp" stands for itself; anything else belongs to this runtime.
    private static IEnumerable<string> Spellings(string symbol) => symbol.StartsWith("Math.", System.StringComparison.Ordinal)
        ? new[] { "System.Math", "System.MathF", "System.Double", "System.Single" }.Select(type => type + symbol.Substring(4))
        : [symbol.StartsWith("System.", System.StringComparison.Ordinal) ? symbol : "SymbolicGrad." + symbol];
}
