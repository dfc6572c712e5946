using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Printing;

/// <summary>Prints values as formulas in Unicode mathematics.</summary>
/// <param name="function">The function they belong to.</param>
/// <param name="symbolOf">The symbol of a value that is not to be written out; null for one that is.</param>
internal sealed class MathPrinter(Function function, Func<int, string?> symbolOf)
{
    /// <summary>The defining formula of a value, written out down to the symbols it is made of.</summary>
    public string Definition(int id) => Expand(function[id]).Text;

    /// <summary>The value as it stands inside a formula.</summary>
    public Printed Print(int id) => symbolOf(id) is { } symbol ? OfSymbol(symbol) : Expand(function[id]);

    /// <summary>The element of an array: operands are the array and one index for each dimension. An adjoint's is that by the element, ∂L/∂z[i].</summary>
    public string Element(IReadOnlyList<int> operands)
    {
        string array = symbolOf(operands[0]) is { } symbol && symbol[0] == '∂' ? symbol : Print(operands[0]).At(Precedence.Atom);
        return $"{array}[{string.Join(", ", operands.Skip(1).Select(index => Print(index).Text))}]";
    }

    private Printed Expand(Instruction value)
    {
        if (value.Op == Structural.Constant) return Number(value);
        if (value.Op == Structural.Extent) return Extent(value);
        if (value.Op == Structural.Foreign) return new Printed(string.Join("…", ((ForeignCode)value.Payload!).Parts), Precedence.Comparison);
        if (value.Op == Structural.Element) return new Printed(Element(value.Operands.Items), Precedence.Atom);
        if (value.Op == Structural.Project) return Projection(value);
        if (Calls.IsPrimal(value.Op)) return new Printed(Call(value), Precedence.Atom);
        if (value.Op == Calls.Tangent) return new Printed("d" + Call(value), Precedence.Atom);
        if (Calls.IsPullback(value.Op)) return Adjoint(value, 0);
        if (value.Op.Math is not { } notation) return new Printed(value.NameHint, Precedence.Atom);

        Printed[] operands = value.Operands.Select(Print).ToArray();
        bool ofTensors = value.Op.MathOfTensors is not null && value.Operands.Count(id => function[id].Type.IsTensor) > 1;
        bool ofVector = value.Op.MathOfVector is not null && function[value.Operands[0]].Type.Form == TypeForm.Vector;
        notation = WithoutUnits(ofVector ? value.Op.MathOfVector! : ofTensors ? value.Op.MathOfTensors! : notation, operands);
        return SoleOperand(notation) is { } sole ? operands[sole] : Template.Fill(notation, operands, word => word);
    }

    private Printed Extent(Instruction extent)
    {
        string of = Print(extent.Operands[0]).Text;
        bool hasRows = function[extent.Operands[0]].Type is { Form: TypeForm.Matrix } or { Rank: 2 };
        return new Printed(!hasRows ? $"|{of}|" : extent.Index == 0 ? $"rows({of})" : $"columns({of})", Precedence.Atom);
    }

    private Printed Projection(Instruction projection)
    {
        Instruction source = function[projection.Operands[0]];
        if (source.Op == Calls.CallWithPullback) return projection.Index == 0 ? new Printed(Call(source), Precedence.Atom) : Adjoint(source, projection.Index - 1);
        if (source.Op == Calls.CallWithTangent) return projection.Index == 0 ? new Printed(Call(source), Precedence.Atom) : new Printed("d" + Call(source), Precedence.Atom);
        if (Calls.IsPullback(source.Op)) return Adjoint(source, projection.Index);
        if (source.Op != Structural.If) return new Printed(projection.Name?.Symbol ?? "carried", Precedence.Atom);
        string[] arms = source.Regions.Select(region => Print(region.Results[projection.Index]).At(Precedence.Additive)).ToArray();
        return new Printed($"{arms[0]} if {Print(source.Operands[0]).Text}, else {arms[1]}", Precedence.Lowest);
    }

    private string Call(Instruction call)
    {
        var info = (CallInfo)call.Payload!;
        int operand = 0;
        return $"{info.Symbol}({string.Join(", ", info.Arguments.Select(argument => argument.Access ?? Print(call.Operands[operand++]).Text))})";
    }

    /// <summary>What a pullback makes of the adjoint of the call's result: the <paramref name="index"/>th of its results.</summary>
    private Printed Adjoint(Instruction pullback, int index) =>
        Adjoint(pullback, Calls.Differentiated((CallInfo)pullback.Payload!, [.. pullback.Operands.Select(id => function[id].Type)], addedTo: false).ElementAt(index), isAdded: false);

    /// <summary>The product of the adjoint of a call's result with the derivative by one of the call's operands.</summary>
    public Printed Adjoint(Instruction pullback, int operand, bool isAdded)
    {
        var info = (CallInfo)pullback.Payload!;
        int inputs = info.Arguments.Count(argument => argument.Access is null);
        string derivative = inputs == 1 && info.Arguments.Count == 1 && !isAdded
            ? $"{info.Symbol}′({Print(pullback.Operands[0]).Text})"
            : $"∂{Call(pullback)}/∂{MathSymbols.Of(info.ArgumentOf(operand).Name)}";
        string upstream = Print(pullback.Operands[info.Pullback.TakesResult ? inputs + 1 : inputs]).At(Precedence.Multiplicative);
        return new Printed(upstream == "1" ? derivative : $"{upstream}·{derivative}", Precedence.Multiplicative);
    }

    // An adjoint's symbol is a fraction, and h⁻ has a superscript: (∂L/∂f)ᵀ, (h⁻)ᵀ.
    private static Printed OfSymbol(string symbol) =>
        new(symbol, symbol[0] == '∂' ? Precedence.Multiplicative : symbol[symbol.Length - 1] == '⁻' ? Precedence.Postfix : Precedence.Atom);

    private static Printed Number(Instruction constant)
    {
        string text = MathSymbols.OfNumber(constant.Number);
        return new Printed(text, text.StartsWith("−", StringComparison.Ordinal) ? Precedence.Prefix : Precedence.Atom);
    }

    // A factor 1 (the upstream adjoint of a scalar result) is not written.
    private static Notation WithoutUnits(Notation notation, Printed[] operands)
    {
        string template = notation.Template;
        for (int i = 0; i < operands.Length; i++)
        {
            if (operands[i].Text != "1") continue;
            foreach (int level in (int[])[4, 5])
                template = template.Replace($"{{{i}:{level}}}·", "").Replace($"·{{{i}:{level}}}", "").Replace($"{{{i}:{level}}} ⊙ ", "");
        }

        if (template == notation.Template) return notation;
        return IsWhollyBracketed(template) ? new Notation(template.Substring(1, template.Length - 2), Precedence.Additive) : notation with { Template = template };
    }

    private static bool IsWhollyBracketed(string template)
    {
        if (template.Length < 2 || template[0] != '(') return false;
        int depth = 0;
        for (int i = 0; i < template.Length; i++)
        {
            depth += template[i] == '(' ? 1 : template[i] == ')' ? -1 : 0;
            if (depth == 0) return i == template.Length - 1;
        }

        return false;
    }

    private static int? SoleOperand(Notation notation)
    {
        string template = notation.Template;
        bool isHole = template.Length > 2 && template[0] == '{' && template.IndexOf('}') == template.Length - 1 && char.IsDigit(template[1]);
        return isHole ? template[1] - '0' : null;
    }
}
