using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>What has to come along when an instruction of a block is moved up to an earlier one.</summary>
internal static class Motion
{
    /// <summary>
    /// The instructions between two places of a block that what is moved reads, directly or through others, in order; null where one of
    /// them depends on the instruction at the first place, or cannot be moved itself.
    /// </summary>
    /// <param name="reads">What is read by the instruction that is moved.</param>
    public static List<Instruction>? Needed(Block block, int first, int last, IEnumerable<int> reads, MemoryClasses memory)
    {
        List<Instruction> between = block.Body.Skip(first + 1).Take(last - first - 1).ToList();

        // A check that fails must find every gradient as it was.
        if (between.SelectMany(Everything).Any(inner => inner.Op == Structural.Throw || inner.Op == Structural.Check)) return null;
        Dictionary<int, Instruction> late = between.ToDictionary(instruction => instruction.Id);
        var needed = new SortedSet<int>();
        var pending = new Stack<int>(reads);
        while (pending.Count > 0)
        {
            int id = pending.Pop();
            if (id == block.Body[first].Id) return null;
            if (!late.TryGetValue(id, out Instruction? instruction) || !needed.Add(id)) continue;
            bool staysBehind = (instruction.Op.HasEffect && instruction.Op != Structural.Buffer) || instruction.Regions.Count > 0;
            if (staysBehind || (memory.ReadBy(instruction) is { } read && memory.IsWritten(read))) return null;
            foreach (int operand in instruction.Operands) pending.Push(operand);
        }

        return needed.Select(id => late[id]).ToList();
    }

    /// <summary>The values that the regions of an instruction read from outside.</summary>
    public static IEnumerable<int> ReadsInside(Instruction instruction)
    {
        List<Instruction> inside = instruction.Regions.SelectMany(region => region.Everything()).ToList();
        var own = new HashSet<int>(inside.Select(inner => inner.Id));
        return inside.SelectMany(inner => inner.Operands.Concat(inner.Regions.SelectMany(region => region.Results)))
            .Concat(instruction.Regions.SelectMany(region => region.Results))
            .Where(id => !own.Contains(id));
    }

    private static IEnumerable<Instruction> Everything(Instruction instruction) => instruction.Regions.SelectMany(static region => region.Everything()).Append(instruction);
}
