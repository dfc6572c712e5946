using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SymbolicGrad.Engine.IR;

/// <summary>What a function's argument is to the derivative.</summary>
internal enum ParameterRole
{
    /// <summary>Constant: integers, labels, what the user marked as data.</summary>
    Data,

    /// <summary>A differentiated argument of the method.</summary>
    Variable,

    /// <summary>A differentiated member of the containing type.</summary>
    Member,

    /// <summary>The adjoint of the result, given by the caller.</summary>
    Upstream,

    /// <summary>The tangent of a differentiated argument, given by the caller.</summary>
    Tangent,

    /// <summary>Where the forward half of a gradient saves what the reverse half reads.</summary>
    Recording,
}

/// <summary>The payload of a function's argument.</summary>
/// <param name="Access">The C# expression that reads it: <c>x</c>, <c>W1</c>, <c>this.k</c>.</param>
internal sealed record ParameterInfo(string Access, ParameterRole Role)
{
    /// <summary>Whether it is a span and not an array.</summary>
    public bool IsSpan { get; init; }

    /// <summary>Where it is a part of a parameter and not the whole of one: which part.</summary>
    public LeafInfo? Leaf { get; init; }

    /// <summary>The parameter that it is or belongs to.</summary>
    public string Parameter => Leaf?.Parameter ?? Access;

    /// <summary>What follows the indices in C#, after so many arrays on the way: <c>.X</c> in <c>points[i].X</c>.</summary>
    public string Suffix(int arrays) => Leaf is { } leaf && arrays < leaf.Segments.Count ? leaf.Segments[arrays] : "";
}

/// <summary>A number, array or tensor inside of a parameter.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Segments">The way from the parameter as C# writes it, cut where elements of arrays are taken: <c>.Bodies</c> and <c>.Position.X</c> for <c>scene.Bodies[i].Position.X</c>.</param>
/// <param name="Update">Where <c>+=</c> cannot add to its gradient: the statement that does, with <c>{0}</c> for what the last segment follows and <c>{1}</c> for what is added, with its sign.</param>
internal sealed record LeafInfo(string Parameter, EquatableArray<string> Segments, string? Update);

/// <summary>A function in the IR: its arguments are the body's arguments, its results the body's results.</summary>
internal sealed class Function(string name, Block body) : IEquatable<Function>
{
    private Dictionary<int, Instruction>? _byId;

    public string Name { get; } = name;

    public Block Body { get; } = body;

    /// <summary>Finds the instruction that defines a value.</summary>
    public Instruction this[int id]
    {
        get
        {
            _byId ??= Body.Everything().ToDictionary(instruction => instruction.Id);
            return _byId[id];
        }
    }

    public EquatableArray<Instruction> Parameters => Body.Arguments;

    public static ParameterInfo InfoOf(Instruction parameter) => (ParameterInfo)parameter.Payload!;

    public bool Equals(Function? other) => other is not null && Name == other.Name && Body.Equals(other.Body);

    public override bool Equals(object? obj) => Equals(obj as Function);

    public override int GetHashCode() => Body.GetHashCode();

    public override string ToString()
    {
        var text = new StringBuilder(Name).Append('\n');
        Body.AppendTo(text, 0);
        return text.ToString();
    }
}
