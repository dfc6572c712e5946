using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Rules;

/// <summary>Turns a formula of a table into instructions.</summary>
internal static class FormulaBuilder
{
    private static readonly ConcurrentDictionary<string, Formula> Parsed = new();

    /// <summary>Functions of formulas that take from an operand only its type and extents.</summary>
    private static readonly Dictionary<string, Func<FunctionBuilder, int[], int>> ShapeFunctions = new()
    {
        ["FillLike"] = static (b, args) => b.Emit(Primitives.Get("Fill"), [args[0], .. Extents(b, args[1])]),
        ["BroadcastRowLike"] = static (b, args) => b.Emit(Primitives.Get("BroadcastRow"), args[0], b.Extent(args[1], 0)),
        ["BroadcastColumnLike"] = static (b, args) => b.Emit(Primitives.Get("BroadcastColumn"), args[0], b.Extent(args[1], 1)),
        ["ScatterLike"] = static (b, args) => b.Emit(Primitives.Get("Scatter"), [args[0], .. Extents(b, args[1]), .. args.Skip(2)]),
        ["ConvertLike"] = static (b, args) => b.Emit(ArithmeticRows.Convert, null, b.TypeOf(args[1]).Kind, [args[0]]),
        ["RowDots"] = static (b, args) => RowDots(b, args[0], args[1]),
        ["CountOf"] = static (b, args) => Count(b, args[0], Extents(b, args[0])),
        ["RowsOf"] = static (b, args) => Count(b, args[0], b.TypeOf(args[0]).Form == TypeForm.Matrix ? [b.Extent(args[0], 0)] : []),
        ["ColumnsOf"] = static (b, args) => Count(b, args[0], [b.Extent(args[0], 1)]),
    };

    public static Formula Parse(string text) => Parsed.GetOrAdd(text, Formula.Parse);

    /// <summary>Whether formulas may call this name.</summary>
    public static bool IsKnownFunction(string name) => Primitives.Contains(name) || ShapeFunctions.ContainsKey(name);

    /// <summary>Builds the formula over values; numbers take the given scalar kind.</summary>
    public static int Build(FunctionBuilder builder, Formula formula, IReadOnlyDictionary<string, int> values, ScalarKind kind)
    {
        switch (formula)
        {
            case Formula.Number number:
                return builder.Constant(number.Value, IrType.Scalar(kind));
            case Formula.Variable variable:
                return values.TryGetValue(variable.Name, out int value) ? value : throw new IrException($"A formula names '{variable.Name}', which is not given.");
            case Formula.Call call:
                // Indices of an item are as many as the tensor has axes: what is not given is left out.
                int[] arguments = call.Arguments
                    .Where(argument => argument is not Formula.Variable { Name: "i" or "j" } index || values.ContainsKey(index.Name))
                    .Select(argument => Build(builder, argument, values, kind))
                    .ToArray();
                return ShapeFunctions.TryGetValue(call.Op, out Func<FunctionBuilder, int[], int>? function)
                    ? function(builder, arguments)
                    : builder.Emit(Primitives.Get(call.Op), arguments);
            default:
                throw new IrException($"Unknown formula {formula}.");
        }
    }

    // The inner product of each row of one with that row of the other, in the place of every element of the row; a vector is one row.
    private static int RowDots(FunctionBuilder builder, int left, int right)
    {
        if (builder.TypeOf(left).Form == TypeForm.Vector) return builder.Emit(Primitives.Get("Dot"), left, right);
        int dots = builder.Emit(Primitives.Get("ColumnSum"), builder.Emit(ArithmeticRows.Multiply, left, right));
        return builder.Emit(Primitives.Get("BroadcastColumn"), dots, builder.Extent(left, 1));
    }

    private static int[] Extents(FunctionBuilder builder, int tensor)
    {
        IrType type = builder.TypeOf(tensor);
        return type.IsTensor ? Enumerable.Range(0, type.Rank).Select(axis => builder.Extent(tensor, axis)).ToArray() : [];
    }

    // The product of extents as a number of the tensor's scalar kind.
    private static int Count(FunctionBuilder builder, int tensor, int[] extents)
    {
        ScalarKind kind = builder.TypeOf(tensor).Kind;
        if (extents.Length == 0) return builder.Constant(1, IrType.Scalar(kind));
        int count = extents.Aggregate((left, right) => builder.Emit(ArithmeticRows.Multiply, left, right));
        return builder.Emit(ArithmeticRows.Convert, null, kind, [count]);
    }
}
