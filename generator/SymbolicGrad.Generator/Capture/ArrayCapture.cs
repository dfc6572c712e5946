using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Captures arrays that the method makes, and writes to elements.</summary>
internal sealed class ArrayCapture(CaptureSession session)
{
    /// <summary><c>new double[n]</c>, <c>new double[n, m]</c>, <c>new[] { a, b }</c>, <c>stackalloc double[n]</c>.</summary>
    public Value New(IArrayCreationOperation creation)
    {
        IrType type = session.Map(creation.Type) is { } mapped && mapped is { Rank: <= 2, Element.IsScalar: true } ? mapped : throw session.Expressions.UnknownType(creation);
        int[] extents = [.. creation.DimensionSizes.Select(size => Extent(size))];
        int array = session.At(creation, session.Memory.Make(type, extents));
        if (creation.Initializer is { } initializer) Fill(initializer, array, []);
        return Value.Of(array);
    }

    /// <summary><c>stackalloc double[n]</c>, for which the compiler has no operation of its own: its parts are the length and the elements, as far as they are written.</summary>
    public Value OnStack(IOperation allocation)
    {
        TypeInfo info = session.Bodies.Model(allocation.Syntax.SyntaxTree).GetTypeInfo(allocation.Syntax, session.Cancellation);
        if ((session.Map(info.Type) ?? session.Map(info.ConvertedType)) is not { IsArray: true, Element.IsScalar: true } type) throw session.Refuse(allocation, $"The allocation {Constructs.Quote(allocation)}", "assign it to a Span<double> or Span<float>");
        InitializerExpressionSyntax? initializer = allocation.Syntax is StackAllocArrayCreationExpressionSyntax { Initializer: var written } ? written : ((ImplicitStackAllocArrayCreationExpressionSyntax)allocation.Syntax).Initializer;
        IOperation[] parts = [.. allocation.ChildOperations];
        IOperation[] elements = initializer is null ? [] : [.. parts.Skip(parts.Length - initializer.Expressions.Count)];
        int length = initializer is null ? Extent(parts.Single()) : session.Builder.Constant(elements.Length, IrType.Int32);
        int array = session.At(allocation, session.Memory.Make(type, [length]));
        for (int i = 0; i < elements.Length; i++) Write(elements[i], [array, session.Builder.Constant(i, IrType.Int32)], session.Expressions.Single(elements[i]));
        return Value.Of(array);
    }

    /// <summary><c>[a, .. b, c]</c>.</summary>
    public Value Collection(ICollectionExpressionOperation collection)
    {
        bool isOfAggregates = session.Aggregates.Is(collection.Type);
        IrType? type = session.Map(collection.Type);
        if (!isOfAggregates && type is not { IsArray: true, Rank: 1, Element.IsScalar: true }) throw session.Expressions.UnknownType(collection);
        if (collection.Elements.FirstOrDefault(element => element is ISpreadOperation) is { } spread)
            return isOfAggregates ? throw session.Refuse(spread, "A spread of structs", "copy the elements in a loop") : Value.Of(session.Sequences.Joined(collection, type!));
        int length = session.Builder.Constant(collection.Elements.Length, IrType.Int32);
        if (isOfAggregates) return session.Aggregates.New(collection, [length], collection.Elements);
        int array = session.At(collection, session.Memory.Make(type!, [length]));
        for (int i = 0; i < collection.Elements.Length; i++) Write(collection, [array, session.Builder.Constant(i, IrType.Int32)], session.Expressions.Single(collection.Elements[i]));
        return Value.Of(array);
    }

    /// <summary>The element of an array.</summary>
    public Place PlaceOf(IArrayElementReferenceOperation element)
    {
        int array = session.Expressions.Single(element.ArrayReference);
        return new ElementPlace(session, element, [array, .. element.Indices.Select(index => session.Views.Position(index, array))]);
    }

    /// <summary>The element of a span.</summary>
    public Place PlaceOf(IPropertyReferenceOperation indexer)
    {
        int array = session.Expressions.Single(indexer.Instance!);
        return new ElementPlace(session, indexer, [array, .. indexer.Arguments.Select(argument => session.Views.Position(argument.Value, array))]);
    }

    /// <summary>Reads the element at a place.</summary>
    public int Read(IOperation at, int[] place) => session.At(at, session.Memory.Read(place));

    /// <summary>Writes an element.</summary>
    public void Write(IOperation at, int[] place, int value)
    {
        IrType element = session.Builder.TypeOf(place[0]).Element;
        if (!element.IsScalar) throw session.Refuse(at, $"Writing the row {Constructs.Quote(at)}", "write its elements");
        if (session.Views.Root(place[0]).Op == Structural.Element)
            throw session.Refuse(at, $"Writing to {Constructs.Quote(at)}, a row that other arrays may share,", "copy the rows to a 'double[,]' first");
        session.At(at, session.Memory.Write(place, value));
    }

    private void Fill(IArrayInitializerOperation initializer, int array, int[] outer)
    {
        for (int i = 0; i < initializer.ElementValues.Length; i++)
        {
            int[] indices = [.. outer, session.Builder.Constant(i, IrType.Int32)];
            if (initializer.ElementValues[i] is IArrayInitializerOperation inner) Fill(inner, array, indices);
            else Write(initializer.ElementValues[i], [array, .. indices], session.Expressions.Single(initializer.ElementValues[i]));
        }
    }

    private int Extent(IOperation size) => size.Type?.SpecialType == SpecialType.System_Int32 || size.ConstantValue.HasValue
        ? session.Expressions.Single(size)
        : throw session.Refuse(size, $"The length {Constructs.Quote(size)} of another type than int", "use an int");
}
