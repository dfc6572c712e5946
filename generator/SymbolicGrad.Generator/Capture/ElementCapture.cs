using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures what arrays, spans and tensors are asked for: elements, extents, transposes.</summary>
internal sealed class ElementCapture(CaptureSession session)
{
    private static readonly Op Item = Primitives.Get("Item");

    public int OfArray(IArrayElementReferenceOperation element)
    {
        int array = Receiver(element.ArrayReference);
        if (element.Indices[0] is { Type.Name: "Range" } range) return session.Transfers.Copy(element, session.Views.Range(element, array, range));
        return session.Arrays.Read(element, [array, .. element.Indices.Select(index => session.Views.Position(index, array))]);
    }

    /// <summary>A property or indexer of an array, span or tensor; null where the receiver is nothing of the kind.</summary>
    public int? OfProperty(IPropertyReferenceOperation property)
    {
        if (property.Instance is not { } instance || session.Map(instance.Type) is not { } type) return null;
        if (!IsOwn(property.Property, instance.Type)) throw session.Refuse(property, $"The extension '{Names.Message(property.Property)}'", "call a method instead");
        int receiver = Receiver(instance);
        if (property.Property.IsIndexer)
        {
            int[] place = [receiver, .. property.Arguments.Select(argument => session.Views.Position(argument.Value, receiver))];
            return type.IsArray ? session.Arrays.Read(property, place) : session.Emit(property, Item, place);
        }

        return (property.Property.Name, type.Form) switch
        {
            ("Length", TypeForm.Array) or ("Count", TypeForm.Vector or TypeForm.Matrix) => Count(property, receiver, type.Rank),
            ("IsEmpty", TypeForm.Array) => session.Emit(property, Primitives.Get("Equal"), Count(property, receiver, type.Rank), session.Builder.Constant(0, IrType.Int32)),
            ("Rank", TypeForm.Array) => session.Builder.Constant(type.Rank, IrType.Int32),
            ("Rows", TypeForm.Matrix) => Extent(property, receiver, 0),
            ("Columns", TypeForm.Matrix) => Extent(property, receiver, 1),
            ("T", TypeForm.Matrix) => session.Emit(property, TensorRows.Transpose, receiver),
            ("Source", TypeForm.Matrix) => session.Emit(property, TensorRows.Transpose, receiver),
            ("Source", TypeForm.Vector) => receiver,
            _ => throw session.Refuse(property, $"The property '{Names.Message(property.Property)}'", "use elements, extents, operators and SymbolicGrad.Functions"),
        };
    }

    public int Extent(IOperation at, int id, int axis) => session.At(at, session.Builder.Extent(id, axis));

    // A property of the array, span or tensor itself, not one that an extension adds.
    private static bool IsOwn(IPropertySymbol property, ITypeSymbol? type) =>
        property.ContainingType.SpecialType == SpecialType.System_Array || SymbolEqualityComparer.Default.Equals(property.ContainingType, type);

    private int Receiver(IOperation instance) =>
        session.Map(instance.Type) is null ? throw session.Expressions.UnknownType(instance) : session.Expressions.Single(instance);

    /// <summary>An index, which is an int.</summary>
    public int Index(IOperation index) => index.Type?.SpecialType == SpecialType.System_Int32
        ? session.Expressions.Single(index)
        : throw session.Refuse(index, $"The index {Constructs.Quote(index)} of another type than int", "use an int");

    private int Count(IOperation at, int id, int rank) => Enumerable.Range(0, rank)
        .Select(axis => Extent(at, id, axis))
        .Aggregate((rows, columns) => session.Emit(at, ArithmeticRows.Multiply, rows, columns));
}
