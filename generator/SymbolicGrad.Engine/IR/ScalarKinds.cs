using System;

namespace SymbolicGrad.Engine.IR;

/// <summary>Floating-point kinds and those of four tangents at once, which are multiplied by numbers of the first.</summary>
internal static class ScalarKinds
{
    /// <summary>How many tangents a value of such a kind holds.</summary>
    public const int Directions = 4;

    public static bool IsInFour(this ScalarKind kind) => kind is ScalarKind.Float32InFour or ScalarKind.Float64InFour;

    /// <summary>The kind of the tangents of a number in four directions.</summary>
    /// <exception cref="InvalidOperationException">Nothing of this kind varies smoothly.</exception>
    public static ScalarKind InFour(this ScalarKind kind) => kind switch
    {
        ScalarKind.Float32 => ScalarKind.Float32InFour,
        ScalarKind.Float64 => ScalarKind.Float64InFour,
        _ when kind.IsInFour() => kind,
        _ => throw new InvalidOperationException($"{kind} has no tangent."),
    };

    /// <summary>The kind of one of the four; any other kind is its own.</summary>
    public static ScalarKind InOne(this ScalarKind kind) => kind switch
    {
        ScalarKind.Float32InFour => ScalarKind.Float32,
        ScalarKind.Float64InFour => ScalarKind.Float64,
        _ => kind,
    };
}
