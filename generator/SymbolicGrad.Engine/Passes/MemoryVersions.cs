using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// Numbers the states that the memory of each class goes through, and marks each read of an element with the version it sees.
/// What is never written to has no version: its elements are the same wherever they are read.
/// </summary>
/// <remarks>Ids stay as they are.</remarks>
internal sealed class MemoryVersions
{
    private readonly MemoryClasses _classes;
    private readonly Dictionary<int, ImmutableDictionary<int, int>> _before = [];
    private ImmutableDictionary<int, int> _versions = ImmutableDictionary<int, int>.Empty;
    private int _last;

    private MemoryVersions(Function function)
    {
        _classes = new MemoryClasses(function);
        Function = new Function(function.Name, Visit(function.Body));
    }

    /// <summary>The function with its reads marked.</summary>
    public Function Function { get; }

    public static MemoryVersions Of(Function function) => new(function);

    /// <summary>Whether an element that was read somewhere is still the same just before an instruction.</summary>
    public bool IsCurrent(Instruction element, int before) =>
        element.Payload is null || (_before.TryGetValue(before, out ImmutableDictionary<int, int>? versions) && VersionIn(versions, _classes.Of(element.Operands[0])) == (int)element.Payload);

    private static int VersionIn(ImmutableDictionary<int, int> versions, int memory) => versions.TryGetValue(memory, out int version) ? version : 0;

    private Block Visit(Block block) => block with { Body = block.Body.Select(Visit).ToEquatableArray() };

    private Instruction Visit(Instruction instruction)
    {
        _before[instruction.Id] = _versions;
        if (instruction.Op == Structural.Element)
            return instruction with { Payload = _classes.IsWritten(instruction.Operands[0]) ? VersionIn(_versions, _classes.Of(instruction.Operands[0])) : null };
        if (_classes.WrittenBy(instruction) is { } written) Advance(written);
        if (instruction.Regions.Count == 0) return instruction;

        // What a loop writes, its next trip reads; what a branch writes, nobody else does, but what follows may see either state.
        int[] inside = instruction.Regions.SelectMany(region => region.Everything()).Select(_classes.WrittenBy).OfType<int>().Distinct().ToArray();
        bool isLoop = instruction.Op == Structural.For;
        if (isLoop) Advance(inside);
        ImmutableDictionary<int, int> entry = _versions;
        var regions = new List<Block>();
        foreach (Block region in instruction.Regions)
        {
            _versions = entry;
            regions.Add(Visit(region));
        }

        _versions = entry;
        Advance(inside);
        return instruction with { Regions = regions.ToEquatableArray() };
    }

    private void Advance(params int[] memory)
    {
        foreach (int written in memory) _versions = _versions.SetItem(written, ++_last);
    }
}
