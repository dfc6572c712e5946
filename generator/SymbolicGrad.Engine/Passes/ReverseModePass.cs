using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// Adds to a function its reverse sweep: upstream arguments, the adjoints of everything active in the opposite order, and the
/// accumulation into the gradients of the arguments.
/// </summary>
/// <remarks>
/// The reverse sweep of a loop or branch reads values of its forward sweep by their ids, though they are out of scope there;
/// <see cref="TapePass"/> makes that lawful by recomputing or saving them.
/// Source: A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition (2008), chapters 3 and 6.
/// </remarks>
internal sealed partial class ReverseModePass
{
    private readonly FunctionBuilder _builder = new();
    private readonly ForwardSweep _forward;
    private readonly Function _primal;
    private readonly HashSet<int> _active;
    private readonly AdjointNames _names;
    private readonly List<Diagnosis> _problems = [];
    private readonly Stack<AdjointFrame> _frames = new();
    private readonly MemoryVersions _versions;
    private readonly Dictionary<int, int> _readers;

    private ReverseModePass(Function primal, AdjointNames names, string? recording, bool isInHalves, HashSet<int> recordedCalls)
    {
        _primal = primal;
        _names = names;
        _recording = recording;
        _isInHalves = isInHalves;
        _recordedCalls = recordedCalls;
        _active = ActivityAnalysis.Run(primal);
        _versions = MemoryVersions.Of(primal);
        _readers = primal.Body.Everything()
            .SelectMany(instruction => instruction.Operands.Concat(instruction.Regions.SelectMany(region => region.Results)))
            .Concat(primal.Body.Results)
            .GroupBy(id => id).ToDictionary(group => group.Key, group => group.Count());
        _forward = new ForwardSweep(this);
    }

    /// <summary>The function that computes the value and accumulates the gradient; null with reasons where it cannot be derived.</summary>
    public static (Function? Gradient, ImmutableArray<Diagnosis> Problems) Run(Function primal, AdjointNames names) => new ReverseModePass(primal, names, null, isInHalves: false, []).Finished();

    private (Function? Gradient, ImmutableArray<Diagnosis> Problems) Finished()
    {
        Function gradient = Differentiate();
        return _problems.Count == 0 ? (gradient, []) : (null, _problems.ToImmutableArray());
    }

    private Function Differentiate()
    {
        FindLostGradients();
        _forward.CopyArguments(_primal.Body);
        var upstream = new Dictionary<int, int>();
        for (int r = 0; r < _primal.Body.Results.Count; r++)
        {
            IrType type = _primal[_primal.Body.Results[r]].Type;
            if (!type.IsFloating) continue;
            ValueName name = _names.Upstream(r);
            upstream.Add(r, _builder.Argument(type, name, new ParameterInfo(name.Identifier, ParameterRole.Upstream)));
        }

        if (_isInHalves)
        {
            int[] results = RecordForward();
            ReplayReverse(upstream);
            return _builder.Finish(_primal.Name, results);
        }

        _forward.CopyBody(_primal.Body);
        ReverseBody(upstream);
        return _builder.Finish(_primal.Name, _primal.Body.Results.Select(id => _forward.Map[id]));
    }

    private void ReverseBody(Dictionary<int, int> upstream)
    {
        _builder.ReadsClosedBlocks = true;
        _frames.Push(new AdjointFrame());
        foreach (KeyValuePair<int, int> entry in upstream.Where(entry => _active.Contains(_primal.Body.Results[entry.Key])))
        {
            int result = _primal.Body.Results[entry.Key];
            if (_primal[result].Type.IsArray) _upstreamArrays.Add(result, entry.Value);
            else Contribute(result, entry.Value);
        }

        ReverseBlock(_primal.Body);
    }

    /// <param name="sunk">Values of outer blocks that are pulled back here as well.</param>
    private void ReverseBlock(Block block, IEnumerable<int>? sunk = null)
    {
        MakeShadows(block);
        foreach (Instruction part in block.Body.Where(instruction => instruction.Op == Structural.Slice && _active.Contains(instruction.Id))) PathTo(part.Id, isRead: true);
        foreach (Instruction instruction in block.Body.Reverse())
        {
            if (instruction.Op == Structural.For) ReverseLoop(instruction);
            else if (instruction.Op == Structural.If) ReverseBranches(instruction);
            else if (instruction.Op == Structural.Store) ReverseStore(instruction);
            else if (_active.Contains(instruction.Id) && TakeAdjoint(instruction) is { } adjoint) ReverseInstruction(instruction, adjoint);
        }

        foreach (int id in sunk ?? [])
            if (TakeAdjoint(_primal[id]) is { } adjoint) ApplyRow(_primal[id], adjoint);
        AccumulateArguments();
    }

    private void ReverseInstruction(Instruction instruction, int adjoint)
    {
        if (instruction.Op == Structural.Project)
        {
            _frames.Peek().Results[(instruction.Operands[0], instruction.Index)] = adjoint;
        }
        else if (instruction.Op == Structural.Element)
        {
            ReverseElement(instruction, adjoint);
        }
        else if (instruction.Op == Calls.Call)
        {
            ReverseCall(instruction, adjoint);
        }
        else
        {
            ApplyRow(instruction, adjoint);
        }
    }

