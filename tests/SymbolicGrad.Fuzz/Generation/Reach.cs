using System.Collections.Concurrent;
using System.Collections.Immutable;
using SymbolicGrad.Fuzz.Grammar;

namespace SymbolicGrad.Fuzz.Generation;

/// <summary>How deep the smallest part of each kind is that a scope allows: what cannot be drawn there is known beforehand, and how to come to an end.</summary>
internal sealed class Reach
{
    private const int Never = int.MaxValue;

    private static readonly Kind[] s_kinds = Enum.GetValues<Kind>();

    /// <summary>Of each row, the kinds of the parts that it does not provide for itself by a name that it binds.</summary>
    private static readonly ImmutableArray<(Row Row, ImmutableArray<Kind> Parts)> s_parts =
    [
        .. Language.Rows.Select(row => (row, row.Holes.Where(hole => !hole.Binds.Any(bind => Language.VariableFor(hole.Kind) == (bind.Kind, false))).Select(hole => hole.Kind).Distinct().ToImmutableArray())),
    ];

    private static readonly ConcurrentDictionary<(UInt128 Kinds, UInt128 Assignable, Needs Offers), Reach> s_known = [];

    private readonly int[] _ranks = new int[s_kinds.Length];
    private readonly ImmutableArray<Row>[] _rows = new ImmutableArray<Row>[s_kinds.Length];
    private readonly ImmutableArray<Row>[] _shortest = new ImmutableArray<Row>[s_kinds.Length];

    private Reach(Scope scope)
    {
        foreach (Kind kind in s_kinds) _ranks[(int)kind] = kind == Kind.Block || scope.For(kind).Any() ? 0 : Never;
        (Row Row, ImmutableArray<Kind> Parts)[] possible = [.. s_parts.Where(pair => scope.Meets(pair.Row.Needs))];
        bool hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            foreach ((Row row, ImmutableArray<Kind> parts) in possible)
            {
                int rank = RankOf(parts);
                if (rank >= _ranks[(int)row.Result]) continue;
                _ranks[(int)row.Result] = rank;
                hasChanged = true;
            }
        }

        Array.Fill(_rows, []);
        Array.Fill(_shortest, []);
        foreach (var group in possible.Select(pair => (pair.Row, Rank: RankOf(pair.Parts))).Where(pair => pair.Rank != Never).GroupBy(pair => (int)pair.Row.Result))
        {
            int least = group.Min(pair => pair.Rank);
            _rows[group.Key] = [.. group.Select(pair => pair.Row)];
            _shortest[group.Key] = [.. group.Where(pair => pair.Rank == least).Select(pair => pair.Row)];
        }
    }

    /// <summary>What a scope allows; scopes that differ in names only share it.</summary>
    public static Reach Of(Scope scope)
    {
        UInt128 kinds = 0, assignable = 0;
        foreach (Variable variable in scope.Variables)
        {
            kinds |= UInt128.One << (int)variable.Kind;
            if (variable.IsAssignable) assignable |= UInt128.One << (int)variable.Kind;
        }

        Needs offers = scope.Offers | (scope.IsInLoop ? Needs.Loop : 0) | (scope.IsInLambda ? 0 : Needs.OutsideOfLambdas) | (scope.Returns == Kind.Real ? Needs.Return : 0);
        return s_known.GetOrAdd((kinds, assignable, offers), static (_, scope) => new Reach(scope), scope);
    }

    /// <summary>Whether there can be a part of a kind.</summary>
    public bool Allows(Kind kind) => _ranks[(int)kind] != Never;

    /// <summary>The rows of a kind that can be drawn.</summary>
    public ImmutableArray<Row> Rows(Kind kind) => _rows[(int)kind];

    /// <summary>Those of them that end soonest.</summary>
    public ImmutableArray<Row> ShortestRows(Kind kind) => _shortest[(int)kind];

    /// <summary>The depth of the smallest part with these parts; <see cref="int.MaxValue"/> where there is none.</summary>
    private int RankOf(ImmutableArray<Kind> parts)
    {
        int deepest = 0;
        foreach (Kind part in parts)
        {
            int rank = _ranks[(int)part];
            if (rank == Never) return Never;
            deepest = Math.Max(deepest, rank);
        }

        return deepest + 1;
    }
}
