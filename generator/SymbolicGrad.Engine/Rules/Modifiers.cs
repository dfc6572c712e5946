using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Rules;

/// <summary>What a user says of a value rather than computes with it.</summary>
internal static class Modifiers
{
    /// <summary>The operand, as a constant. It is gone once it is known what varies: what is derived reads the operand itself.</summary>
    public static readonly Op StopGradient = new("StopGradient", OpKind.Elementwise, 1)
    {
        TypeRule = TypeRules.FloatingElementwise,
        OperandNames = ["x"],
        Adjoints = [null],
        Symbols = ["Functions.StopGradient"],
        Math = new("{0:7}", Precedence.Atom),
    };
}
