using System.Collections.Immutable;
using System.Linq;

namespace SymbolicGrad.Generator.Capture;

/// <summary>What a C# expression stands for in the IR: one value, or the elements of a tuple.</summary>
internal readonly record struct Value(ImmutableArray<int> Ids)
{
    public static Value Of(int id) => new([id]);

    public bool IsTuple => Ids.Length != 1;

    public bool IsSame(Value other) => Ids.SequenceEqual(other.Ids);
}
