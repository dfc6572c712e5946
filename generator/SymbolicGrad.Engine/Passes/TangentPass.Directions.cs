using System;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

// Several directions: at once where only numbers take part, one after the other where tensors do.
internal sealed partial class TangentPass
{
    /// <summary>The tangents of a result by what derives one of them from those of the operands.</summary>
    private ImmutableArray<int> InEachDirection(Instruction instruction, Func<Func<int, int>, int> derive)
    {
        bool isAtOnce = _form.Directions == 1 || (!instruction.Type.IsTensor && !instruction.Operands.Any(_form.IsSeparate));
        if (isAtOnce) return [derive(id => TangentOrZero(id)[0])];
        ImmutableArray<int> each = [.. Enumerable.Range(0, _form.Directions).Select(k => derive(id => Directed(id, k)))];
        return instruction.Type.IsTensor ? each : [Builder.Emit(Directions.Four, [.. each])];
    }

    /// <summary>The tangent of a number or tensor in each direction.</summary>
    private ImmutableArray<int> Directed(int id) => [.. Enumerable.Range(0, _form.Directions).Select(k => Directed(id, k))];

    private int Directed(int id, int direction)
    {
        ImmutableArray<int> tangents = TangentOrZero(id);
        if (_form.Directions == 1) return tangents[0];
        if (tangents.Length > 1) return tangents[direction];
        Instruction all = Builder[tangents[0]];
        if (all.Op == Directions.Four) return all.Operands[direction];
        return all.Op == Structural.Constant ? Builder.Constant(0, IrType.Scalar(all.Type.Kind.InOne())) : Builder.Emit(Directions.One, null, direction, [all.Id]);
    }
}
