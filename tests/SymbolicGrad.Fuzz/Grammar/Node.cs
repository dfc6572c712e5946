using System.Collections.Immutable;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>A part of a program: a row of the grammar with its fresh names and its parts.</summary>
internal sealed class Node(Row row, Kind kind, ImmutableArray<string> names, ImmutableArray<Node> children)
{
    public Row Row => row;

    public Kind Kind => kind;

    public ImmutableArray<string> Names => names;

    public ImmutableArray<Node> Children => children;

    /// <summary>This part and all below it.</summary>
    public IEnumerable<Node> All => children.SelectMany(child => child.All).Prepend(this);

    /// <summary>How many parts it has, itself included.</summary>
    public int Size { get; } = 1 + children.Sum(child => child.Size);

    public static Node Block(IEnumerable<Node> statements) => new(Row.Block, Kind.Block, [], [.. statements]);

    public Node With(int index, Node child) => new(row, kind, names, children.SetItem(index, child));

    public Node With(ImmutableArray<Node> parts) => new(row, kind, names, parts);
}
