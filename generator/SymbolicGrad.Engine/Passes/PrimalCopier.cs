using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>Copies a function into its derivative, where the marks of what does not vary have done their work.</summary>
internal class PrimalCopier(FunctionBuilder builder) : FunctionCopier(builder)
{
    protected override void Copy(Instruction instruction)
    {
        if (instruction.Op != Modifiers.StopGradient)
        {
            base.Copy(instruction);
            return;
        }

        int value = Map[instruction.Id] = Map[instruction.Operands[0]];
        if (instruction.Name is not null) Builder.Name(value, instruction.Name);
    }
}
