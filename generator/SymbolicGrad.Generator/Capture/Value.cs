using System.Collections.Immutable;
using System.Linq;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// What a C# expression stands for: the leaves of its type (<see cref="Layout"/>), one for a number, an array or a tensor. A
/// leaf is the id of a value in the IR or, below zero, a reference that <see cref="ObjectTable"/> knows.
/// </summary>
internal readonly record struct Value(ImmutableArray<int> Ids)
{
    /// <summary>What is returned by what returns nothing.</summary>
    public static readonly Value Nothing = new([]);

    /// <summary>What an expression stands for that always throws.</summary>
    public static readonly Value Never = default;

    public static Value Of(int id) => new([id]);

    public bool IsNever => Ids.IsDefault;

    public bool IsTuple => Ids.Length != 1;

    /// <summary>Whether it is a reference, and nothing that the IR knows.</summary>
    public bool IsReference => Ids.Length == 1 && Ids[0] < 0;

    public bool IsSame(Value other) => Ids.SequenceEqual(other.Ids);

    /// <summary>The leaves of a part.</summary>
    public Value Of(Part part) => new(ImmutableArray.Create(Ids, part.Offset, part.Layout.Count));

    /// <summary>The value with other leaves for a part.</summary>
    public Value With(Part part, Value value) => new([.. Ids.Take(part.Offset), .. value.Ids, .. Ids.Skip(part.Offset + part.Layout.Count)]);
}
