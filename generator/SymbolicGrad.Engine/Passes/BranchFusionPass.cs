using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// Merges a branch of the reverse sweep into the branch it mirrors, where that brings a loop together with its mirror, or a call with
/// its pullback: <c>if (n == 0) return 0;</c> before a loop then costs no tape.
/// </summary>
internal sealed class BranchFusionPass : FunctionCopier
{
    private readonly Pair _pair;

    // The results of the reverse branch follow those of the forward branch.
    private int _merged;

    private BranchFusionPass(Pair pair)
        : base(new FunctionBuilder())
    {
        _pair = pair;
    }

    /// <summary>Fuses what can be fused: calls, loops, and the branches that stand in the way.</summary>
    public static Function Run(Function function)
    {
        function = FuseInside(function);
        while (Better(function, Pairs(function.Body, new MemoryClasses(function)), Steps(function)) is { } better) function = better;
        return function;
    }

    /// <summary>The function with as many branches merged as it takes to fuse something; a merged branch may have others in its arms that stand in the way as well.</summary>
    private static Function? Better(Function function, IEnumerable<Pair> pairs, int steps)
    {
        foreach (Pair pair in pairs)
        {
            Function merged = FuseInside(new BranchFusionPass(pair).CopyFunction(function));
            if (Steps(merged) < steps) return merged;
            Instruction branch = merged.Body.Everything().Single(instruction => instruction.Payload is BranchInfo { IsReverse: false } info && info.Label == pair.Label);
            var memory = new MemoryClasses(merged);
            if (Better(merged, branch.Regions.SelectMany(arm => Pairs(arm, memory)), steps) is { } better) return better;
        }

        return null;
    }

    private static Function FuseInside(Function function) => CallFusionPass.Run(LoopFusionPass.Run(function));

    // Loops, and values of methods that are computed.
    private static int Steps(Function function) => function.Body.Everything().Count(instruction => instruction.Op == Structural.For || instruction.Op == Calls.Call);

    protected override void Copy(Instruction instruction)
    {
        bool isMoved = instruction.Id == _pair.Reverse.Id || _pair.Between.Any(between => between.Id == instruction.Id);
        if (isMoved) return;
        if (instruction.Id == _pair.Forward.Id)
        {
            foreach (Instruction between in _pair.Between) base.Copy(between);
            CopyMerged();
        }
        else if (instruction.Op == Structural.Project && (instruction.Operands[0] == _pair.Forward.Id || instruction.Operands[0] == _pair.Reverse.Id))
        {
            int shift = instruction.Operands[0] == _pair.Forward.Id ? 0 : _pair.Forward.Type.Items.Count;
            Map[instruction.Id] = Builder.Project(_merged, instruction.Index + shift);
            if (instruction.Name is not null) Builder.Name(Map[instruction.Id], instruction.Name);
        }
        else
        {
            base.Copy(instruction);
        }
    }

    private void CopyMerged()
    {
        Block[] regions = [.. _pair.Forward.Regions.Zip(_pair.Reverse.Regions, (first, second) =>
        {
            Builder.BeginBlock();
            CopyBody(first);
            int[] results = [.. first.Results.Select(id => Map[id])];

            // What the branch hands out is, inside of an arm, what the arm computes.
            foreach (Instruction projection in _pair.Projections) Map[projection.Id] = results[projection.Index];
            CopyBody(second);
            return Builder.EndBlock(results.Concat(second.Results.Select(id => Map[id])));
        })];
        int[] operands = [.. _pair.Forward.Operands.Select(id => Map[id])];
        IrType type = IrType.Tuple(_pair.Forward.Type.Items.Concat(_pair.Reverse.Type.Items).ToEquatableArray());
        _merged = Builder.EmitRegions(Structural.If, type, _pair.Forward.Payload, operands, regions);
    }

    /// <summary>The pairs of branches, in a block and all that it holds, that may be merged and might bring something together.</summary>
    private static IEnumerable<Pair> Pairs(Block block, MemoryClasses memory) => Blocks(block).SelectMany(inner => PairsIn(inner, memory));

    private static IEnumerable<Pair> PairsIn(Block block, MemoryClasses memory)
    {
        for (int f = 0; f < block.Body.Count; f++)
        {
            Instruction forward = block.Body[f];
            if (forward.Payload is not BranchInfo { IsReverse: false } info) continue;
            int r = block.Body.Items.ToList().FindIndex(f, candidate => candidate.Payload is BranchInfo { IsReverse: true } mirror && mirror.Label == info.Label);
            if (r < 0 || block.Body[r].Operands[0] != forward.Operands[0] || !Meet(forward, block.Body[r])) continue;
            Instruction reverse = block.Body[r];
            List<Instruction> projections = block.Body.Where(candidate => candidate.Op == Structural.Project && candidate.Operands[0] == forward.Id).ToList();
            IEnumerable<int> reads = Motion.ReadsInside(reverse).Where(id => projections.All(projection => projection.Id != id));
            if (Motion.Needed(block, f, r, reads, memory) is not { } between) continue;
            IEnumerable<Instruction> passed = block.Body.Skip(f + 1).Take(r - f - 1).Where(candidate => between.All(moved => moved.Id != candidate.Id));
            if (MayPass(reverse, passed, memory)) yield return new Pair(forward, reverse, between, projections);
        }
    }

    private static bool MayPass(Instruction moved, IEnumerable<Instruction> passed, MemoryClasses memory)
    {
        MemoryUse use = MemoryUse.Of(moved, memory), other = new();
        foreach (Instruction instruction in passed) other.Add(instruction, memory);
        return !use.Written.Any(other.Touches) && !use.Read.Any(other.Changes) && !use.Added.Any(added => other.Read.Contains(added) || other.Written.Contains(added));
    }

    // Whether an arm has a loop, and the mirrored arm its mirror; or a call, and its pullback.
    private static bool Meet(Instruction forward, Instruction reverse) => forward.Regions.Zip(reverse.Regions, static (first, second) => (first, second)).Any(static arm =>
    {
        List<Instruction> inside = arm.first.Everything().ToList();
        return arm.second.Everything().Any(mirror => mirror.Payload is LoopInfo { IsReverse: true } loop
            ? LoopFusionPass.MeetsOnlyInSums(mirror) && inside.Any(candidate => candidate.Payload is LoopInfo { IsReverse: false } own && own.Label == loop.Label)
            : Calls.IsPullback(mirror.Op) && inside.Any(candidate => candidate.Op == Calls.Call && Calls.IsPullbackOf(mirror, candidate)));
    });

    private static IEnumerable<Block> Blocks(Block block) => block.Body.SelectMany(instruction => instruction.Regions).SelectMany(Blocks).Prepend(block);

    /// <param name="Between">What the reverse branch reads that is computed after the forward branch.</param>
    /// <param name="Projections">The results of the forward branch.</param>
    private sealed record Pair(Instruction Forward, Instruction Reverse, List<Instruction> Between, List<Instruction> Projections)
    {
        public int Label => ((BranchInfo)Forward.Payload!).Label;
    }
}
