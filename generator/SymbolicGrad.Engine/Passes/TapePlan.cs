using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// Decides for each value of a forward region that the reverse sweep reads how it gets there: the loop's own index, a cheap
/// recomputation, the carried value restored trip by trip, a tape, a stack, or a result handed out of a branch.
/// </summary>
internal sealed class TapePlan
{
    /// <summary>Steps of arithmetic that are cheaper to repeat than to store and load.</summary>
    private const int RecomputationBudget = 4;

    /// <summary>Stands for the end of a block, where no read of memory is repeated.</summary>
    private const int EndOfBlock = -1;

    /// <summary>A loop that may end early with more trips than this is not given a tape for all of them, which it hardly fills.</summary>
    private const int LongestUnfilledTape = 1 << 16;

    private readonly Function _function;
    private readonly Dictionary<int, Instruction> _reverseLoops = [];
    private readonly Dictionary<int, Instruction> _reverseBranches = [];
    private readonly Dictionary<(int Instruction, int Slot), int> _projections = [];

    // Where each value that is out of scope is read.
    private readonly List<(int Id, ImmutableArray<RegionStep> At)> _reads = [];

    private readonly MemoryVersions _versions;

    // The instruction for which values are being required: reads of memory are repeated only where it still holds the same.
    private int _reader;

    private TapePlan(Function function, MemoryVersions versions)
    {
        _function = function;
        _versions = versions;
        Scopes = new Scopes(function);
        foreach (Instruction instruction in function.Body.Everything())
        {
            if (instruction.Payload is LoopInfo { IsReverse: true } info) _reverseLoops[info.Label] = instruction;
            if (instruction.Payload is BranchInfo { IsReverse: true } branch) _reverseBranches[branch.Label] = instruction;
            if (instruction.Op == Structural.Project) _projections[(instruction.Operands[0], instruction.Index)] = instruction.Id;
        }
    }

    /// <summary>The function that the plan is for.</summary>
    public Function Function => _function;

    public Scopes Scopes { get; }

    /// <summary>Values written to a tape on the way forward.</summary>
    public SortedSet<int> Taped { get; } = [];

    /// <summary>
    /// Values pushed on a stack at the end of a region of the forward sweep, because no one knows beforehand how often, and popped at the
    /// beginning of its mirror: a trip of a loop, or the arm of a branch where nothing else reads them.
    /// </summary>
    public SortedDictionary<int, RegionStep> Stacked { get; } = [];

    /// <summary>For each value on a tape or stack the outermost region instruction around it that the reverse sweep cannot see into: the tape is made before it.</summary>
    public Dictionary<int, int> TapeHome { get; } = [];

    /// <summary>Values computed again where they are read.</summary>
    public HashSet<int> Recomputed { get; } = [];

    /// <summary>Values that a branch hands out beside its own results.</summary>
    public SortedSet<int> HandedOut { get; } = [];

    /// <summary>Carried counters: what they were before a trip follows from what they are after it.</summary>
    public HashSet<int> Inverted { get; } = [];

    /// <summary>For a reverse loop the carried values of its forward loop that it restores trip by trip.</summary>
    public Dictionary<int, SortedSet<int>> Restored { get; } = [];

    public static TapePlan For(MemoryVersions versions)
    {
        var plan = new TapePlan(versions.Function, versions);
        plan.Visit(plan._function.Body, []);
        plan.PlaceStacked();
        return plan;
    }

    /// <summary>The reverse loop around <paramref name="at"/> that mirrors a forward loop.</summary>
    public Instruction? MirrorOf(int forwardLoop, ImmutableArray<RegionStep> at)
    {
        int label = ((LoopInfo)_function[forwardLoop].Payload!).Label;
        return _reverseLoops.TryGetValue(label, out Instruction? reverse) && at.Any(step => step.Instruction == reverse.Id) ? reverse : null;
    }

    /// <summary>The forward loop and carried slot whose result a value is, where it is computed right in the loop's body.</summary>
    public (Instruction Loop, int Slot)? CarriedResult(int id)
    {
        if (Scopes.PathOf(id).LastOrDefault() is not { Instruction: > 0 } step) return null;
        Instruction loop = _function[step.Instruction];
        if (loop.Op != Structural.For) return null;
        int slot = loop.Regions[0].Results.Items.IndexOf(id);
        return slot < 0 ? null : (loop, slot);
    }

