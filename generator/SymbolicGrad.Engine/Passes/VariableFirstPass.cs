using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// Puts the operand that varies first where a maximum or minimum is taken against data, as the rewrites do with constants: so
/// max(x, d) and max(d, x) have the same slope at a tie.
/// </summary>
/// <remarks>Ids stay as they are.</remarks>
internal static class VariableFirstPass
{
    public static Function Run(Function function)
    {
        HashSet<int> active = ActivityAnalysis.Run(function);
        return new Function(function.Name, Reorder(function.Body));

        Block Reorder(Block block) => block with { Body = block.Body.Select(ReorderInstruction).ToEquatableArray() };

        Instruction ReorderInstruction(Instruction instruction)
        {
            bool isBackward = instruction.Op.Name is "Max" or "Min" && !active.Contains(instruction.Operands[0]) && active.Contains(instruction.Operands[1]);
            return instruction with
            {
                Operands = isBackward ? instruction.Operands.Reverse().ToEquatableArray() : instruction.Operands,
                Regions = instruction.Regions.Select(Reorder).ToEquatableArray(),
            };
        }
    }
}
