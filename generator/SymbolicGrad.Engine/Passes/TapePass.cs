using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

/// <summary>Carries out a <see cref="TapePlan"/>: after it every operand is in scope.</summary>
internal sealed class TapePass : FunctionCopier
{
    private readonly Function _function;
    private readonly TapePlan _plan;
    private readonly Dictionary<int, int> _tapes = [];
    private readonly Dictionary<int, int> _handedOut = [];

    // Source ids resolved in the blocks of the copy that are open, innermost on top.
    private readonly Stack<Dictionary<int, int>> _resolved = new([[]]);
    private ImmutableArray<RegionStep> _path = [];

    private TapePass(TapePlan plan)
        : base(new FunctionBuilder())
    {
        _function = plan.Function;
        _plan = plan;
    }

    public static Function Run(Function function)
    {
        TapePlan plan = TapePlan.For(MemoryVersions.Of(function));
        return new TapePass(plan).CopyFunction(plan.Function);
    }

    protected override void Copy(Instruction instruction)
    {
        if (instruction.Regions.Count > 0) MakeTapes(instruction);
        if (instruction.Op == Structural.For) CopyLoop(instruction);
        else if (instruction.Op == Structural.If) CopyBranch(instruction);
        else CopyPlain(instruction);
        SaveIfTaped(instruction.Id);
    }

    private void CopyPlain(Instruction instruction)
    {
        int id = Builder.Emit(instruction.Op, instruction.Type, instruction.Payload, instruction.Operands.Select(Resolve).ToArray());
        Map[instruction.Id] = id;
        if (instruction.Name is not null) Builder.Name(id, instruction.Name);
    }

    private void CopyLoop(Instruction loop)
    {
        Block body = loop.Regions[0];
        int[] operands = loop.Operands.Select(Resolve).ToArray();
        List<(int Slot, Instruction Forward)> restored = RestoredBy(loop);
        operands = [.. operands, .. restored.Select(entry => Builder.Project(Map[entry.Forward.Id], entry.Slot))];

        Enter(new RegionStep(loop.Id, 0));
        CopyArguments(body);
        if (loop.Payload is LoopInfo { IsReverse: true } info && ForwardLoop(info.Label) is { } forward)
        {
            _resolved.Peek()[forward.Regions[0].Arguments[0].Id] = Map[body.Arguments[0].Id];
            PopStacked(new RegionStep(forward.Id, 0));
        }

        foreach ((int slot, Instruction forwardLoop) in restored)
        {
            Instruction value = _function[forwardLoop.Regions[0].Results[slot]];
            _resolved.Peek()[value.Id] = Builder.Argument(value.Type, value.Name is null ? null : value.Name with { Identifier = value.Name.Identifier + "After", IsGiven = false });
        }

        foreach (Instruction argument in body.Arguments) SaveIfTaped(argument.Id);
        CopyBody(body);
        int[] results = [.. body.Results.Select(Resolve), .. restored.Select(entry => Resolve(entry.Forward.Regions[0].Arguments[entry.Slot + 1].Id))];
        PushStacked(new RegionStep(loop.Id, 0));
        Block copy = Leave(results);
        IrType type = IrType.Tuple(loop.Type.Items.Concat(restored.Select(entry => entry.Forward.Type.Items[entry.Slot])).ToEquatableArray());
        Map[loop.Id] = Builder.EmitRegions(loop.Op, type, loop.Payload, operands, loop.Head is { } head ? [copy, CopyHead(loop, head)] : [copy]);
    }

    private Block CopyHead(Instruction loop, Block head)
    {
        Enter(new RegionStep(loop.Id, 1));
        CopyArguments(head);
        CopyBody(head);
        return Leave(head.Results.Select(Resolve).ToArray());
    }

    private IEnumerable<int> StackedIn(RegionStep region) => _plan.Stacked.Where(entry => entry.Value == region).Select(entry => entry.Key);

    private void PushStacked(RegionStep region)
    {
        foreach (int id in StackedIn(region)) Builder.Emit(Structural.Push, IrType.None, null, [_tapes[id], Resolve(id)]);
    }

    private void PopStacked(RegionStep region)
    {
        foreach (int id in StackedIn(region).Reverse())
        {
            Instruction value = _function[id];
            int popped = _resolved.Peek()[id] = Builder.Emit(Structural.Pop, value.Type, null, [_tapes[id]]);
            Builder.Name(popped, value.Name is null ? new ValueName(value.NameHint, MathSymbols.Of(value.NameHint), IsGiven: false) : LoadedName(value));
        }
    }

