using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// Merges a loop of the reverse sweep into the loop it mirrors, where the iterations only meet in sums: then one pass computes
/// values and adjoints together, and nothing is saved.
/// </summary>
internal sealed class LoopFusionPass : FunctionCopier
{
    // For each forward loop that is merged: its mirror, and what stands between the two that has to come first.
    private readonly Dictionary<int, (Instruction Reverse, List<Instruction> Between)> _merged = [];
    private readonly HashSet<int> _moved = [];
    private readonly Dictionary<int, (int Loop, Func<int, int> SlotOf)> _slotsOf = [];
    private readonly MemoryClasses _memory;

    private LoopFusionPass(Function function)
        : base(new FunctionBuilder())
    {
        _memory = new MemoryClasses(function);
    }

    public static Function Run(Function function)
    {
        while (true)
        {
            var pass = new LoopFusionPass(function);
            pass.Plan(function.Body);
            if (pass._merged.Count == 0) return function;
            function = pass.CopyFunction(function);
        }
    }

    protected override void Copy(Instruction instruction)
    {
        if (_moved.Contains(instruction.Id)) return;
        if (_merged.TryGetValue(instruction.Id, out (Instruction Reverse, List<Instruction> Between) merge))
        {
            foreach (Instruction between in merge.Between) base.Copy(between);
            CopyMerged(instruction, merge.Reverse);
        }
        else if (instruction.Op == Structural.Project && _slotsOf.TryGetValue(instruction.Operands[0], out (int Loop, Func<int, int> SlotOf) merged))
        {
            Map[instruction.Id] = Builder.Project(merged.Loop, merged.SlotOf(instruction.Index));
            if (instruction.Name is not null) Builder.Name(Map[instruction.Id], instruction.Name);
        }
        else
        {
            base.Copy(instruction);
        }
    }

    private void CopyMerged(Instruction forward, Instruction reverse)
    {
        Block first = forward.Regions[0], second = reverse.Regions[0];
        IEnumerable<int> operands = forward.Operands.Concat(reverse.Operands.Skip(2)).Select(id => Map[id]).ToArray();
        Builder.BeginBlock();
        CopyArguments(first);
        Map[second.Arguments[0].Id] = Map[first.Arguments[0].Id];
        foreach (Instruction argument in second.Arguments.Skip(1)) Map[argument.Id] = Builder.Argument(argument.Type, argument.Name);
        CopyBody(first);
        CopyBody(second);
        Block body = Builder.EndBlock(first.Results.Concat(second.Results).Select(id => Map[id]).ToArray());
        Block[] regions = forward.Head is { } head ? [body, CopyHead(head, second)] : [body];
        int own = first.Results.Count, added = second.Results.Count;
        IrType type = IrType.Tuple(forward.Type.Items.Take(own).Concat(reverse.Type.Items).Concat(forward.Type.Items.Skip(own)).ToEquatableArray());
        int merged = Builder.EmitRegions(Structural.For, type, forward.Payload, operands, regions);
        Map[forward.Id] = merged;
        _slotsOf[forward.Id] = (merged, slot => slot < own ? slot : slot + added);
        _slotsOf[reverse.Id] = (merged, slot => own + slot);
    }

    private Block CopyHead(Block head, Block second)
    {
        Builder.BeginBlock();
        CopyArguments(head);
        foreach (Instruction argument in second.Arguments.Skip(1)) Builder.Argument(argument.Type, argument.Name);
        CopyBody(head);
        return Builder.EndBlock(head.Results.Select(id => Map[id]).ToArray());
    }

