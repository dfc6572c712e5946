using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>Replays a function, or parts of it, into a builder. Passes override what they change.</summary>
internal class FunctionCopier(FunctionBuilder builder)
{
    protected FunctionBuilder Builder { get; } = builder;

    /// <summary>From the ids of what is copied to the ids in the builder.</summary>
    public Dictionary<int, int> Map { get; } = [];

    public Function CopyFunction(Function function)
    {
        CopyArguments(function.Body);
        CopyBody(function.Body);
        return Finish(function.Name, function.Body.Results);
    }

    /// <param name="results">Ids of what is copied.</param>
    public Function Finish(string name, IEnumerable<int> results) => Builder.Finish(name, results.Select(id => Map[id]));

    public void CopyArguments(Block block) => CopyArguments(block.Arguments);

    public void CopyArguments(IEnumerable<Instruction> arguments)
    {
        foreach (Instruction argument in arguments) Map[argument.Id] = Builder.Argument(argument.Type, argument.Name, argument.Payload);
    }

    public void CopyBody(Block block) => CopyBody(block.Body);

    public void CopyBody(IEnumerable<Instruction> instructions)
    {
        foreach (Instruction instruction in instructions) Copy(instruction);
    }

    protected virtual void Copy(Instruction instruction)
    {
        int[] operands = instruction.Operands.Select(id => Map[id]).ToArray();
        int id = instruction.Regions.Count == 0
            ? Builder.Emit(instruction.Op, instruction.Type, instruction.Payload, operands)
            : Builder.EmitRegions(instruction.Op, instruction.Type, instruction.Payload, operands, instruction.Regions.Select(CopyRegion).ToArray());
        Map[instruction.Id] = id;
        if (instruction.Name is not null) Builder.Name(id, instruction.Name);
    }

    protected virtual Block CopyRegion(Block region)
    {
        Builder.BeginBlock();
        CopyArguments(region);
        CopyBody(region);
        return Builder.EndBlock(region.Results.Select(id => Map[id]).ToArray());
    }
}
