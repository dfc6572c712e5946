using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

// Methods that call themselves: the forward sweep and the reverse sweep become methods of their own, so that the reverse sweep
// of a call reads what its forward sweep has recorded, and nothing is computed twice however deep the calls go.
internal sealed partial class ReverseModePass
{
    private const int PhaseLabel = -1;

    private readonly RecordingNames? _recording;
    private readonly HashSet<int> _reversedCalls = [];
    private readonly HashSet<int> _recordedCalls;

    /// <summary>
    /// Whether a gradient calls the method itself and its gradient besides, so that values are computed anew at each depth, and can be had in
    /// two halves instead. Arrays of tensors that the method makes cannot be recorded.
    /// </summary>
    public static bool ComputesAgain(Function gradient)
    {
        List<Instruction> all = gradient.Body.Everything().ToList();
        return all.Any(IsRecursive(Calls.IsPrimal)) && all.Any(IsRecursive(Calls.IsPullback)) && !all.Any(instruction => instruction.Op == Structural.Buffer && instruction.Type.Element.IsTensor);

        static System.Func<Instruction, bool> IsRecursive(System.Func<Op, bool> isWanted) => instruction => isWanted(instruction.Op) && ((CallInfo)instruction.Payload!).IsRecursive;
    }

    /// <summary>The forward sweep as a phase; its results.</summary>
    private int[] RecordForward()
    {
        _builder.Argument(IrType.None, null, new ParameterInfo(_recording!.Recording, ParameterRole.Recording));
        int[] initial = [.. _primal.Body.Results.Select(id => _primal[id].Type).Select(type => type.IsTensor ? _builder.Emit(Structural.Undefined, type, null, []) : _builder.Constant(0, type))];
        _builder.BeginBlock();
        _builder.Argument(IrType.Int32);
        foreach (int value in initial) _builder.Argument(_builder.TypeOf(value));
        _forward.CopyBody(_primal.Body);
        Block body = _builder.EndBlock(_primal.Body.Results.Select(id => _forward.Map[id]).ToArray());
        int phase = EmitPhase(1, initial, body);
        return [.. initial.Select((_, r) => _builder.Project(phase, r))];
    }

    private void ReplayReverse(Dictionary<int, int> upstream)
    {
        _builder.BeginBlock();
        _builder.Argument(IrType.Int32);
        ReverseBody(upstream);
        EmitPhase(-1, [], _builder.EndBlock([]));
    }

    private int EmitPhase(int step, int[] initial, Block body)
    {
        int zero = _builder.Constant(0, IrType.Int32), one = _builder.Constant(1, IrType.Int32);
        IrType type = IrType.Tuple(initial.Select(_builder.TypeOf).ToEquatableArray());
        return _builder.EmitRegions(Structural.For, type, new LoopInfo(step, PhaseLabel, IsReverse: step < 0) { IsPhase = true }, [zero, one, .. initial], body);
    }

    /// <summary>The call of the halves of the method, where its own gradient is one in two halves.</summary>
    private CallInfo Recorded(CallInfo call) => _recording is null || !call.IsRecursive ? call : call with
    {
        Method = call.Method + _recording.RecordSuffix,
        Recording = _recording.Recording,
        Pullback = call.Pullback with { Method = call.Method + _recording.ReverseSuffix },
    };
}
