using System.Collections.Immutable;
using SymbolicGrad.Fuzz.Grammar;

namespace SymbolicGrad.Fuzz.Shrinking;

/// <summary>The programs that one step makes of a program, each smaller.</summary>
internal static class Edits
{
    private static readonly ImmutableDictionary<Kind, Row[]> s_leaves = Language.Rows
        .Where(row => row.Holes.IsEmpty && row.Fresh.IsEmpty && row.Result != Kind.Statement && row.Needs == Needs.Nothing)
        .GroupBy(row => Language.TypeOf(row.Result))
        .ToImmutableDictionary(group => group.Key, group => group.Take(2).ToArray());

    public static IEnumerable<FuzzProgram> Of(FuzzProgram program)
    {
        for (int i = 0; i < program.Members.Length; i++) yield return program with { Members = program.Members.RemoveAt(i) };
        for (int i = 0; i < program.Parameters.Length && program.Parameters.Length > 1; i++) yield return program with { Parameters = program.Parameters.RemoveAt(i) };
        foreach (Node body in Of(program.Body)) yield return program with { Body = body };
        for (int i = 0; i < program.Members.Length; i++)
        {
            foreach (Node member in Of(program.Members[i])) yield return program with { Members = program.Members.SetItem(i, member) };
        }
    }

    private static IEnumerable<Node> Of(Node node) =>
        Here(node).Concat(Enumerable.Range(0, node.Children.Length).SelectMany(i => Of(node.Children[i]).Select(child => node.With(i, child))));

    private static IEnumerable<Node> Here(Node node)
    {
        if (node.Row == Row.Block)
        {
            foreach (Node smaller in Statements(node)) yield return smaller;
            yield break;
        }

        if (node.Kind is Kind.Statement or Kind.Member || (node.Size == 1 && node.Row != Row.Variable)) yield break;

        // An expression: one of its own parts that has its type, or a constant. A constant in a variable's place is no smaller, but its declaration can go then.
        Kind type = Language.TypeOf(node.Kind);
        foreach (Node part in node.All.Skip(1).Where(part => Language.TypeOf(part.Kind) == type)) yield return part;
        foreach (Row leaf in s_leaves.GetValueOrDefault(type, [])) yield return new Node(leaf, node.Kind, [], []);
    }

    /// <summary>Runs of statements go, halves first; a statement gives way to what stands in it.</summary>
    private static IEnumerable<Node> Statements(Node block)
    {
        ImmutableArray<Node> all = block.Children;
        for (int length = all.Length; length > 0; length /= 2)
        {
            for (int start = 0; start + length <= all.Length; start += length) yield return block.With(all.RemoveRange(start, length));
        }

        for (int i = 0; i < all.Length; i++)
        {
            foreach (Node inner in all[i].Children.Where(child => child.Row == Row.Block)) yield return block.With(all.RemoveAt(i).InsertRange(i, inner.Children));
        }
    }
}
