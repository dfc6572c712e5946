using System.Collections.Immutable;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>What a construct demands of the place where it stands.</summary>
[Flags]
internal enum Needs
{
    Nothing = 0,

    /// <summary>In a loop, for <c>break</c> and <c>continue</c>.</summary>
    Loop = 1,

    /// <summary>In a method that returns a number, outside of lambdas.</summary>
    Return = 2,

    /// <summary>In a program of <c>double</c>.</summary>
    Double = 4,

    /// <summary>In a program of <c>float</c>.</summary>
    Single = 8,

    /// <summary>In a program without forward mode: it calls what has no forward derivative.</summary>
    ReverseOnly = 16,

    /// <summary>Outside of lambdas and local functions.</summary>
    OutsideOfLambdas = 32,

    /// <summary>In a program with forward mode: it declares a method that has it for this.</summary>
    Forward = 64,
}

/// <summary>A name that a construct declares.</summary>
/// <param name="Index">Which of the construct's fresh names.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="IsAssignable">Whether it may be assigned to.</param>
/// <param name="IsCapturable">Whether lambdas may use it.</param>
internal sealed record Binding(int Index, Kind Kind, bool IsAssignable = false, bool IsCapturable = true);

/// <summary>A place in a construct where a part of the program stands.</summary>
internal sealed record Hole(Kind Kind)
{
    /// <summary>The names that are visible inside.</summary>
    public ImmutableArray<Binding> Binds { get; init; } = [];

    /// <summary>Whether it is the body of a loop.</summary>
    public bool IsLoop { get; init; }

    /// <summary>Whether it is the body of a lambda or local function.</summary>
    public bool IsLambda { get; init; }

    /// <summary>Whether it is a <c>switch</c> section or another body in which <c>break</c> does not end the loop.</summary>
    public bool HidesLoop { get; init; }

    /// <summary>Whether it is the body of a function, which ends by returning a number.</summary>
    public bool Returns { get; init; }

    public static implicit operator Hole(Kind kind) => new(kind);
}

/// <summary>A construct: one row of the grammar.</summary>
/// <param name="Construct">Its name in the statistics.</param>
/// <param name="Result">What it is.</param>
/// <param name="Template">
/// Its C#: <c>&lt;0&gt;</c> is its first part, <c>$0</c> its first fresh name, <c>#</c> the scalar type, <c>§</c> its <c>Math</c> and <c>~</c> the suffix of its literals.
/// </param>
/// <param name="Holes">Its parts.</param>
internal sealed record Row(string Construct, Kind Result, string Template, params ImmutableArray<Hole> Holes)
{
    /// <summary>How often it is drawn, in proportion to the others of its kind.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The beginnings of its fresh names: <c>i</c> becomes <c>i1</c>, <c>i2</c>, ….</summary>
    public ImmutableArray<string> Fresh { get; init; } = [];

    /// <summary>What the statements after it see.</summary>
    public ImmutableArray<Binding> Declares { get; init; } = [];

    public Needs Needs { get; init; }

    /// <summary>Whether statements stand in it.</summary>
    public bool HasBlock { get; } = Holes.Any(hole => hole.Kind == Kind.Block);

    /// <summary>A variable, as a part of a program.</summary>
    public static Row Variable { get; } = new("variable", Kind.Real, "$0");

    /// <summary>Statements; as many parts as there are.</summary>
    public static Row Block { get; } = new("block", Kind.Block, "");

    public override string ToString() => Construct;
}
