using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SymbolicGrad.Engine.IR;

/// <summary>How a value is called, in C# and in formulas.</summary>
/// <param name="Identifier">The C# name: <c>h</c>, <c>dW1</c>.</param>
/// <param name="Symbol">The mathematical name: <c>h</c>, <c>∂L/∂W₁</c>.</param>
/// <param name="IsGiven">Whether the user chose the name, so that the value keeps a variable of its own.</param>
internal sealed record ValueName(string Identifier, string Symbol, bool IsGiven);

/// <summary>One step of a block. Operands are the ids of values that are in scope.</summary>
/// <remarks>An instruction belongs to a flat list, so that two blocks compare and print in linear time however much they share.</remarks>
internal sealed record Instruction(int Id, Op Op, EquatableArray<int> Operands, IrType Type)
{
    /// <summary>A number, an index, a name: what distinguishes instructions of one <see cref="Op"/>. Compared by value.</summary>
    public object? Payload { get; init; }

    public EquatableArray<Block> Regions { get; init; }

    public ValueName? Name { get; init; }

    /// <summary>Of a loop that may end before its bound: the region that decides whether a trip is run.</summary>
    public Block? Head => Payload is LoopInfo && Regions.Count == 2 ? Regions[1] : null;

    /// <summary>The number of a constant.</summary>
    public double Number => ((ConstantValue)Payload!).Value;

    public int Index => (int)Payload!;

    /// <summary>What the value is called when it needs a variable and has no name.</summary>
    public string NameHint => Payload is not null && Op.PayloadHint is { } hint ? hint(Payload) : Op.NameHint;

    /// <summary>What the regions hand out as one of the results: one value for each arm of a branch, one for a loop's body, none for where a loop ended.</summary>
    public IEnumerable<int> HandedOut(int result)
    {
        for (int r = 0; r < (Payload is LoopInfo ? 1 : Regions.Count); r++)
            if (result < Regions[r].Results.Count) yield return Regions[r].Results[result];
    }

    public void AppendTo(StringBuilder text, int depth)
    {
        text.Append(' ', 2 * depth).Append('%').Append(Id);
        if (Name is not null) text.Append(" \"").Append(Name.Identifier).Append('"');
        text.Append(" = ").Append(Op.Name);
        if (Payload is not null) text.Append('<').Append(Convert.ToString(Payload, CultureInfo.InvariantCulture)).Append('>');
        text.Append('(').Append(string.Join(", ", Operands.Select(id => "%" + id))).Append(") : ").Append(Type).Append('\n');
        foreach (Block region in Regions) region.AppendTo(text, depth + 1);
    }
}
