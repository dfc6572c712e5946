using System;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Passes;

/// <summary>How tangents are called: <c>dh</c> in C#, and dh in formulas, as the differential of h.</summary>
/// <param name="accessOf">The C# expression that reads the tangent of a differentiated argument, in a direction where it has one for each.</param>
internal sealed class TangentNames(Func<ParameterInfo, int?, string> accessOf)
{
    /// <param name="direction">Which direction, where the tangents of the argument come separately.</param>
    public string AccessOf(ParameterInfo argument, int? direction) => accessOf(argument, direction);

    /// <summary>The name of one of the tangents of a value that has one for each direction: dW⁽²⁾.</summary>
    public static ValueName InDirection(ValueName tangent, int direction) => tangent with { Identifier = $"{tangent.Identifier}_{direction + 1}", Symbol = $"{tangent.Symbol}⁽{"¹²³⁴"[direction]}⁾" };

    public ValueName TangentOf(ValueName primal) => new("d" + primal.Identifier.TrimStart('@'), "d" + primal.Symbol, primal.IsGiven);
}