    private void Visit(Block block, ImmutableArray<RegionStep> path)
    {
        foreach (Instruction instruction in block.Body)
        {
            _reader = instruction.Id;
            foreach (int operand in instruction.Operands) Require(operand, path);
            for (int r = 0; r < instruction.Regions.Count; r++) Visit(instruction.Regions[r], path.Add(new RegionStep(instruction.Id, r)));
        }

        _reader = EndOfBlock;
        foreach (int result in block.Results) Require(result, path);
    }

    /// <summary>What a branch computes last is, seen from outside, what the branch hands out: the same value, already within reach.</summary>
    public int HandedOutAs(int id, ImmutableArray<RegionStep> at)
    {
        while (!Scopes.IsVisible(id, at) && Scopes.PathOf(id).LastOrDefault() is { Instruction: > 0 } step && _function[step.Instruction] is { } branch && branch.Op == Structural.If)
        {
            int slot = branch.Regions[step.Region].Results.Items.IndexOf(id);
            if (slot < 0 || !_projections.TryGetValue((branch.Id, slot), out int projection)) break;
            id = projection;
        }

        return id;
    }

    private void Require(int id, ImmutableArray<RegionStep> at)
    {
        id = HandedOutAs(id, at);
        if (!Scopes.IsVisible(id, at)) _reads.Add((id, at));
        if (Scopes.IsVisible(id, at) || IsMirroredIndex(id, at) || Inverted.Contains(id) || Taped.Contains(id) || Stacked.ContainsKey(id) || HandedOut.Contains(id)) return;
        Instruction value = _function[id];
        if (value.Op == Structural.Slice || RecomputationCost(id, at) <= RecomputationBudget)
        {
            Recomputed.Add(id);
            foreach (int operand in value.Operands) Require(operand, at);
            return;
        }

        ImmutableArray<RegionStep> path = Scopes.PathOf(id);
        ImmutableArray<RegionStep> hidden = path.RemoveRange(0, Scopes.CommonLength(path, at));
        bool isOfLoop = hidden.Length == 1 && _function[hidden[0].Instruction].Payload is LoopInfo { IsPhase: false };
        if (isOfLoop && CarriedResult(id) is { } carried && MirrorOf(carried.Loop.Id, at) is { } mirror)
        {
            if (Restore(mirror, carried.Slot)) Require(carried.Loop.Regions[0].Arguments[carried.Slot + 1].Id, InsideOf(mirror));
        }
        else if (isOfLoop && CounterSlot(id) is { } slot && MirrorOf(hidden[0].Instruction, at) is { } counting)
        {
            Inverted.Add(id);
            Restore(counting, slot);
        }
        else if (hidden.All(step => _function[step.Instruction].Op == Structural.If))
        {
            HandedOut.Add(id);
        }
        else
        {
            Tape(id, hidden, at);
        }
    }

    private bool Restore(Instruction mirror, int slot)
    {
        if (!Restored.TryGetValue(mirror.Id, out SortedSet<int>? slots)) Restored.Add(mirror.Id, slots = []);
        return slots.Add(slot);
    }

    private void Tape(int id, ImmutableArray<RegionStep> hidden, ImmutableArray<RegionStep> at)
    {
        TapeHome.Add(id, hidden[0].Instruction);
        ImmutableArray<RegionStep> outside = Scopes.PathOf(hidden[0].Instruction);
        List<Instruction> loops = hidden.Select(step => _function[step.Instruction]).Where(around => around.Op == Structural.For).ToList();
        if (loops.FirstOrDefault(loop => MirrorOf(loop.Id, at) is null) is { } unmirrored) throw new IrException($"%{id} is read outside of the mirror of %{unmirrored.Id}.");
        if (loops.All(loop => IsSized(loop, outside)))
        {
            Taped.Add(id);
            return;
        }

        Stacked.Add(id, hidden.Last(step => step.Instruction == loops[loops.Count - 1].Id));
    }