    private void ApplyRow(Instruction instruction, int adjoint)
    {
        Op op = instruction.Op;
        Dictionary<string, int> values = op.OperandNames.Zip(instruction.Operands, (name, id) => (name, id)).ToDictionary(pair => pair.name, pair => _forward.Map[pair.id]);
        values["y"] = values.TryGetValue("y", out int operandNamedY) ? operandNamedY : _forward.Map[instruction.Id];
        values["g"] = adjoint;
        if (!values.ContainsKey("dy")) values["dy"] = adjoint;

        for (int i = 0; i < instruction.Operands.Count; i++)
        {
            int operand = instruction.Operands[i];
            if (!_active.Contains(operand)) continue;
            if (i >= op.Adjoints.Length)
            {
                _problems.Add(new Diagnosis(instruction.Id, $"no derivative of {op.Name} by its operand {i + 1} is known"));
                continue;
            }

            if (op.Adjoints[i] is not { } formula) continue;
            int contribution = FormulaBuilder.Build(_builder, FormulaBuilder.Parse(formula), values, instruction.Type.Kind);
            Contribute(operand, contribution);
        }
    }

    private void ReverseLoop(Instruction loop)
    {
        Block body = loop.Regions[0];
        if (loop.Head?.Everything().Any(IsActiveStore) == true) throw new IrException("the head of a loop writes to an array, which nothing would reverse");
        int[] carried = Enumerable.Range(0, body.Results.Count).Where(j => !body.Arguments[j + 1].Type.IsArray && (_active.Contains(body.Arguments[j + 1].Id) || HasAdjoint(loop, j))).ToArray();
        int[] arrays = CarriedArrays(loop);
        int[] captured = [.. Captured(body)];
        if (!loop.Regions[0].Everything().Any(inner => _active.Contains(inner.Id) || IsActiveStore(inner)) && carried.Length == 0 && arrays.Length == 0) return;

        int[] initial = [.. carried.Select(j => ResultAdjoint(loop, j)), .. captured.Select(id => AdjointOrZero(id)), .. arrays.Select(j => ShadowAfter(loop, j))];
        IrType[] types = initial.Select(id => _builder.TypeOf(id)).ToArray();

        _builder.BeginBlock();
        _builder.Argument(IrType.Int32, body.Arguments[0].Name);
        int[] arguments = types.Select(type => _builder.Argument(type)).ToArray();
        var frame = new AdjointFrame();
        _frames.Push(frame);
        for (int c = 0; c < captured.Length; c++)
        {
            frame.Values[captured[c]] = arguments[carried.Length + c];
            NameAdjoint(arguments[carried.Length + c], _primal[captured[c]]);
        }

        for (int a = 0; a < carried.Length; a++)
        {
            NameAdjoint(arguments[a], _primal[body.Arguments[carried[a] + 1].Id]);
            if (_active.Contains(body.Results[carried[a]])) Contribute(body.Results[carried[a]], arguments[a]);
        }

        EnterArrays(body, arrays, arguments.AsSpan(carried.Length + captured.Length));
        ReverseBlock(body);
        foreach (int j in carried)
            if (frame.Values.TryGetValue(body.Arguments[j + 1].Id, out int before) && body.Arguments[j + 1].Name is { } name) _builder.Name(before, _names.AdjointBefore(name));
        int[] results = [.. carried.Select(j => AdjointOrZero(body.Arguments[j + 1].Id)), .. captured.Select(id => frame.Values[id]), .. arrays.Select(j => _shadows[body.Arguments[j + 1].Id])];
        _frames.Pop();
        Block reverseBody = _builder.EndBlock(results);

        var info = (LoopInfo)loop.Payload!;
        int bound = loop.Head is null ? _forward.Map[loop.Operands[1]] : _forward.Ends[loop.Id];
        int reverse = _builder.EmitRegions(
            Structural.For, IrType.Tuple(types.ToEquatableArray()), new LoopInfo(-info.Step, info.Label, IsReverse: true), [_forward.Map[loop.Operands[0]], bound, .. initial], reverseBody);
        int[] projections = initial.Select((_, j) => _builder.Project(reverse, j)).ToArray();
        for (int a = 0; a < carried.Length; a++)
            if (body.Arguments[carried[a] + 1].Name is { } carriedName) _builder.Name(projections[a], _names.AdjointBefore(carriedName));
        for (int c = 0; c < captured.Length; c++) _frames.Peek().Values[captured[c]] = projections[carried.Length + c];
        for (int a = 0; a < carried.Length; a++)
            if (_active.Contains(loop.Operands[carried[a] + 2])) Contribute(loop.Operands[carried[a] + 2], projections[a]);
        for (int a = 0; a < arrays.Length; a++) HandOn(_primal[loop.Operands[arrays[a] + 2]], projections[carried.Length + captured.Length + a]);
    }

