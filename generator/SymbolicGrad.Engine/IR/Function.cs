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
}

/// <summary>The payload of a function's argument.</summary>
/// <param name="Access">The C# expression that reads it: <c>x</c>, <c>W1</c>, <c>this.k</c>.</param>
internal sealed record ParameterInfo(string Access, ParameterRole Role);

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
