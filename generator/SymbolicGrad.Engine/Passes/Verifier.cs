using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>Checks that a function is well formed, and names the pass that broke it.</summary>
internal static class Verifier
{
    /// <exception cref="IrException">An id is defined twice or read out of scope, operands do not fit their op, or a region's results do not fit its instruction.</exception>
    public static Function Verify(Function function, string pass)
    {
        var defined = new HashSet<int>();
        foreach (Instruction instruction in function.Body.Everything())
            if (!defined.Add(instruction.Id)) throw Broken($"%{instruction.Id} is defined twice");
        Visit(function.Body, []);
        return function;

        void Visit(Block block, HashSet<int> visible)
        {
            foreach (Instruction argument in block.Arguments) visible.Add(argument.Id);
            foreach (Instruction instruction in block.Body)
            {
                foreach (int operand in instruction.Operands)
                    if (!visible.Contains(operand)) throw Broken($"%{instruction.Id} = {instruction.Op} reads %{operand}, which is not in scope");
                Check(instruction);
                foreach (Block region in instruction.Regions) Visit(region, [.. visible]);
                visible.Add(instruction.Id);
            }

            foreach (int result in block.Results)
                if (!visible.Contains(result)) throw Broken($"%{result} is handed out of a block, but is not in scope");
        }

        void Check(Instruction instruction)
        {
            if (instruction.Op.Arity >= 0 && instruction.Op.Arity != instruction.Operands.Count) throw Broken($"%{instruction.Id} = {instruction.Op} has {instruction.Operands.Count} operands");
            if (instruction.Op.Kind != OpKind.Structural)
            {
                IrType type = instruction.Op.TypeRule([.. instruction.Operands.Select(id => function[id].Type)], instruction.Payload);
                if (type != instruction.Type) throw Broken($"%{instruction.Id} = {instruction.Op} is a {instruction.Type}, but its operands make a {type}");
            }

            foreach (Block region in instruction.Regions)
            {
                IEnumerable<IrType> demanded = ReferenceEquals(region, instruction.Head) ? [IrType.Boolean] : instruction.Head is null ? instruction.Type.Items : instruction.Type.Items.Take(instruction.Type.Items.Count - 1);
                if (!region.Results.Select(id => function[id].Type).SequenceEqual(demanded))
                    throw Broken($"a region of %{instruction.Id} = {instruction.Op} hands out ({string.Join(", ", region.Results.Select(id => function[id].Type))}), not {instruction.Type}");
            }

            if (instruction.Op == Structural.For) CheckLoop(instruction);

            if (instruction.Op == Structural.Project && function[instruction.Operands[0]].Type.Items[instruction.Index] != instruction.Type)
                throw Broken($"%{instruction.Id} projects a result of another type");
        }

        void CheckLoop(Instruction loop)
        {
            foreach (Block region in loop.Regions)
            {
                if (!region.Arguments.Select(argument => argument.Type).SequenceEqual(loop.Operands.Skip(2).Select(id => function[id].Type).Prepend(IrType.Int32)))
                    throw Broken($"a region of the loop %{loop.Id} takes ({string.Join(", ", region.Arguments.Select(argument => argument.Type))})");
            }

            if (loop.Head is not null && (((LoopInfo)loop.Payload!).Step != 1 || loop.Type.Items[loop.Type.Items.Count - 1] != IrType.Int32))
                throw Broken($"the loop %{loop.Id} has a head, but does not count up or hand out where it ended");
        }

        IrException Broken(string what) => new($"After {pass}, in '{function.Name}': {what}.\n{function}");
    }
}