    private void Contribute(int id, int contribution)
    {
        Instruction definition = _primal[id];
        if (definition.Type.IsScalar && _builder.TypeOf(contribution).IsTensor) contribution = _builder.Emit(TensorRows.Sum, contribution);
        if (IsFunctionArgument(id) && definition.Type.IsTensor)
        {
            _builder.Emit(Structural.Accumulate, _forward.Map[id], contribution);
            return;
        }

        Dictionary<int, int> adjoints = _frames.Peek().Values;
        adjoints[id] = adjoints.TryGetValue(id, out int sum) ? _builder.Emit(ArithmeticRows.Add, sum, contribution) : contribution;
    }

    // The contributions to scalar arguments of the function, gathered in this block, go to their gradients at its end.
    private void AccumulateArguments()
    {
        Dictionary<int, int> adjoints = _frames.Peek().Values;
        foreach (Instruction parameter in _primal.Parameters)
        {
            if (!adjoints.TryGetValue(parameter.Id, out int adjoint)) continue;
            _builder.Emit(Structural.Accumulate, _forward.Map[parameter.Id], adjoint);
            adjoints.Remove(parameter.Id);
        }
    }

    private int? TakeAdjoint(Instruction instruction)
    {
        if (!_frames.Peek().Values.TryGetValue(instruction.Id, out int adjoint)) return null;
        if (instruction.Op != Structural.Element) NameAdjoint(adjoint, instruction);
        return adjoint;
    }

    private bool HasAdjoint(Instruction instruction, int result) => _frames.Peek().Results.ContainsKey((instruction.Id, result));

    private int ResultAdjoint(Instruction instruction, int result) =>
        _frames.Peek().Results.TryGetValue((instruction.Id, result), out int adjoint)
            ? adjoint
            : Zero(instruction.Type.Items[result], instruction.Op == Structural.For ? instruction.Operands[result + 2] : instruction.Regions[0].Results[result]);

    private int AdjointOrZero(int id) => _frames.Peek().Values.TryGetValue(id, out int adjoint) ? adjoint : Zero(_primal[id].Type, id);

    private int Zero(IrType type, int like)
    {
        int zero = _builder.Constant(0, IrType.Scalar(type.Kind));
        if (!type.IsTensor) return zero;
        int primal = _forward.Map[like];
        return _builder.Emit(Primitives.Get("Fill"), [zero, .. Enumerable.Range(0, type.Rank).Select(axis => _builder.Extent(primal, axis))]);
    }

    private void NameAdjoint(int adjoint, Instruction primal)
    {
        if (primal.Name is { } name) _builder.Name(adjoint, _names.AdjointOf(name));
    }

    private bool IsFunctionArgument(int id) => _primal[id].Op == Structural.Argument && _primal[id].Payload is ParameterInfo;

    /// <summary>Copies the primal, and notes where loops ended that may do so before their bound, and the extents of arrays that change hands.</summary>
    private sealed class ForwardSweep(ReverseModePass pass) : PrimalCopier(pass._builder)
    {
        private readonly Dictionary<int, int[]> _extents = [];

        public Dictionary<int, int> Ends { get; } = [];

        /// <summary>The extents of a value of the primal.</summary>
        public int[] ExtentsOf(Instruction array) => _extents.TryGetValue(array.Id, out int[]? extents) ? extents : Extents(array);

        protected override void Copy(Instruction instruction)
        {
            if (instruction.Op == Calls.Call) CopyCall(instruction);
            else if (instruction.Op == Structural.If) base.Copy(instruction with { Payload = new BranchInfo(instruction.Id, IsReverse: false) });
            else base.Copy(instruction);
            if (instruction.Head is not null) Ends.Add(instruction.Id, Builder.Project(Map[instruction.Id], instruction.Type.Items.Count - 1));
            if (instruction.Op == Structural.Project && instruction.Type.IsArray) _extents.Add(instruction.Id, Extents(instruction));
        }

        private void CopyCall(Instruction call)
        {
            int copy = Map[call.Id] = Builder.Emit(pass._recordedCalls.Contains(call.Id) ? Calls.RecordingCall : Calls.Call, call.Type, pass.InfoOf(call), [.. call.Operands.Select(id => Map[id])]);
            if (call.Name is not null) Builder.Name(copy, call.Name);
        }

        protected override Block CopyRegion(Block region)
        {
            Builder.BeginBlock();
            CopyArguments(region);
            foreach (Instruction argument in region.Arguments.Where(argument => argument.Type.IsArray)) _extents.Add(argument.Id, Extents(argument));
            CopyBody(region);
            return Builder.EndBlock(region.Results.Select(id => Map[id]).ToArray());
        }

        private int[] Extents(Instruction array) => [.. Enumerable.Range(0, array.Type.Rank).Select(axis => Builder.Extent(Map[array.Id], axis))];
    }

    /// <summary>The adjoints known so far in one block of the reverse sweep.</summary>
    private sealed class AdjointFrame
    {
        /// <summary>By primal value.</summary>
        public Dictionary<int, int> Values { get; } = [];

        /// <summary>By instruction with several results, and the result's index.</summary>
        public Dictionary<(int Instruction, int Result), int> Results { get; } = [];
    }
}
