using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Generator.Capture;

/// <summary>A member that a method reads, as an argument of the captured function.</summary>
/// <param name="Info">How it is read, and whether it is differentiated.</param>
/// <param name="Name">What formulas call it.</param>
/// <param name="Order">Its place among the members of the method's own type; others come after these.</param>
internal sealed record MemberRead(ParameterInfo Info, ValueName Name, IrType Type, int Order)
{
    /// <summary>The order of the parts of differentiated parameters: before all members, as they are met.</summary>
    public const int OfParameter = -1;

    /// <summary>What tells it from all others.</summary>
    public string Way => Info.Leaf is { } leaf ? leaf.Parameter + string.Join("[]", leaf.Segments) : Info.Access;
}

/// <summary>
/// The members that a method and what it calls read. The arguments of a function come before its body, but which members are
/// read is known only after the body has been seen: one capture collects them, the next one finds them declared.
/// </summary>
internal sealed class MemberTable(FunctionBuilder builder)
{
    private readonly Dictionary<string, int> _ids = [];
    private readonly List<MemberRead> _undeclared = [];

    /// <summary>Whether every member that was read had been declared.</summary>
    public bool IsComplete => _undeclared.Count == 0;

    /// <summary>The members that were read without being declared.</summary>
    public IReadOnlyList<MemberRead> Undeclared => _undeclared;

    /// <summary>Members in the order in which arguments are to be declared.</summary>
    public static ImmutableArray<MemberRead> InOrder(IEnumerable<MemberRead> members) =>
        [.. members.OrderBy(read => read.Order).ThenBy(read => read.Order == MemberRead.OfParameter ? "" : read.Way, StringComparer.Ordinal)];

    public void Declare(MemberRead member) => _ids.Add(member.Way, builder.Argument(member.Type, member.Name, member.Info));

    /// <summary>The value of a member.</summary>
    public int Read(MemberRead member)
    {
        if (_ids.TryGetValue(member.Way, out int id)) return id;
        _undeclared.Add(member);

        // A stand-in of the right type, so that the first capture can go on to the end.
        id = builder.Argument(member.Type, member.Name, member.Info);
        _ids.Add(member.Way, id);
        return id;
    }
}
