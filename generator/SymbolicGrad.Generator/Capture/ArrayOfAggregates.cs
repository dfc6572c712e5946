using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures what arrays and spans of structs and objects are asked for. To the IR they are one array for each leaf of an element.</summary>
internal sealed class ArrayOfAggregates(CaptureSession session)
{
    /// <summary>Whether a type is such an array.</summary>
    public bool Is(ITypeSymbol? type) => type is not null && session.Layouts.Of(type).Element is not null;

    /// <summary>Whether a value is one of the arrays that together stand for one of the user's.</summary>
    public bool IsPart(int id)
    {
        Instruction array = session.Builder[id];
        while (array.Op == Structural.Element) array = session.Builder[array.Operands[0]];
        return array.Payload is ParameterInfo { Leaf.Segments.Count: > 1 };
    }

    /// <summary>An element: a struct, or an object that is looked at where it lies.</summary>
    public Value Element(IOperation at, IOperation array, ImmutableArray<int> indices)
    {
        Layout element = session.Layouts.Of(array.Type!).Element!;
        var leaves = new Value([.. session.Expressions.Capture(array).Ids.Select(id => id < 0 ? id : session.Emit(at, Structural.Element, [id, .. indices]))]);
        if (element.Type.IsValueType) return leaves;
        int slot = session.Locals.NewSlot(element.Type, outlives: true, leaves);
        return session.Objects.Refer(new CreatedObject(element.Type, slot, Constructs.Quote(at)) { IsView = true });
    }

    /// <summary>The extent along an axis, which all of the arrays share.</summary>
    public Value Extent(IOperation at, IOperation array, int axis)
    {
        int leaf = session.Expressions.Capture(array).Ids.Where(id => id >= 0).DefaultIfEmpty(-1).First();
        return leaf < 0 ? throw session.Expressions.UnknownType(array) : Value.Of(session.At(at, session.Builder.Extent(leaf, axis)));
    }

    /// <summary>The number of elements.</summary>
    public Value Length(IOperation at, IOperation array)
    {
        int rank = (array.Type as IArrayTypeSymbol)?.Rank ?? 1;
        return Value.Of(Enumerable.Range(0, rank).Select(axis => Extent(at, array, axis).Ids[0]).Aggregate((rows, columns) => session.Emit(at, ArithmeticRows.Multiply, rows, columns)));
    }
}
