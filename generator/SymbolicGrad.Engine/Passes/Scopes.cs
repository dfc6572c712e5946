using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Engine.Passes;

/// <summary>A region of an instruction: a step on the way from the function's body to a nested block.</summary>
internal readonly record struct RegionStep(int Instruction, int Region);

/// <summary>Where each value of a function is defined: the regions around it, outermost first.</summary>
internal sealed class Scopes
{
    private readonly Dictionary<int, ImmutableArray<RegionStep>> _paths = [];

    public Scopes(Function function) => Visit(function.Body, []);

    public ImmutableArray<RegionStep> PathOf(int id) => _paths[id];

    /// <summary>Whether a value defined at one path can be read at another.</summary>
    public bool IsVisible(int id, ImmutableArray<RegionStep> from)
    {
        ImmutableArray<RegionStep> path = _paths[id];
        return path.Length <= from.Length && CommonLength(path, from) == path.Length;
    }

    public static int CommonLength(ImmutableArray<RegionStep> left, ImmutableArray<RegionStep> right) =>
        left.Zip(right, static (a, b) => a == b).TakeWhile(static same => same).Count();

    private void Visit(Block block, ImmutableArray<RegionStep> path)
    {
        foreach (Instruction instruction in block.Arguments.Concat(block.Body))
        {
            _paths.Add(instruction.Id, path);
            for (int r = 0; r < instruction.Regions.Count; r++) Visit(instruction.Regions[r], path.Add(new RegionStep(instruction.Id, r)));
        }
    }
}
