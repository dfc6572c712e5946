using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine;
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
    /// <param name="at">The whole expression.</param>
    /// <param name="array">The array, which C# evaluates before its indices.</param>
    /// <param name="indices">The index for each axis.</param>
    public Value Element(IOperation at, IOperation array, IEnumerable<IOperation> indices) => Element(at, array.Type!, session.Expressions.Capture(array), [.. indices.Select(session.Expressions.Elements.Index)]);

    /// <summary>As <see cref="Element(IOperation, IOperation, IEnumerable{IOperation})"/>, of an array of a type that is captured already.</summary>
    public Value Element(IOperation at, ITypeSymbol type, Value arrays, ImmutableArray<int> indices)
    {
        Layout element = session.Layouts.Of(type).Element!;
        Value leaves = new Elements(session, at, arrays, indices).Read();
        if (element.Type.IsValueType) return leaves;
        return View(at, element.Type, leaves);
    }

    /// <summary>An object inside of an element, looked at where it lies.</summary>
    public Value View(IOperation at, InnerObject inner) =>
        inner.Path.Closed.Count == 1
            ? View(at, inner.Path.Type, new Elements(session, at, session.MemberReads.LoadElements(at, inner.Path, inner.Indices.Count), [.. inner.Indices]).Read())
            : throw session.MemberReads.InElements(at);

    private Value View(IOperation at, ITypeSymbol type, Value leaves)
    {
        int slot = session.Locals.NewSlot(type, outlives: true, leaves);
        return session.Objects.Refer(new CreatedObject(type, slot, Constructs.Quote(at)) { IsView = true });
    }

    /// <summary>An element that can be assigned.</summary>
    public Place PlaceOf(IOperation at, IOperation array, IEnumerable<IOperation> indices) => PlaceOf(at, session.Expressions.Capture(array), [.. indices.Select(session.Expressions.Elements.Index)]);

    public Place PlaceOf(IOperation at, Value arrays, ImmutableArray<int> indices) => new Elements(session, at, arrays, indices);

    /// <summary><c>new Point[n]</c>: an array for each leaf; null for an array of anything else.</summary>
    public Value? New(IArrayCreationOperation creation) => Is(creation.Type)
        ? New(creation, [.. creation.DimensionSizes.Select(session.Expressions.Single)], creation.Initializer?.ElementValues ?? [])
        : null;

    /// <summary>A new array of structs with its first elements, as <c>[a, b]</c> makes one.</summary>
    public Value New(IOperation creation, int[] extents, ImmutableArray<IOperation> elements)
    {
        Value array = Make(creation, creation.Type!, extents);
        for (int i = 0; i < elements.Length; i++)
        {
            if (elements[i] is IArrayInitializerOperation) throw session.Refuse(creation);
            Write(elements[i], array, [session.Builder.Constant(i, IrType.Int32)], session.Expressions.Capture(elements[i]));
        }

        return array;
    }

    /// <summary>A new array of structs that are zero.</summary>
    public Value Make(IOperation at, ITypeSymbol type, int[] extents)
    {
        Layout layout = session.Layouts.Of(type), element = layout.Element!;
        bool isFlat = element.Type.IsValueType && layout.Leaves.All(leaf => leaf.Type is { Rank: <= 2, Element.IsScalar: true });
        if (!isFlat) throw session.Refuse(at, $"A new array of '{Names.Message(element.Type)}'", "make arrays of structs of numbers, or pass it as a parameter");
        return new Value([.. layout.Leaves.Select(leaf => session.At(at, session.Memory.Make(leaf.Type!, extents)))]);
    }

    /// <summary>Writes an element of an array that the method has made.</summary>
    public void Write(IOperation at, Value arrays, ImmutableArray<int> indices, Value element) => new Elements(session, at, arrays, indices).Write(element);

    /// <summary>The extent along an axis, which all of the arrays share.</summary>
    public Value Extent(IOperation at, IOperation array, int axis) => Extent(at, array, session.Expressions.Capture(array), axis);

    /// <param name="array">What the user has written for the array.</param>
    /// <param name="arrays">Its value.</param>
    public Value Extent(IOperation at, IOperation array, Value arrays, int axis)
    {
        int leaf = arrays.Ids.Where(id => id >= 0).DefaultIfEmpty(-1).First();
        return leaf < 0 ? throw session.Expressions.UnknownType(array) : Value.Of(session.At(at, session.Builder.Extent(leaf, axis)));
    }

    /// <summary>The number of elements.</summary>
    public Value Length(IOperation at, IOperation array)
    {
        int rank = (array.Type as IArrayTypeSymbol)?.Rank ?? 1;
        Value arrays = session.Expressions.Capture(array);
        return Value.Of(Enumerable.Range(0, rank).Select(axis => Extent(at, array, arrays, axis).Ids[0]).Aggregate((rows, columns) => session.Emit(at, ArithmeticRows.Multiply, rows, columns)));
    }

    /// <summary>One element of each of the arrays.</summary>
    private sealed class Elements(CaptureSession session, IOperation at, Value arrays, ImmutableArray<int> indices) : Place
    {
        public override Value Read() => new([.. arrays.Ids.Select(Element)]);

        public override void Write(Value value)
        {
            if (arrays.Ids.Any(array => array < 0 || session.Builder[array].Op != Structural.Buffer))
                throw session.Refuse(at, $"Writing to {Constructs.Quote(at)}, an element of an array of structs that the method has not made,", "copy it to a local, or to an array that the method makes");
            for (int i = 0; i < arrays.Ids.Length; i++)
                if (value.Ids[i] != Element(arrays.Ids[i])) session.At(at, session.Memory.Write([arrays.Ids[i], .. indices], value.Ids[i]));
        }

        private int Element(int array) => array >= 0 ? session.At(at, session.Memory.Read([array, .. indices]))
            : session.Objects[array] is ObjectPath path && session.Layouts.OfObject(path.Type).Form == LayoutForm.Aggregate ? session.Objects.Refer(new InnerObject(path, indices.ToEquatableArray())).Ids[0]
            : array;
    }
}
