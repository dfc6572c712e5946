using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Emits the loops that whole arrays are copied, filled and turned round by.</summary>
internal sealed class ArrayTransfers(CaptureSession session)
{
    /// <summary>A new array with the elements of another.</summary>
    public int Copy(IOperation at, int from)
    {
        IrType type = session.Builder.TypeOf(from);
        if (!type.Element.IsScalar) throw session.Refuse(at, $"The copy {Constructs.Quote(at)} of an array of arrays, which shares its rows with it,", "copy row by row");
        int[] extents = [.. Enumerable.Range(0, type.Rank).Select(axis => session.At(at, session.Builder.Extent(from, axis)))];
        int copy = session.At(at, session.Memory.Make(type, extents));
        ForEach(at, extents, indices => session.Arrays.Write(at, [copy, .. indices], session.Arrays.Read(at, [from, .. indices])));
        return copy;
    }

    /// <summary>Copies the elements of one array into another that is as long or longer. What overlaps is copied as if by way of a third.</summary>
    public void Copy(IOperation at, int from, int to)
    {
        if (session.Builder.TypeOf(from) != session.Builder.TypeOf(to)) throw session.Refuse(at, $"The copy {Constructs.Quote(at)} between arrays of two types", "copy in a loop");
        if (MayShare(session.Views.Root(from), session.Views.Root(to))) from = Copy(at, from);
        ForEach(at, [session.Views.Length(at, from)], index => session.Arrays.Write(at, [to, .. index], session.Arrays.Read(at, [from, .. index])));
    }

    public void Fill(IOperation at, int array, int value)
    {
        IrType type = session.Builder.TypeOf(array);
        int[] extents = [.. Enumerable.Range(0, type.Rank).Select(axis => session.At(at, session.Builder.Extent(array, axis)))];
        ForEach(at, extents, indices => session.Arrays.Write(at, [array, .. indices], value));
    }

    public void Clear(IOperation at, int array)
    {
        IrType element = session.Builder.TypeOf(array).Element;
        if (!element.IsScalar) throw session.Refuse(at, $"Clearing the array of arrays {Constructs.Quote(at)}", "clear its rows");
        Fill(at, array, session.Builder.Constant(0, element));
    }

    public void Reverse(IOperation at, int array)
    {
        int length = session.Views.Length(at, array), last = session.Emit(at, ArithmeticRows.Subtract, length, session.Builder.Constant(1, IrType.Int32));
        int half = session.Emit(at, Primitives.Get("IntegerDivide"), length, session.Builder.Constant(2, IrType.Int32));
        ForEach(at, [half], index =>
        {
            int[] low = [array, .. index], high = [array, session.Emit(at, ArithmeticRows.Subtract, last, index[0])];
            int first = session.Arrays.Read(at, low), second = session.Arrays.Read(at, high);
            session.Arrays.Write(at, low, second);
            session.Arrays.Write(at, high, first);
        });
    }

    // One loop for each axis, the last one innermost.
    private void ForEach(IOperation at, IReadOnlyList<int> extents, Action<int[]> act)
    {
        Nest([]);

        void Nest(int[] outer)
        {
            if (outer.Length == extents.Count)
            {
                act(outer);
                return;
            }

            session.BeginRegion(at);
            string name = ((char)('i' + outer.Length)).ToString();
            Nest([.. outer, session.Builder.Argument(IrType.Int32, new ValueName(name, name, IsGiven: false))]);
            Block body = session.EndRegion([]);
            var info = new LoopInfo(1, session.NewLabel(), IsReverse: false);
            session.At(at, session.Builder.EmitRegions(Structural.For, IrType.Tuple(default), info, [session.Builder.Constant(0, IrType.Int32), extents[outer.Length]], body));
        }
    }

    // Two arrays that are made, or two arguments, are different; rows of arguments may be anything that the method has not made.
    private bool MayShare(Instruction one, Instruction other)
    {
        if (one.Id == other.Id || !ViewCapture.IsKnown(one) || !ViewCapture.IsKnown(other)) return true;
        bool isArgument = one.Op == Structural.Argument && other.Op == Structural.Argument;
        return !isArgument && one.Op != Structural.Buffer && other.Op != Structural.Buffer;
    }
}