    private void CopyBranch(Instruction branch)
    {
        int condition = Resolve(branch.Operands[0]);
        int[] handedOut = _plan.HandedOut.Where(id => IsHandedOutOf(branch, id)).ToArray();
        var regions = new List<Block>();
        for (int r = 0; r < branch.Regions.Count; r++)
        {
            var step = new RegionStep(branch.Id, r);
            Enter(step);
            if (branch.Payload is BranchInfo { IsReverse: true } info && ForwardBranch(info.Label) is { } forward) PopStacked(new RegionStep(forward.Id, r));
            CopyBody(branch.Regions[r]);
            PushStacked(step);
            int[] extra = handedOut.Select(id => _plan.Scopes.PathOf(id).Contains(step) ? Resolve(id) : Builder.Emit(Structural.Undefined, _function[id].Type, null, [])).ToArray();
            regions.Add(Leave([.. branch.Regions[r].Results.Select(Resolve), .. extra]));
        }

        IrType type = IrType.Tuple(branch.Type.Items.Concat(handedOut.Select(id => _function[id].Type)).ToEquatableArray());
        int copy = Builder.EmitRegions(branch.Op, type, branch.Payload, [condition], [.. regions]);
        Map[branch.Id] = copy;
        for (int h = 0; h < handedOut.Length; h++)
        {
            int projection = Builder.Project(copy, branch.Type.Items.Count + h);
            if (_function[handedOut[h]].Name is { } name) Builder.Name(projection, name);
            _handedOut[handedOut[h]] = projection;
        }
    }

    // Out of the branches inside of the innermost loop around a value, but not out of that loop; and not out of the arm that saves it.
    private bool IsHandedOutOf(Instruction branch, int id) =>
        _plan.Scopes.PathOf(id).Reverse()
            .TakeWhile(step => _function[step.Instruction].Op == Structural.If && !(_plan.Stacked.TryGetValue(id, out RegionStep home) && home == step))
            .Any(step => step.Instruction == branch.Id);

    /// <summary>The id in the copy under which a source value can be read here.</summary>
    private int Resolve(int id)
    {
        id = _plan.HandedOutAs(id, _path);
        foreach (Dictionary<int, int> block in _resolved)
            if (block.TryGetValue(id, out int known)) return known;
        if (_plan.Scopes.IsVisible(id, _path)) return Map[id];
        if (_handedOut.TryGetValue(id, out int handedOut)) return handedOut;
        int resolved = _plan.Taped.Contains(id) ? Load(id) : Recompute(id);
        _resolved.Peek()[id] = resolved;
        return resolved;
    }

    private int Recompute(int id)
    {
        Instruction value = _function[id];
        if (_plan.Inverted.Contains(id)) return Invert(value);
        if (!_plan.Recomputed.Contains(id)) throw new IrException($"%{id} = {value.Op} is out of scope and no plan was made for it.");
        int copy = Builder.Emit(value.Op, value.Type, value.Payload, value.Operands.Select(Resolve).ToArray());
        if (value.Name is not null) Builder.Name(copy, value.Name);
        return copy;
    }

    /// <summary>What a counter was before a trip, by what it is after it.</summary>
    private int Invert(Instruction counter)
    {
        Instruction loop = _function[_plan.Scopes.PathOf(counter.Id).Last().Instruction];
        Instruction after = _function[loop.Regions[0].Results[loop.Regions[0].Arguments.Items.IndexOf(counter) - 1]];
        int before = Builder.Emit(after.Op == ArithmeticRows.Add ? ArithmeticRows.Subtract : ArithmeticRows.Add, Resolve(after.Id), Resolve(after.Operands[1]));
        if (counter.Name is not null) Builder.Name(before, LoadedName(counter));
        return before;
    }

    private int Load(int id)
    {
        Instruction value = _function[id];
        int slot = TapeIndex(LoopsAround(id).Select(loop => (loop, Resolve(loop.Regions[0].Arguments[0].Id))));
        int loaded = Builder.Emit(Structural.Element, value.Type, null, [_tapes[id], slot]);
        if (value.Name is not null) Builder.Name(loaded, LoadedName(value));
        return loaded;
    }

    private static ValueName LoadedName(Instruction value) => value.Name! with { Symbol = IsCarried(value) ? value.Name!.Symbol + "⁻" : value.Name!.Symbol, IsGiven = false };

    private static bool IsCarried(Instruction value) => value.Op == Structural.Argument;

