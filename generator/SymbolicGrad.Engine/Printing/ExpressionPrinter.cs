using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Printing;

/// <summary>Prints values as C# expressions: variables by name, everything else written out.</summary>
internal sealed class ExpressionPrinter(Function function, GeneratedNames names, Func<int, string?> variableOf)
{
    public string Print(int id) => At(id, Precedence.Lowest);

    public string At(int id, int precedence) => Printed(id).At(precedence);

    public Printed Printed(int id)
    {
        if (variableOf(id) is { } variable) return new Printed(variable, Precedence.Atom);
        Instruction value = function[id];
        return value.Op switch
        {
            _ when value.Op == Structural.Constant => Literal(value),
            _ when value.Op == Structural.Argument => new Printed(Function.InfoOf(value).Access, Precedence.Atom),
            _ when value.Op == Structural.Element => Element(value),
            _ when value.Op == Structural.Slice => new Printed($"{At(value.Operands[0], Precedence.Postfix)}.{(IsSpan(value.Operands[0]) ? "Slice" : "AsSpan")}({Print(value.Operands[1])}, {Print(value.Operands[2])})", Precedence.Postfix),
            _ when value.Op == Structural.Extent => new Printed(Extent(value.Operands[0], value.Index), Precedence.Postfix),
            _ when value.Op == Structural.TripCount => new Printed(TripCount(value), Precedence.Atom),
            _ when value.Op == Structural.Foreign => new Printed(Foreign(value), value.Type == IrType.Boolean ? Precedence.Comparison : Precedence.Multiplicative),
            _ when value.Op == Structural.Undefined => new Printed("default", Precedence.Atom),
            _ when value.Op == Structural.Project => Conditional(value),
            _ when value.Op == TensorRows.Transpose => new Printed(At(value.Operands[0], Precedence.Postfix) + ".T", Precedence.Postfix),
            _ when Calls.IsCall(value.Op) => new Printed($"{Method(value)}({string.Join(", ", CallArguments(value))})", Precedence.Postfix),
            _ => Row(value),
        };
    }

    /// <summary>The extent of a tensor along an axis, as C#, without computing the tensor.</summary>
    public string ExtentOf(int id, int axis)
    {
        while (true)
        {
            Instruction value = function[id];
            if (value.Op.Kind == OpKind.Elementwise)
            {
                id = value.Operands.First(operand => function[operand].Type.IsTensor);
            }
            else if (value.Op.ShapeRule?.Invoke(axis) is { } source)
            {
                id = value.Operands[source.Operand];
                if (source.Axis == ShapeSource.TheValue) return Print(id);
                axis = source.Axis;
            }
            else
            {
                return Extent(id, axis);
            }
        }
    }

    /// <summary>C# that the user wrote, with the operands in its holes.</summary>
    public string Foreign(Instruction instruction)
    {
        EquatableArray<string> parts = ((ForeignCode)instruction.Payload!).Parts;
        return parts[0] + string.Concat(instruction.Operands.Select((operand, i) => At(operand, Precedence.Comparison) + parts[i + 1]));
    }

    public static string Literal(double value, ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => value != 0 ? "true" : "false",
        ScalarKind.Int32 or ScalarKind.Int64 => ((long)value).ToString(CultureInfo.InvariantCulture) + (kind == ScalarKind.Int64 ? "L" : ""),
        ScalarKind.UInt32 or ScalarKind.UInt64 => ((ulong)value).ToString(CultureInfo.InvariantCulture) + (kind == ScalarKind.UInt32 ? "u" : "ul"),
        ScalarKind.UInt8 or ScalarKind.Int8 or ScalarKind.UInt16 or ScalarKind.Int16 or ScalarKind.Char => $"({GeneratedNames.Keyword(kind)}){Literal(value, ScalarKind.Int32)}",
        ScalarKind.Float32 => Special(value, "float") ?? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f",
        _ => Special(value, "double") ?? WithPoint(value.ToString("R", CultureInfo.InvariantCulture)),
    };

