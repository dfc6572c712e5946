using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Rules;

/// <summary>Finds the simpler form of a term that is about to be built.</summary>
internal static class Rewriter
{
    /// <summary>The id of an equal, simpler value; null where the term stays as it is.</summary>
    public static int? Simplify(FunctionBuilder builder, Op op, object? payload, int[] operands)
    {
        if (op.Kind == OpKind.Structural) return null;
        if (Expand(builder, op, operands) is { } expanded) return expanded;
        if (op == ArithmeticRows.Convert) return FoldConversion(builder, (ScalarKind)payload!, operands[0]);
        if (Fold(builder, op, operands) is { } folded) return folded;
        if (FoldCondition(builder, op, operands) is { } decided) return decided;

        // Commutative: a constant stands first in a product, second elsewhere.
        if (op.IsCommutative && IsConstant(builder, operands[0]) != IsConstant(builder, operands[1]) &&
            IsConstant(builder, operands[0]) != (op == ArithmeticRows.Multiply))
            return builder.Emit(op, operands[1], operands[0]);

        foreach ((Formula before, Formula after, _) in Rewrites.ByRoot[op.Name])
        {
            var bindings = new Dictionary<string, int>();
            if (!MatchOperands(builder, op, ((Formula.Call)before).Arguments, operands, bindings)) continue;
            ScalarKind kind = builder.TypeOf(operands[0]).Kind.InOne();
            if (!builder.TypeOf(operands[0]).IsFloating && !(kind is ScalarKind.Int32 or ScalarKind.Int64 && HoldsForIntegers(op, after))) continue;
            if (bindings.TryGetValue("c", out int c) && bindings.TryGetValue("d", out int d) && !CanMerge(builder, c, d)) return null;
            return FormulaBuilder.Build(builder, after, bindings, kind);
        }

        return null;
    }

    // Constants whose product overflows or loses digits stay apart, and in the order the user gave them.
    private static bool CanMerge(FunctionBuilder builder, int c, int d)
    {
        if (Fold(builder, ArithmeticRows.Multiply, [c, d]) is not { } product) return false;
        IrType type = builder.TypeOf(product);
        double smallestNormal = type.Kind == ScalarKind.Float32 ? 1.17549435E-38 : 2.2250738585072014E-308;
        return !type.IsFloating || Math.Abs(builder[product].Number) >= smallestNormal;
    }

    // Ring operations; the square is a function of numbers that vary smoothly.
    private static bool HoldsForIntegers(Op op, Formula after) =>
        op.Name is "Add" or "Subtract" or "Multiply" or "Negate" && after is not Formula.Call { Op: "Square" };

    private static int? Expand(FunctionBuilder builder, Op op, int[] operands)
    {
        string? formula = op.Expansion ?? (operands.Any(id => !builder.TypeOf(id).IsScalar) ? null : op.ScalarExpansion);
        if (formula is null) return null;
        var values = op.OperandNames.Zip(operands, static (name, id) => (name, id)).ToDictionary(pair => pair.name, pair => pair.id);
        return FormulaBuilder.Build(builder, FormulaBuilder.Parse(formula), values, builder.TypeOf(operands[0]).Kind.InOne());
    }

    private static int? FoldConversion(FunctionBuilder builder, ScalarKind target, int operand)
    {
        Instruction definition = builder[operand];
        if (definition.Type.Kind.IsInFour()) target = target.InFour();
        if (definition.Type.Kind == target) return operand;
        if (definition.Op != Structural.Constant) return null;
        bool isKept = target switch
        {
            ScalarKind.Float64 => true,
            ScalarKind.Float32 => !definition.Type.IsFloating,
            _ => RangeOf(target) is (var least, var largest) && definition.Number > least - 1 && definition.Number < largest + 1,
        };
        return isKept ? builder.Constant(IrType.Scalar(target).IsFloating ? definition.Number : Math.Truncate(definition.Number) + 0.0, IrType.Scalar(target)) : null;
    }

