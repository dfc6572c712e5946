using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

// Methods that are not followed. Of these the pullback is known: with the adjoint 1 it gives the gradient of a number.
internal sealed partial class TangentPass
{
    /// <summary>A call whose method has an <c>F_Forward</c>, which gives value and tangent at once.</summary>
    private bool HasForward(Instruction instruction) => instruction.Op == Calls.Call && instruction.Type.IsScalar && _active.Contains(instruction.Id) && ((CallInfo)instruction.Payload!).Forward is not null;

    private void CopyWithTangent(Instruction call)
    {
        var info = (CallInfo)call.Payload!;
        IEnumerable<int> tangents = Enumerable.Range(0, call.Operands.Count).Where(i => info.ArgumentOf(i).IsDifferentiated).Select(i => TangentOrZero(call.Operands[i]));
        int both = Builder.Emit(Calls.CallWithTangent, null, info, [.. call.Operands.Select(id => Map[id]), .. tangents]);
        Map[call.Id] = Builder.Project(both, 0);
        if (call.Name is not null) Builder.Name(Map[call.Id], call.Name);
        SetTangent(call, Builder.Project(both, 1));
    }

    private int TangentOfCall(Instruction call)
    {
        var info = (CallInfo)call.Payload!;
        ImmutableArray<IrType> types = [.. call.Operands.Select(id => _primal[id].Type)];
        if (!call.Type.IsScalar || Calls.Differentiated(info, types, addedTo: true).Any() || info.Pullback.Form != PullbackForm.Returning)
        {
            _problems.Add(new Diagnosis(call.Id, $"forward mode needs the gradient of '{info.Symbol}' as a value, which is known only of a registered derivative for a number, by numbers, vectors or matrices, or its F_Forward; ask for that, or leave Forward off"));
            return Zero(call.Type, call.Id);
        }

        int one = Builder.Constant(1, call.Type);
        int[] operands = [.. call.Operands.Select(id => Map[id]), .. info.Pullback.TakesResult ? [Map[call.Id]] : ImmutableArray<int>.Empty, one];
        int gradient = Builder.Emit(Calls.Pullback, null, info, operands);
        int[] differentiated = [.. Calls.Differentiated(info, types, addedTo: false)];
        return differentiated
            .Select((operand, i) => (operand, i))
            .Where(entry => _active.Contains(call.Operands[entry.operand]))
            .Select(entry => Product(differentiated.Length == 1 ? gradient : Builder.Project(gradient, entry.i), _tangents[call.Operands[entry.operand]]))
            .Aggregate((sum, part) => Builder.Emit(ArithmeticRows.Add, sum, part));

        int Product(int slope, int tangent) => Builder.Emit(Builder.TypeOf(slope).IsTensor ? TensorRows.Dot : ArithmeticRows.Multiply, slope, tangent);
    }
}
