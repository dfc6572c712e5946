using System;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Passes;

/// <summary>How tangents are called: <c>dh</c> in C#, and dh in formulas, as the differential of h.</summary>
/// <param name="accessOf">The C# expression that reads the tangent of a differentiated argument.</param>
internal sealed class TangentNames(Func<ParameterInfo, string> accessOf)
{
    public string AccessOf(ParameterInfo argument) => accessOf(argument);

    public ValueName TangentOf(ValueName primal) => new("d" + primal.Identifier.TrimStart('@'), "d" + primal.Symbol, primal.IsGiven);
}