    // The integers of a kind, as far as a constant holds them exactly. What lies outside is converted at run time, as checked or unchecked as the project is.
    private static (double Least, double Largest)? RangeOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ScalarKind.UInt8 => (byte.MinValue, byte.MaxValue),
        ScalarKind.Int16 => (short.MinValue, short.MaxValue),
        ScalarKind.UInt16 or ScalarKind.Char => (ushort.MinValue, ushort.MaxValue),
        ScalarKind.Int32 => (int.MinValue, int.MaxValue),
        ScalarKind.UInt32 => (uint.MinValue, uint.MaxValue),
        ScalarKind.Int64 => (-LargestExact, LargestExact),
        ScalarKind.UInt64 => (0, LargestExact),
        _ => null,
    };

    /// <summary>2⁵³, up to which a double holds every integer.</summary>
    private const double LargestExact = 9007199254740992;

    // Only what is computed the same way at compile time and at run time: + − · / on constants.
    private static int? Fold(FunctionBuilder builder, Op op, int[] operands)
    {
        if (!operands.All(id => IsConstant(builder, id)) || operands.Any(id => builder.TypeOf(id).Kind.IsInFour())) return null;
        IrType type = builder.TypeOf(operands[0]);
        if (!type.IsFloating && type.Kind is not (ScalarKind.Int32 or ScalarKind.Int64)) return null;
        double first = builder[operands[0]].Number, second = operands.Length > 1 ? builder[operands[1]].Number : 0;
        double? result = op.Name switch
        {
            "Negate" => -first,
            "Add" => Rounded(first + second),
            "Subtract" => Rounded(first - second),
            "Multiply" => Rounded(first * second),
            "Divide" when type.IsFloating => Rounded(first / second),
            _ => null,
        };
        bool representable = result is { } value && !double.IsNaN(value) && !double.IsInfinity(value) && (type.IsFloating || Math.Abs(value) <= int.MaxValue);
        return representable ? builder.Constant(result!.Value, type) : null;

        double Rounded(double exact) => type.Kind == ScalarKind.Float32 ? (float)exact : exact;
    }

    // Comparisons of constants, and connectives of which an operand is known.
    private static int? FoldCondition(FunctionBuilder builder, Op op, int[] operands)
    {
        int known = Array.FindIndex(operands, id => IsConstant(builder, id));
        if (known < 0) return null;
        double a = builder[operands[known]].Number;
        if (op.Name == "Not") return builder.Constant(1 - a, IrType.Boolean);
        if (operands.Length != 2) return null;
        int other = operands[1 - known];
        if (op.Name == "And") return a != 0 ? other : operands[known];
        if (op.Name == "Or") return a != 0 ? operands[known] : other;
        if (!IsConstant(builder, other)) return null;
        double b = builder[other].Number;
        bool? holds = op.Name switch
        {
            "Greater" => a > b,
            "GreaterOrEqual" => a >= b,
            "Less" => a < b,
            "LessOrEqual" => a <= b,
            "Equal" => a == b,
            "NotEqual" => a != b,
            _ => null,
        };
        return holds is { } value ? builder.Constant(value ? 1 : 0, IrType.Boolean) : null;
    }

    private static bool IsConstant(FunctionBuilder builder, int id) => builder[id].Op == Structural.Constant;

    private static bool Match(FunctionBuilder builder, Formula pattern, int id, Dictionary<string, int> bindings)
    {
        Instruction definition = builder[id];
        switch (pattern)
        {
            case Formula.Number number:
                return definition.Op == Structural.Constant && definition.Number == number.Value && !IsNegativeZero(definition.Number);
            case Formula.Variable variable:
                if (bindings.TryGetValue(variable.Name, out int bound)) return bound == id;
                if (!MayStandFor(variable.Name, definition)) return false;
                bindings.Add(variable.Name, id);
                return true;
            case Formula.Call call:
                return definition.Op.Name == call.Op && MatchOperands(builder, definition.Op, call.Arguments, definition.Operands.Items, bindings);
            default:
                return false;
        }
    }

    private static bool MayStandFor(string variable, Instruction definition) => variable switch
    {
        "c" or "d" => definition.Op == Structural.Constant && definition.Number != 0,
        "s" or "t" => definition.Type.IsScalar,
        "u" or "v" => definition.Type.Form == TypeForm.Vector,
        _ => !char.IsUpper(variable[0]) || definition.Type.IsTensor,
    };

    private static bool MatchOperands(
        FunctionBuilder builder, Op op, IReadOnlyList<Formula> patterns, IReadOnlyList<int> operands, Dictionary<string, int> bindings)
    {
        if (patterns.Count != operands.Count) return false;
        var saved = new Dictionary<string, int>(bindings);
        if (patterns.Zip(operands, (pattern, id) => (pattern, id)).All(pair => Match(builder, pair.pattern, pair.id, bindings))) return true;
        if (!op.IsCommutative) return false;
        bindings.Clear();
        foreach (KeyValuePair<string, int> entry in saved) bindings.Add(entry.Key, entry.Value);
        return Match(builder, patterns[0], operands[1], bindings) && Match(builder, patterns[1], operands[0], bindings);
    }

    private static bool IsNegativeZero(double value) => value == 0 && BitConverter.DoubleToInt64Bits(value) < 0;
}
