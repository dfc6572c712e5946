using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>What instructions do to memory, class by class.</summary>
internal sealed class MemoryUse
{
    /// <summary>Classes of which elements are read.</summary>
    public HashSet<int> Read { get; } = [];

    /// <summary>Classes of which elements are overwritten.</summary>
    public HashSet<int> Written { get; } = [];

    /// <summary>Classes to whose elements something is added, in any order.</summary>
    public HashSet<int> Added { get; } = [];

    public static MemoryUse Of(Instruction instruction, MemoryClasses classes)
    {
        var use = new MemoryUse();
        use.Add(instruction, classes);
        return use;
    }

    public bool Changes(int memory) => Written.Contains(memory) || Added.Contains(memory);

    public bool Touches(int memory) => Changes(memory) || Read.Contains(memory);

    /// <summary>Takes in an instruction with everything in its regions.</summary>
    public void Add(Instruction instruction, MemoryClasses classes)
    {
        if (classes.WrittenBy(instruction) is { } written) (instruction.Op == Structural.Accumulate ? Added : Written).Add(written);
        if (classes.ReadBy(instruction) is { } read) Read.Add(read);
        foreach (Instruction inner in instruction.Regions.SelectMany(region => region.Everything())) Add(inner with { Regions = default }, classes);
    }
}
