using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
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

    public static (Function? Function, IReadOnlyList<Diagnosis> Problems) Run(Function function)
    {
        TapePlan plan = TapePlan.For(MemoryVersions.Of(function));
        return plan.Problems.Count > 0 ? (null, plan.Problems) : (new TapePass(plan).CopyFunction(plan.Function), []);
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
            _resolved.Peek()[forward.Regions[0].Arguments[0].Id] = Map[body.Arguments[0].Id];
        foreach ((int slot, Instruction forwardLoop) in restored)
        {
            Instruction value = _function[forwardLoop.Regions[0].Results[slot]];
            _resolved.Peek()[value.Id] = Builder.Argument(value.Type, value.Name is null ? null : value.Name with { Identifier = value.Name.Identifier + "After", IsGiven = false });
        }

        foreach (Instruction argument in body.Arguments) SaveIfTaped(argument.Id);
        CopyBody(body);
        int[] results = [.. body.Results.Select(Resolve), .. restored.Select(entry => Resolve(entry.Forward.Regions[0].Arguments[entry.Slot + 1].Id))];
        Block copy = Leave(results);
        IrType type = IrType.Tuple(loop.Type.Items.Concat(restored.Select(entry => entry.Forward.Type.Items[entry.Slot])).ToEquatableArray());
        Map[loop.Id] = Builder.EmitRegions(loop.Op, type, loop.Payload, operands, copy);
    }

    private void CopyBranch(Instruction branch)
    {
        int condition = Resolve(branch.Operands[0]);
        int[] handedOut = _plan.HandedOut.Where(id => _plan.Scopes.PathOf(id).Any(step => step.Instruction == branch.Id)).ToArray();
        var regions = new List<Block>();
        for (int r = 0; r < branch.Regions.Count; r++)
        {
            var step = new RegionStep(branch.Id, r);
            Enter(step);
            CopyBody(branch.Regions[r]);
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
        if (!_plan.Recomputed.Contains(id)) throw new IrException($"%{id} = {value.Op} is out of scope and no plan was made for it.");
        int copy = Builder.Emit(value.Op, value.Type, value.Payload, value.Operands.Select(Resolve).ToArray());
        if (value.Name is not null) Builder.Name(copy, value.Name);
        return copy;
    }

    private int Load(int id)
    {
        Instruction value = _function[id];
        int slot = TapeIndex(LoopsAround(id).Select(loop => (loop, Resolve(loop.Regions[0].Arguments[0].Id))));
        int loaded = Builder.Emit(Structural.Element, value.Type, null, [_tapes[id], slot]);
        if (value.Name is not null) Builder.Name(loaded, value.Name with { Symbol = IsCarried(value) ? value.Name.Symbol + "⁻" : value.Name.Symbol, IsGiven = false });
        return loaded;
    }

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
    }

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

    private List<(int Slot, Instruction Forward)> RestoredBy(Instruction loop) =>
        _plan.Restored.TryGetValue(loop.Id, out SortedSet<int>? slots)
            ? slots.Select(slot => (slot, ForwardLoop(((LoopInfo)loop.Payload!).Label)!)).ToList()
            : [];

    private static ValueName TapeName(Instruction value)
    {
        string name = (value.Name?.Identifier ?? value.NameHint) + (IsCarried(value) ? "Before" : "At");
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
