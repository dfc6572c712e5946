using System.Collections.Immutable;
using SymbolicGrad.Fuzz.Grammar;

namespace SymbolicGrad.Fuzz.Generation;

/// <summary>A name that is visible.</summary>
internal sealed record Variable(string Name, Kind Kind, bool IsAssignable, bool IsCapturable);

/// <summary>What may be used at a place of a program.</summary>
internal sealed record Scope
{
    public ImmutableList<Variable> Variables { get; init; } = [];

    public bool IsInLoop { get; init; }

    public bool IsInLambda { get; init; }

    /// <summary>What <c>return</c> has to give; <see cref="Kind.Block"/> where there is none.</summary>
    public Kind Returns { get; init; }

    /// <summary>What the program can have: its precision, and whether it does without forward mode.</summary>
    public Needs Offers { get; init; }

    public bool Meets(Needs needs) =>
        (!needs.HasFlag(Needs.Loop) || IsInLoop)
        && (!needs.HasFlag(Needs.Return) || Returns == Kind.Real)
        && (!needs.HasFlag(Needs.OutsideOfLambdas) || !IsInLambda)
        && Offers.HasFlag(needs & (Needs.Double | Needs.Single | Needs.ReverseOnly | Needs.Forward));

    public IEnumerable<Variable> For(Kind kind)
    {
        (Kind wanted, bool mustBeAssignable) = Language.VariableFor(kind);
        return Variables.Where(variable => variable.Kind == wanted && (variable.IsAssignable || !mustBeAssignable));
    }

    public Scope With(IEnumerable<Variable> variables) => this with { Variables = Variables.AddRange(variables) };

    /// <summary>The scope inside of a hole.</summary>
    public Scope Inside(Hole hole, ImmutableArray<string> names)
    {
        Scope inside = With(hole.Binds.Select(bind => new Variable(names[bind.Index], bind.Kind, bind.IsAssignable, bind.IsCapturable)));
        if (hole.IsLoop) inside = inside with { IsInLoop = true };
        if (hole.HidesLoop) inside = inside with { IsInLoop = false };
        if (hole.IsLambda) inside = inside with { IsInLambda = true, IsInLoop = false, Variables = inside.Variables.RemoveAll(variable => !variable.IsCapturable), Returns = Kind.Block };
        return hole.Returns ? inside with { Returns = Kind.Real } : inside;
    }
}
