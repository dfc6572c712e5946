using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Rules;

/// <summary>The ops between four tangents at once and each of them, for what takes one direction only: tensors, members of structs.</summary>
internal static class Directions
{
    /// <summary>One of four tangents; the payload is which.</summary>
    public static readonly Op One = new("OneDirection", OpKind.Elementwise, 1)
    {
        TypeRule = static (types, _) => IrType.Scalar(types[0].Kind.InOne()), CSharp = new("{0:6}[{K}]", Precedence.Postfix), Math = new("{0:7}", Precedence.Atom), NameHint = "tangent",
    };

    /// <summary>Four tangents, one for each direction, as one value.</summary>
    public static readonly Op Four = new("FourDirections", OpKind.Elementwise, ScalarKinds.Directions)
    {
        TypeRule = static (types, _) => types[0].InFourDirections(), CSharp = new("{V}.Create({0}, {1}, {2}, {3})", Precedence.Atom), Math = new("({0}, {1}, {2}, {3})", Precedence.Atom), NameHint = "tangents",
    };
}
