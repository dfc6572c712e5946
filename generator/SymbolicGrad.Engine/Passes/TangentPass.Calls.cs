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
    /// <summary>A call whose method has an <c>F_Forward</c> or <c>F_FourDirections</c>, which gives value and tangent at once.</summary>
    private bool HasForward(Instruction call) => call.Op == Calls.Call && _active.Contains(call.Id) && (IsCalledInFour(call) || IsCalledInOne(call));

    private bool IsCalledInFour(Instruction call) => _form.Directions > 1 && call.Type.IsScalar && ((CallInfo)call.Payload!).InFour is not null && !Varying(call).Any(_form.IsSeparate);

    // Of an array with four tangents in each element there is none that has one of them.
    private bool IsCalledInOne(Instruction call) => ((CallInfo)call.Payload!).Forward is not null && (_form.Directions == 1 || !Varying(call).Any(id => _primal[id].Type.IsArray && !_form.IsSeparate(id)));

    private static IEnumerable<int> Varying(Instruction call) => call.Operands.Where((_, i) => ((CallInfo)call.Payload!).ArgumentOf(i).IsDifferentiated);

    private void CopyWithTangent(Instruction call)
    {
        int[] operands = [.. call.Operands.Select(id => Map[id])];
        if (call.Type.IsTensor)
        {
            base.Copy(call);
            SetTangent(call, [.. Enumerable.Range(0, _form.Directions).Select(k => Builder.Emit(Calls.Tangent, null, call.Payload, [.. operands, .. Varying(call).Select(id => TangentFor(id, k)), Map[call.Id]]))]);
            return;
        }

        bool isAtOnce = _form.Directions == 1 || IsCalledInFour(call);
        int[] both = [.. Enumerable.Range(0, isAtOnce ? 1 : _form.Directions).Select(k => Builder.Emit(Calls.CallWithTangent, null, call.Payload, [.. operands, .. Varying(call).Select(id => isAtOnce ? TangentOrZero(id)[0] : TangentFor(id, k))]))];
        Map[call.Id] = Builder.Project(both[0], 0);
        if (call.Name is not null) Builder.Name(Map[call.Id], call.Name);
        int[] tangents = [.. both.Select(id => Builder.Project(id, 1))];
        SetTangent(call, [isAtOnce ? tangents[0] : Builder.Emit(Directions.Four, tangents)]);
    }

    private int TangentFor(int argument, int direction) => _primal[argument].Type.IsArray ? TangentOrZero(argument)[direction] : Directed(argument, direction);

    private ImmutableArray<int> TangentOfCall(Instruction call)
    {
        var info = (CallInfo)call.Payload!;
        ImmutableArray<IrType> types = [.. call.Operands.Select(id => _primal[id].Type)];
        if (!call.Type.IsScalar || Calls.Differentiated(info, types, addedTo: true).Any() || info.Pullback.Form != PullbackForm.Returning)
        {
            string method = _form.Directions == 1 ? "F_Forward" : "F_Forward or F_FourDirections";
            _problems.Add(new Diagnosis(call.Id, $"forward mode needs the gradient of '{info.Symbol}' as a value, which is known only of a registered derivative for a number, by numbers, vectors or matrices, or its {method}; ask for that, or leave Forward off"));
            return Zero(call.Id);
        }

        int one = Builder.Constant(1, call.Type);
        int[] operands = [.. call.Operands.Select(id => Map[id]), .. info.Pullback.TakesResult ? [Map[call.Id]] : ImmutableArray<int>.Empty, one];
        int gradient = Builder.Emit(Calls.Pullback, null, info, operands);
        int[] differentiated = [.. Calls.Differentiated(info, types, addedTo: false)];
        return InEachDirection(call, tangentOf => differentiated
            .Select((operand, i) => (operand, i))
            .Where(entry => _active.Contains(call.Operands[entry.operand]))
            .Select(entry => Product(differentiated.Length == 1 ? gradient : Builder.Project(gradient, entry.i), tangentOf(call.Operands[entry.operand])))
            .Aggregate((sum, part) => Builder.Emit(ArithmeticRows.Add, sum, part)));

        int Product(int slope, int tangent) => Builder.Emit(Builder.TypeOf(slope).IsTensor ? TensorRows.Dot : ArithmeticRows.Multiply, slope, tangent);
    }
}
