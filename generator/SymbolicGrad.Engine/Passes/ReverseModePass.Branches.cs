using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

// Branches. An arm that is not run must add exactly nothing. A value that only one arm reads has a zero for its adjoint when
// the other one is run, and where its slope is infinite there, as that of √s at s = 0, zero times infinity would be NaN: such
// values are pulled back inside of the arm that reads them. That is lawful by the linearity of the pullback.
internal sealed partial class ReverseModePass
{
    private readonly Dictionary<int, bool> _mayBeSteep = [];
    private readonly Dictionary<int, ArmReads> _armReads = [];

    private void ReverseBranches(Instruction branch)
    {
        int count = branch.Regions[0].Results.Count;
        int[] demanded = Enumerable.Range(0, count).Where(j => HasAdjoint(branch, j)).ToArray();
        if (demanded.Length == 0 && !branch.Regions.Any(region => region.Everything().Any(IsActiveStore))) return;
        (ImmutableArray<ImmutableArray<int>> sunk, ImmutableArray<int> captured) = ReadsOf(branch);
        int[] adjoints = demanded.Select(j => ResultAdjoint(branch, j)).ToArray();
        int[] before = captured.Select(id => AdjointOrZero(id)).ToArray();

        Block[] regions = branch.Regions.Select((region, arm) => ReverseRegion(region, sunk[arm])).ToArray();
        int reverse = _builder.EmitRegions(
            Structural.If, IrType.Tuple(before.Select(id => _builder.TypeOf(id)).ToEquatableArray()), new BranchInfo(branch.Id, IsReverse: true), [_forward.Map[branch.Operands[0]]], regions);
        for (int c = 0; c < captured.Length; c++) _frames.Peek().Values[captured[c]] = _builder.Project(reverse, c);

        Block ReverseRegion(Block region, ImmutableArray<int> sunk)
        {
            _builder.BeginBlock();
            var frame = new AdjointFrame();
            _frames.Push(frame);
            for (int c = 0; c < captured.Length; c++) frame.Values[captured[c]] = before[c];
            foreach (Instruction array in ArraysMadeIn(branch)) _shadows[region.Results[array.Index]] = _shadows[array.Id];
            for (int d = 0; d < demanded.Length; d++)
                if (_active.Contains(region.Results[demanded[d]])) Contribute(region.Results[demanded[d]], adjoints[d]);
            ReverseBlock(region, sunk);
            int[] results = captured.Select(id => frame.Values[id]).ToArray();
            _frames.Pop();
            return _builder.EndBlock(results);
        }
    }

    /// <summary>The active arrays that a branch hands out and that each of its arms has made: they have one shadow, that of the arm that was run.</summary>
    private IEnumerable<Instruction> ArraysMadeIn(Instruction branch) =>
        _primal.Body.Everything().Where(value => value.Op == Structural.Project && value.Operands[0] == branch.Id && value.Type.IsArray && _active.Contains(value.Id) && IsMadeInEachArm(value));

    /// <summary>Whether an array that a branch hands out is, in either arm, one that the arm has made and hands out once: so that nobody else knows it.</summary>
    private bool IsMadeInEachArm(Instruction array)
    {
        Instruction branch = _primal[array.Operands[0]];
        return branch.Op == Structural.If && array.Type.Rank == 1 && branch.Regions.All(region =>
        {
            int own = region.Results[array.Index];
            return region.Results.Count(id => id == own) == 1 && region.Body.Any(inner => inner.Id == own) && IsMade(_primal[own]);
        });
    }

    /// <summary>Active values of outer blocks whose adjoints a region adds to, sorted; arguments of the function are added to in place instead.</summary>
    private IEnumerable<int> Captured(Block region)
    {
        var inner = new HashSet<int>(region.Arguments.Concat(region.Body).Select(instruction => instruction.Id));
        return region.Body.SelectMany(Read)
            .Concat(region.Results)
            .Where(id => !inner.Contains(id) && _active.Contains(id) && !IsFunctionArgument(id) && !_primal[id].Type.IsArray && _primal[id].Type.Form != TypeForm.Tuple)
            .Distinct().OrderBy(id => id);
    }

    // A comparison adds to no adjoint.
    private IEnumerable<int> Read(Instruction instruction)
    {
        if (instruction.Op == Structural.If) return ReadsOf(instruction).Captured;
        bool isComparison = instruction.Op.Kind == OpKind.Elementwise && !_active.Contains(instruction.Id);
        return isComparison ? [] : instruction.Operands.Concat(instruction.Regions.SelectMany(Captured));
    }

    /// <summary>What the arms of a branch read of outer blocks, found once.</summary>
    private ArmReads ReadsOf(Instruction branch)
    {
        if (_armReads.TryGetValue(branch.Id, out ArmReads known)) return known;
        ImmutableArray<ImmutableArray<int>> read = [.. branch.Regions.Select(region => Captured(region).ToImmutableArray())];
        HashSet<int>[] reached = [.. read.Select(own => Steep(own, []))];

        // What one arm reads and the other reaches keeps its adjoint outside, and is pulled back there, once for both.
        HashSet<int> shared = [.. read[0].Where(reached[1].Contains), .. read[1].Where(reached[0].Contains)];
        ImmutableArray<ImmutableArray<int>> sunk = [.. read.Select(own => Steep(own, shared).OrderByDescending(static id => id).ToImmutableArray())];

        // What is pulled back inside of an arm leaves its operands.
        IEnumerable<int> captured = read.Zip(sunk, (own, inside) => own.Concat(inside.SelectMany(id => _primal[id].Operands)).Where(id => !inside.Contains(id) && _active.Contains(id) && !IsFunctionArgument(id))).SelectMany(static ids => ids);
        return _armReads[branch.Id] = new ArmReads(sunk, [.. captured.Distinct().OrderBy(static id => id)]);
    }

    // Those of the values of which the slope may be infinite, and what stands between them and the last such slope.
    private HashSet<int> Steep(IEnumerable<int> values, HashSet<int> except)
    {
        var steep = new HashSet<int>();
        var pending = new Stack<int>(values);
        while (pending.Count > 0)
        {
            int id = pending.Pop();
            if (except.Contains(id) || !MayBeSteep(id) || !steep.Add(id)) continue;
            foreach (int operand in _primal[id].Operands) pending.Push(operand);
        }

        return steep;
    }

    /// <summary>Whether the slope of a number, by its operands or by theirs, may be infinite.</summary>
    private bool MayBeSteep(int id)
    {
        if (_mayBeSteep.TryGetValue(id, out bool known)) return known;
        Instruction value = _primal[id];
        bool isRow = _active.Contains(id) && value.Op.Kind == OpKind.Elementwise && value.Type.IsScalar;
        bool isOwn = value.Op.HasUnboundedSlope && !(value.Op == ArithmeticRows.Divide && _primal[value.Operands[1]].Op == Structural.Constant);
        return _mayBeSteep[id] = isRow && (isOwn || value.Operands.Any(MayBeSteep));
    }

    /// <param name="Sunk">For each arm the values of outer blocks that are pulled back inside of it, the last computed first: down to the last of which the slope may be infinite, but for those that it shares with the other arm.</param>
    /// <param name="Captured">The values of outer blocks whose adjoints the branch adds to, sorted.</param>
    private readonly record struct ArmReads(ImmutableArray<ImmutableArray<int>> Sunk, ImmutableArray<int> Captured);
}
