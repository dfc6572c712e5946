using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

// Calls of methods whose gradients come in two halves: the reverse sweep of a call reads what its forward sweep has recorded, so
// that nothing is computed twice however deep the calls go.
internal sealed partial class ReverseModePass
{
    private const int PhaseLabel = -1;

    private readonly string? _recording;
    private readonly bool _isInHalves;
    private readonly HashSet<int> _reversedCalls = [];
    private readonly HashSet<int> _recordedCalls;

    /// <summary>
    /// As <see cref="Run"/>, with the forward sweep and the reverse sweep as a phase each, of which <see cref="PhaseSplit"/> makes methods.
    /// What the one hands to the other it records, and so does every call that has an adjoint.
    /// </summary>
    /// <param name="recording">The parameter for the recording.</param>
    public static (Function? Gradient, ImmutableArray<Diagnosis> Problems) RunInHalves(Function primal, AdjointNames names, string recording)
    {
        // Which calls have an adjoint is known only afterwards: the others record nothing.
        var pass = new ReverseModePass(primal, names, recording, isInHalves: true, []);
        (Function? Gradient, ImmutableArray<Diagnosis> Problems) first = pass.Finished();
        return pass._reversedCalls.Count == 0 ? first : new ReverseModePass(primal, names, recording, isInHalves: true, pass._reversedCalls).Finished();
    }

    /// <summary>As <see cref="Run"/>, with calls that record.</summary>
    /// <param name="recording">The local for the recording.</param>
    /// <param name="calls">The calls, by their <see cref="CallInfo.Site"/>.</param>
    public static (Function? Gradient, ImmutableArray<Diagnosis> Problems) RunRecording(Function primal, AdjointNames names, string recording, IEnumerable<int> calls) =>
        new ReverseModePass(primal, names, recording, isInHalves: false, [.. calls]).Finished();

    /// <summary>The calls with halves that a gradient computes by themselves, and again with their pullback.</summary>
    public static ImmutableArray<CallInfo> ComputedTwice(Function gradient)
    {
        ILookup<bool, CallInfo> calls = gradient.Body.Everything().Where(instruction => Calls.IsPrimal(instruction.Op) || Calls.IsPullback(instruction.Op))
            .Where(instruction => instruction.Payload is CallInfo { Halves: not null }).ToLookup(instruction => Calls.IsPullback(instruction.Op), instruction => (CallInfo)instruction.Payload!);
        var again = new HashSet<int>(calls[true].Select(pullback => pullback.Site));
        return [.. calls[false].Where(call => again.Contains(call.Site)).GroupBy(call => call.Site).Select(static group => group.First())];
    }

    /// <summary>Whether one method can hand all that is computed to another: arrays of tensors that the method makes cannot be recorded.</summary>
    public static bool CanBeInHalves(Function gradient) => !gradient.Body.Everything().Any(instruction => instruction.Op == Structural.Buffer && instruction.Type.Element.IsTensor);

    /// <summary>The forward sweep as a phase; its results.</summary>
    private int[] RecordForward()
    {
        _builder.Argument(IrType.None, null, new ParameterInfo(_recording!, ParameterRole.Recording));
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

    /// <summary>What a call of the primal calls in the gradient.</summary>
    private CallInfo InfoOf(Instruction call)
    {
        var info = (CallInfo)call.Payload!;
        if (info.Halves is not { } halves) return info;
        info = info with { Site = call.Id };
        return !_recordedCalls.Contains(call.Id) ? info : info with
        {
            Method = halves.Record,
            Recording = _recording,
            Pullback = info.Pullback with { Method = halves.Reverse },
        };
    }
}