    // A tape stands before the outermost hidden region, with a slot for every combination of trips.
    private void MakeTapes(Instruction outer)
    {
        foreach (int id in _plan.Taped)
        {
            if (_tapes.ContainsKey(id) || _plan.TapeHome[id] != outer.Id) continue;
            int size = LoopsAround(id).Select(TripCount).Aggregate((left, right) => Builder.Emit(ArithmeticRows.Multiply, left, right));
            int tape = Builder.Emit(Structural.Tape, IrType.Array(_function[id].Type), null, [size]);
            Builder.Name(tape, TapeName(_function[id]));
            _tapes.Add(id, tape);
        }

        foreach (int id in _plan.Stacked.Keys)
        {
            if (_tapes.ContainsKey(id) || _plan.TapeHome[id] != outer.Id) continue;
            if (outer.Payload is LoopInfo { IsPhase: true })
            {
                _tapes.Add(id, Map[Recording]);
                continue;
            }

            int stack = Builder.Emit(Structural.Stack, IrType.Array(_function[id].Type), null, []);
            Builder.Name(stack, TapeName(_function[id]));
            _tapes.Add(id, stack);
        }
    }

    private int Recording => _function.Parameters.Single(parameter => Function.InfoOf(parameter).Role == ParameterRole.Recording).Id;

    private void SaveIfTaped(int id)
    {
        if (!_plan.Taped.Contains(id)) return;
        int slot = TapeIndex(LoopsAround(id).Select(loop => (loop, Map[loop.Regions[0].Arguments[0].Id])));
        Builder.Emit(Structural.Save, IrType.None, null, [_tapes[id], slot, Map[id]]);
    }

    private int TapeIndex(IEnumerable<(Instruction Loop, int Index)> loops)
    {
        int? slot = null;
        foreach ((Instruction loop, int index) in loops)
        {
            int trip = Builder.Emit(ArithmeticRows.Subtract, index, ResolveBound(loop, 0));
            slot = slot is null ? trip : Builder.Emit(ArithmeticRows.Add, Builder.Emit(ArithmeticRows.Multiply, slot.Value, TripCount(loop)), trip);
        }

        return slot!.Value;
    }

    private int TripCount(Instruction loop)
    {
        int low = ResolveBound(loop, 0), bound = ResolveBound(loop, 1);
        bool isExtent = Builder[bound].Op == Structural.Extent && Builder[low].Op == Structural.Constant && Builder[low].Number == 0;
        return isExtent ? bound : Builder.Emit(Structural.TripCount, IrType.Int32, null, [low, bound]);
    }

    private int ResolveBound(Instruction loop, int bound) => Map[loop.Operands[bound]];

    /// <summary>The loops between the tape and the value, outermost first.</summary>
    private IEnumerable<Instruction> LoopsAround(int id)
    {
        ImmutableArray<RegionStep> path = _plan.Scopes.PathOf(id);
        int outermost = _plan.TapeHome[id];
        return path.SkipWhile(step => step.Instruction != outermost).Select(step => _function[step.Instruction]).Where(instruction => instruction.Op == Structural.For);
    }

    private Instruction? ForwardLoop(int label) =>
        _function.Body.Everything().FirstOrDefault(instruction => instruction.Payload is LoopInfo { IsReverse: false } info && info.Label == label);

    private Instruction? ForwardBranch(int label) =>
        _function.Body.Everything().FirstOrDefault(instruction => instruction.Payload is BranchInfo { IsReverse: false } info && info.Label == label);

    private List<(int Slot, Instruction Forward)> RestoredBy(Instruction loop) =>
        _plan.Restored.TryGetValue(loop.Id, out SortedSet<int>? slots)
            ? slots.Select(slot => (slot, ForwardLoop(((LoopInfo)loop.Payload!).Label)!)).ToList()
            : [];

    private static ValueName TapeName(Instruction value)
    {
        string identifier = value.Name?.Identifier ?? value.NameHint;
        string name = IsCarried(value) ? identifier + "Before" : identifier.EndsWith("At", System.StringComparison.Ordinal) ? identifier : identifier + "At";
        return new ValueName(name, value.Name?.Symbol ?? name, IsGiven: true);
    }

    private void Enter(RegionStep step)
    {
        Builder.BeginBlock();
        _resolved.Push([]);
        _path = _path.Add(step);
    }

    private Block Leave(int[] results)
    {
        _path = _path.RemoveAt(_path.Length - 1);
        _resolved.Pop();
        return Builder.EndBlock(results);
    }
}