    // One pair in each block at a time; what a merge makes possible is found by the next round.
    private void Plan(Block block)
    {
        for (int f = 0; f < block.Body.Count; f++)
        {
            Instruction forward = block.Body[f];
            foreach (Block region in forward.Regions) Plan(region);
            if (forward.Payload is not LoopInfo { IsReverse: false, IsPhase: false } info) continue;
            int r = block.Body.Items.ToList().FindIndex(f, candidate => candidate.Payload is LoopInfo { IsReverse: true } mirror && mirror.Label == info.Label);
            if (r < 0 || !MeetsOnlyInSums(block.Body[r])) continue;
            if (Between(block, f, r) is not { } between) continue;
            if (!MemoryAllows(block.Body[f], block.Body.Skip(f + 1).Take(r - f - 1).Where(passed => between.All(moved => moved.Id != passed.Id)), block.Body[r])) continue;
            _merged.Add(forward.Id, (block.Body[r], between));
            _moved.Add(block.Body[r].Id);
            _moved.UnionWith(between.Select(instruction => instruction.Id));
            return;
        }
    }

    /// <summary>What the reverse loop reads that is computed after the forward loop; null where some of it depends on the forward loop's results.</summary>
    private List<Instruction>? Between(Block block, int f, int r)
    {
        // In the forward loop the head says which trips are run: where they ended need not be known before.
        bool hasHead = block.Body[f].Head is not null;
        return Motion.Needed(block, f, r, block.Body[r].Operands.Where((_, i) => i != 1 || !hasHead).Concat(Motion.ReadsInside(block.Body[r])), _memory);
    }

    /// <summary>
    /// Whether a reverse loop may run with its forward loop as far as memory goes: to arrays of outer blocks it only adds, and
    /// nothing that it touches is touched in between, save by adding as well.
    /// </summary>
    private bool MemoryAllows(Instruction forward, IEnumerable<Instruction> passed, Instruction reverse)
    {
        var own = new HashSet<int>(reverse.Regions[0].Everything().Where(inner => inner.Op == Structural.Buffer).Select(inner => _memory.Of(inner.Id)));
        MemoryUse use = MemoryUse.Of(reverse, _memory), before = MemoryUse.Of(forward, _memory), other = new();
        foreach (Instruction instruction in passed) other.Add(instruction, _memory);
        bool onlyAdds = !use.Written.Except(own).Any() && !use.Added.Except(own).Any(use.Read.Contains);
        bool readsOthers = use.Read.Except(own).Any(memory => before.Changes(memory) || other.Changes(memory));
        bool isReadByOthers = use.Added.Any(memory => before.Touches(memory) || other.Read.Contains(memory) || other.Written.Contains(memory));
        return onlyAdds && !readsOthers && !isReadByOthers;
    }

    /// <summary>Whether everything the loop carries is a sum that the body only adds to, so that the order of the trips does not matter.</summary>
    public static bool MeetsOnlyInSums(Instruction loop)
    {
        Block body = loop.Regions[0];
        Dictionary<int, int> uses = body.Everything()
            .SelectMany(inner => inner.Operands.Concat(inner.Regions.SelectMany(region => region.Results)))
            .Concat(body.Results)
            .GroupBy(id => id).ToDictionary(group => group.Key, group => group.Count());
        Dictionary<int, Instruction> direct = body.Body.ToDictionary(instruction => instruction.Id);
        for (int j = 0; j < body.Results.Count; j++)
        {
            // From the result back to the argument through additions, each read once.
            int id = body.Results[j], argument = body.Arguments[j + 1].Id;
            while (id != argument)
            {
                if (!direct.TryGetValue(id, out Instruction? sum) || sum.Op != ArithmeticRows.Add || uses[id] != 1) return false;
                id = sum.Operands[0] == argument || LeadsTo(sum.Operands[0], argument) ? sum.Operands[0] : sum.Operands[1];
            }

            if (uses[argument] != 1) return false;
        }

        return true;

        bool LeadsTo(int id, int argument) =>
            direct.TryGetValue(id, out Instruction? sum) && sum.Op == ArithmeticRows.Add && (sum.Operands.Contains(argument) || sum.Operands.Any(operand => LeadsTo(operand, argument)));
    }
}
