using System.Collections.Concurrent;
using System.Collections.Immutable;
using SymbolicGrad.Fuzz.Grammar;

namespace SymbolicGrad.Fuzz.Generation;

/// <summary>How deep the smallest part of each kind is that a scope allows: what cannot be drawn there is known beforehand, and how to come to an end.</summary>
internal sealed class Reach
{
    private const int Never = int.MaxValue;

    private static readonly ConcurrentDictionary<(ulong Kinds, ulong Assignable, Needs Offers), Reach> s_known = [];

    private readonly int[] _ranks = new int[Enum.GetValues<Kind>().Length];
    private readonly Scope _scope;

    private Reach(Scope scope)
    {
        _scope = scope;
        foreach (Kind kind in Enum.GetValues<Kind>()) _ranks[(int)kind] = kind == Kind.Block || scope.For(kind).Any() ? 0 : Never;
        bool hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            foreach (Row row in Language.Rows)
            {
                int rank = Of(row);
                if (rank >= _ranks[(int)row.Result]) continue;
                _ranks[(int)row.Result] = rank;
                hasChanged = true;
            }
        }
    }

    /// <summary>What a scope allows; scopes that differ in names only share it.</summary>
    public static Reach Of(Scope scope)
    {
        ulong kinds = 0, assignable = 0;
        foreach (Variable variable in scope.Variables)
        {
            kinds |= 1UL << (int)variable.Kind;
            if (variable.IsAssignable) assignable |= 1UL << (int)variable.Kind;
        }

        Needs offers = scope.Offers | (scope.IsInLoop ? Needs.Loop : 0) | (scope.IsInLambda ? 0 : Needs.OutsideOfLambdas) | (scope.Returns == Kind.Real ? Needs.Return : 0);
        return s_known.GetOrAdd((kinds, assignable, offers), _ => new Reach(scope));
    }

    /// <summary>Whether there can be a part of a kind.</summary>
    public bool Allows(Kind kind) => _ranks[(int)kind] != Never;

    /// <summary>The depth of the smallest part that is this row; <see cref="int.MaxValue"/> where there is none.</summary>
    public int Of(Row row)
    {
        if (!_scope.Meets(row.Needs)) return Never;
        int deepest = 0;
        foreach (Hole hole in row.Holes)
        {
            int rank = hole.Binds.Any(bind => Language.VariableFor(hole.Kind) == (bind.Kind, false)) ? 0 : _ranks[(int)hole.Kind];
            if (rank == Never) return Never;
            deepest = Math.Max(deepest, rank);
        }

        return deepest + 1;
    }

    /// <summary>The rows of a kind that can be drawn.</summary>
    public ImmutableArray<Row> Rows(Kind kind) => [.. Language.Of(kind).Where(row => Of(row) != Never)];
}
