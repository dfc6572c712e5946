using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

// Methods that are not followed: their adjoints are computed by a method of their own.
internal sealed partial class ReverseModePass
{
    /// <summary>Finds values that vary and are handed to a method which takes them for constants: their share of the gradient would be missing in silence.</summary>
    private void FindLostGradients()
    {
        HashSet<int> varied = ActivityAnalysis.Varied(_primal);
        foreach (Instruction call in _primal.Body.Everything().Where(instruction => instruction.Op == Calls.Call))
        {
            var info = (CallInfo)call.Payload!;
            for (int i = 0; i < call.Operands.Count; i++)
            {
                if (info.ArgumentOf(i) is { IsDifferentiated: false } argument && varied.Contains(call.Operands[i]))
                    _problems.Add(new Diagnosis(call.Id, $"its parameter '{argument.Name}' is a constant there, and what is passed varies; register a derivative by it, or say StopGradient of what is passed"));
            }
        }
    }

    private void ReverseCall(Instruction call, int adjoint)
    {
        CallInfo info = InfoOf(call);
        if (info.Halves is not null) _reversedCalls.Add(call.Id);
        info = info with { AddedTo = AddedTo(call, info).ToEquatableArray() };
        ImmutableArray<IrType> types = [.. call.Operands.Select(id => _primal[id].Type)];
        int[] addedTo = [.. Calls.Differentiated(info, types, addedTo: true)], others = [.. Calls.Differentiated(info, types, addedTo: false)];
        List<int> operands = [.. call.Operands.Select(Again)];
        if (info.Pullback.TakesResult) operands.Add(_forward.Map[call.Id]);
        operands.Add(adjoint);
        foreach (int array in addedTo) operands.Add(_active.Contains(call.Operands[array]) ? Again(call.Operands[array]) : Unwanted(call, array));

        int pullback = _builder.Emit(addedTo.Length == 0 && !_recordedCalls.Contains(call.Id) ? Calls.Pullback : Calls.AccumulatingPullback, null, info, [.. operands]);
        for (int i = 0; i < others.Length; i++)
        {
            if (!_active.Contains(call.Operands[others[i]])) continue;
            Contribute(call.Operands[others[i]], others.Length == 1 ? pullback : _builder.Project(pullback, i));
        }
    }

    // One buffer twice would be one memory under two names.
    private IEnumerable<int> AddedTo(Instruction call, CallInfo info) => Enumerable.Range(0, call.Operands.Count).Where(i =>
        info.Pullback.Form == PullbackForm.Accumulating && _active.Contains(call.Operands[i]) && _primal[call.Operands[i]].Type.IsTensor && IsFunctionArgument(call.Operands[i]) && call.Operands.Count(id => id == call.Operands[i]) == 1);

    /// <summary>A value of the forward sweep; an array that lies in another is looked up there again, so that its indices are kept and not the array.</summary>
    private int Again(int id)
    {
        Instruction value = _primal[id];
        if (value.Op != Structural.Element || !value.Type.IsArray) return _forward.Map[id];
        return _builder.Emit(Structural.Element, [Again(value.Operands[0]), .. value.Operands.Skip(1).Select(index => _forward.Map[index])]);
    }

    // A pullback that adds to the gradient of an array does so whether anybody wants it or not.
    private int Unwanted(Instruction call, int operand)
    {
        int array = Again(call.Operands[operand]);
        IrType type = _builder.TypeOf(array);
        CallArgument argument = ((CallInfo)call.Payload!).ArgumentOf(operand);
        if (type.Rank != 1 || !type.Element.IsScalar)
            _problems.Add(new Diagnosis(call.Id, $"the derivative adds to the gradient by '{argument.Name}', for which there is none here; mark that parameter [Data] there, or differentiate it here"));
        int scratch = _builder.Emit(Structural.Tape, type, null, [_builder.Extent(array, 0)]);
        _builder.Name(scratch, new ValueName($"d{argument.Name.TrimStart('@')}Unused", argument.Name, IsGiven: true));
        return scratch;
    }
}