    private Printed Literal(Instruction constant)
    {
        if (constant.Type.Kind.IsInFour()) return new Printed(constant.Number == 0 ? names.Scalar(constant.Type.Kind) + ".Zero" : throw new IrException($"%{constant.Id} is a tangent that does not come from the caller."), Precedence.Atom);
        string text = Literal(constant.Number, constant.Type.Kind);
        return new Printed(text, text[0] is '-' or '(' ? Precedence.Prefix : Precedence.Atom);
    }

    private static string? Special(double value, string type) => value switch
    {
        double.PositiveInfinity => type + ".PositiveInfinity",
        double.NegativeInfinity => type + ".NegativeInfinity",
        _ when double.IsNaN(value) => type + ".NaN",
        _ => null,
    };

    private static string WithPoint(string digits) => digits.IndexOfAny(['.', 'E', 'e']) < 0 ? digits + ".0" : digits;

    private Printed Element(Instruction element) =>
        new($"{At(element.Operands[0], Precedence.Postfix)}[{string.Join(", ", element.Operands.Skip(1).Select(Print))}]{Suffix(element)}", Precedence.Postfix);

    // Of an array of structs the function knows the members one by one: bodies[i].Mass.
    private string Suffix(Instruction element)
    {
        int arrays = 0;
        Instruction array = element;
        for (; array.Op == Structural.Element; arrays++) array = function[array.Operands[0]];
        return array.Op == Structural.Argument && array.Payload is ParameterInfo info ? info.Suffix(arrays) : "";
    }

    // What the generated code holds as a span and not as an array.
    private bool IsSpan(int id)
    {
        Instruction array = function[id];
        if (array.Op == Structural.Buffer || array.Op == Structural.Slice || array.Op == Structural.Tape) return true;
        if (array.Op != Structural.Argument && array.Op != Structural.Gradient) return false;
        ParameterInfo info = Function.InfoOf(function[array.Op == Structural.Gradient ? array.Operands[0] : id]);
        return info.IsSpan || (info.Role == ParameterRole.Tangent ? info.Access.IndexOfAny(['.', '[']) < 0 : array.Op == Structural.Gradient && info is { Role: ParameterRole.Variable, Leaf: null });
    }

    private string Extent(int id, int axis)
    {
        string target = At(id, Precedence.Postfix);
        IrType type = function[id].Type;
        return type.Form switch
        {
            TypeForm.Matrix => target + (axis == 0 ? ".Rows" : ".Columns"),
            TypeForm.Vector => target + ".Count",
            _ when type.Rank > 1 => $"{target}.GetLength({axis})",
            _ => target + ".Length",
        };
    }

    private string TripCount(Instruction count)
    {
        Instruction low = function[count.Operands[0]], bound = function[count.Operands[1]];
        bool isNumber = low.Op == Structural.Constant, isLess = isNumber && bound.Op == ArithmeticRows.Subtract && function[bound.Operands[1]].Op == Structural.Constant;
        (Instruction from, long less) = isLess ? (function[bound.Operands[0]], (long)(low.Number + function[bound.Operands[1]].Number)) : (bound, isNumber ? (long)low.Number : 0);
        string start = At(from.Id, Precedence.Additive);
        string trips = !isNumber ? $"{start} - {At(low.Id, Precedence.Multiplicative)}" : less == 0 ? Print(from.Id) : less < 0 ? $"{start} + {-less}" : $"{start} - {less}";
        return $"{names.SystemType("Math")}.Max({trips}, 0)";
    }

    /// <summary>What is called by a call or by the pullback of one.</summary>
    public static string Method(Instruction call) => Calls.IsPrimal(call.Op) ? ((CallInfo)call.Payload!).Method : ((CallInfo)call.Payload!).Pullback.Method;