    // As deep as all that read the value allow.
    private void PlaceStacked()
    {
        foreach (int id in Stacked.Keys.ToList())
        {
            List<ImmutableArray<RegionStep>> readers = _reads.Where(read => read.Id == id).Select(read => read.At).ToList();
            ImmutableArray<RegionStep> path = Scopes.PathOf(id);
            RegionStep home = path.Reverse().TakeWhile(step => step != Stacked[id]).FirstOrDefault(step => MirrorOf(step) is { } mirror && readers.All(at => at.Contains(mirror)));
            if (home.Instruction > 0) Stacked[id] = home;
            if (Stacked[id] != path[path.Length - 1]) HandedOut.Add(id);
        }
    }

    private RegionStep? MirrorOf(RegionStep arm) =>
        _function[arm.Instruction].Payload is BranchInfo { IsReverse: false } info && _reverseBranches.TryGetValue(info.Label, out Instruction? mirror) ? new RegionStep(mirror.Id, arm.Region) : null;

    /// <summary>Whether it is known before the loop how many trips a tape must hold.</summary>
    private bool IsSized(Instruction loop, ImmutableArray<RegionStep> outside)
    {
        Instruction bound = _function[loop.Operands[1]];
        if (((LoopInfo)loop.Payload!).IsPhase) return false;
        bool isLong = loop.Head is not null && bound.Op == Structural.Constant && bound.Number > LongestUnfilledTape;
        return !isLong && loop.Operands.Take(2).All(id => Scopes.IsVisible(id, outside));
    }

    /// <summary>The slot of a carried integer to which each trip adds the same number.</summary>
    private int? CounterSlot(int id)
    {
        Instruction argument = _function[id];
        if (argument.Op != Structural.Argument || argument.Type.IsFloating || Scopes.PathOf(id).LastOrDefault() is not { Instruction: > 0 } step) return null;
        Instruction loop = _function[step.Instruction];
        int slot = loop.Regions[0].Arguments.Items.IndexOf(argument) - 1;
        if (slot < 0) return null;
        Instruction after = _function[loop.Regions[0].Results[slot]];
        bool counts = (after.Op == ArithmeticRows.Add || after.Op == ArithmeticRows.Subtract) && after.Operands[0] == id && Scopes.IsVisible(after.Operands[1], Scopes.PathOf(loop.Id));
        return counts ? slot : null;
    }

    private ImmutableArray<RegionStep> InsideOf(Instruction loop) => Scopes.PathOf(loop.Id).Add(new RegionStep(loop.Id, 0));

    private bool IsMirroredIndex(int id, ImmutableArray<RegionStep> at) =>
        Scopes.PathOf(id) is { Length: > 0 } path &&
        _function[path[path.Length - 1].Instruction] is { } loop && loop.Op == Structural.For && loop.Regions[0].Arguments[0].Id == id &&
        MirrorOf(loop.Id, at) is not null;

    // Stops as soon as the budget is spent: without that a chain of n steps would be walked n times, n levels deep.
    private int RecomputationCost(int id, ImmutableArray<RegionStep> at, int budget = RecomputationBudget)
    {
        if (Scopes.IsVisible(id, at) || IsMirroredIndex(id, at)) return 0;
        Instruction value = _function[id];
        int own = OwnCost(value);
        foreach (int operand in value.Operands)
        {
            if (own > budget) break;
            own += RecomputationCost(operand, at, budget - own);
        }

        return own;
    }

    private int OwnCost(Instruction value)
    {
        const int never = RecomputationBudget + 1;
        if (value.Op == Structural.Constant || value.Op == Structural.Extent || value.Op == Structural.Slice || value.Op == Structural.TripCount || value.Op == Structural.Foreign || value.Op == TensorRows.Transpose) return 0;
        if (value.Op == Structural.Element) return !_versions.IsCurrent(value, _reader) ? never : value.Type.IsScalar ? 1 : 0;
        return value.Type.IsScalar && value.Op.Name is "Add" or "Subtract" or "Multiply" or "Negate" or "Convert" or "Square"
            or "Greater" or "GreaterOrEqual" or "Less" or "LessOrEqual" or "Equal" or "NotEqual" or "And" or "Or" or "Not" or "IntegerDivide" or "Remainder" ? 1 : never;
    }
}