    /// <summary>The arguments as the call passes them, and those that the pullback takes before the buffers of arrays.</summary>
    public IEnumerable<string> CallArguments(Instruction call)
    {
        var info = (CallInfo)call.Payload!;
        int operand = 0;
        List<string> arguments = [.. info.Arguments.Select(argument => argument.Access ?? Print(call.Operands[operand++]))];
        if (info.Recording is not null) arguments.Add(info.Recording);
        if (call.Op == Calls.CallWithTangent) return arguments.Concat(call.Operands.Skip(operand).Select(id => Print(id)));
        if (call.Op == Calls.Tangent) return arguments.Concat(call.Operands.Skip(operand).Take(call.Operands.Count - operand - 1).Select(id => Print(id)));
        if (Calls.IsPrimal(call.Op)) return arguments;
        if (info.Pullback.Receiver is { } receiver) arguments.Insert(0, receiver);
        if (info.Pullback.TakesResult) arguments.Add(Print(call.Operands[operand++]));
        if (info.Pullback.Form == PullbackForm.Returning) arguments.Add(Print(call.Operands[operand]));
        return arguments;
    }

    private Printed Conditional(Instruction projection)
    {
        Instruction branch = function[projection.Operands[0]];
        if (branch.Op != Structural.If) throw new IrException($"%{projection.Id} has no variable.");
        Instruction[] decided = branch.Regions.Select(region => function[region.Results[projection.Index]]).ToArray();
        bool Is(int arm, double value) => projection.Type == IrType.Boolean && decided[arm].Op == Structural.Constant && decided[arm].Number == value;
        if (Is(1, 0)) return new Printed($"{At(branch.Operands[0], Precedence.Comparison)} && {At(decided[0].Id, Precedence.Comparison)}", Precedence.Lowest);
        if (Is(0, 1)) return new Printed($"{At(branch.Operands[0], Precedence.Comparison)} || {At(decided[1].Id, Precedence.Comparison)}", Precedence.Lowest);
        string[] arms = branch.Regions.Select(region => At(region.Results[projection.Index], Precedence.Comparison)).ToArray();
        return new Printed($"{At(branch.Operands[0], Precedence.Comparison)} ? {arms[0]} : {arms[1]}", Precedence.Conditional);
    }

    private Printed Row(Instruction value)
    {
        Printed[] operands = value.Operands.Select(Printed).ToArray();
        if (IsIntegerArithmeticOnConstants(value)) operands[0] = new Printed($"{AtRunTime(function[value.Operands[0]].Type.Kind)}.CreateTruncating({operands[0].Text})", Precedence.Atom);
        if (value.Op == ArithmeticRows.Convert && value.Type.Kind.IsInFour()) return new Printed($"{names.Kernel(value.Type.Kind == ScalarKind.Float64InFour ? "Widen" : "Narrow")}({operands[0].Text})", Precedence.Atom);
        if (value.Op.CSharp is { } notation && (value.Type.IsScalar || value.Op.Name == "Item")) return Template.Fill(notation, operands, word => word == "K" ? value.Index.ToString(CultureInfo.InvariantCulture) : Word(word, word == "O" ? function[value.Operands[0]].Type.Kind : value.Type.Kind));
        if (value.Type.IsScalar && value.Op.Kernel is { } kernel) return new Printed($"{names.Kernel(kernel)}({string.Join(", ", operands.Select(operand => operand.Text))})", Precedence.Atom);
        throw new IrException($"%{value.Id} = {value.Op} : {value.Type} cannot be written as an expression.");
    }

    // What is left of it by the rewrites overflows or divides by zero: at run time, where a condition may guard it, not for the C# compiler to refuse.
    private bool IsIntegerArithmeticOnConstants(Instruction value) =>
        !value.Type.IsFloating && value.Type.Kind != ScalarKind.Boolean && value.Type.IsScalar && value.Op.Kind == OpKind.Elementwise && value.Operands.All(id => function[id].Op == Structural.Constant);

    // The type by which a constant becomes a value of run time without being changed: char has no CreateTruncating of its own.
    private static string AtRunTime(ScalarKind kind) => GeneratedNames.Keyword(kind == ScalarKind.Char ? ScalarKind.UInt16 : kind);

    private string Word(string word, ScalarKind kind) => word switch
    {
        "M" => names.SystemType(kind == ScalarKind.Float32 ? "MathF" : "Math"),
        "Math" => names.SystemType("Math"),
        "F" => names.RuntimeType("Functions"),
        "Z" => kind.IsInFour() ? "default" : "0",
        "V" => names.FourOf(kind),
        _ => names.Scalar(kind),
    };
}
