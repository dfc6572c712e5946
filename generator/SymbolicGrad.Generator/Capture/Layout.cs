using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Generator.Capture;

/// <summary>What a C# type is to capture.</summary>
internal enum LayoutForm
{
    /// <summary>One value of the IR: a number, an array, a tensor.</summary>
    Single,

    /// <summary>The leaves of its parts, one after the other: a struct, a record struct, a tuple; of an array of these an array for each leaf.</summary>
    Aggregate,

    /// <summary>Something that is followed while capturing and never becomes a value of the IR: an object of a class, a type without source.</summary>
    Reference,
}

/// <summary>A part of an aggregate.</summary>
/// <param name="Name">The name by which users know it: that of the property for the field behind one.</param>
/// <param name="Symbol">The instance field, or what stands in its place.</param>
/// <param name="Layout">What it is made of.</param>
/// <param name="Offset">Where its leaves begin among those of the aggregate.</param>
internal sealed record Part(string Name, ISymbol Symbol, Layout Layout, int Offset);

/// <summary>A leaf of a type: how it is reached and what it is in the IR.</summary>
/// <param name="Path">The parts on the way; empty where the type is a leaf itself.</param>
/// <param name="Type">The type in the IR; null for a reference.</param>
internal readonly record struct Leaf(ImmutableArray<Part> Path, IrType? Type)
{
    /// <summary>The way as C# writes it behind an expression: <c>.Position.X</c>.</summary>
    public string Access => string.Concat(Path.Select(part => "." + Names.Identifier(part.Name)));
}

/// <summary>How the values of a C# type are made up of leaves, each of which is one value of the IR.</summary>
internal sealed class Layout
{
    private Layout(ITypeSymbol type, LayoutForm form, IrType? single, ImmutableArray<Part> parts, int count)
    {
        Type = type;
        Form = form;
        Single = single;
        Parts = parts;
        Count = count;
    }

    public ITypeSymbol Type { get; }

    public LayoutForm Form { get; }

    /// <summary>The type in the IR where the form is <see cref="LayoutForm.Single"/>.</summary>
    public IrType? Single { get; }

    /// <summary>The parts of an aggregate, in the order of declaration.</summary>
    public ImmutableArray<Part> Parts { get; }

    /// <summary>The number of leaves.</summary>
    public int Count { get; }

    /// <summary>Of an array of aggregates: what an element is made of. Its leaves are those of the array, one array less around each.</summary>
    public Layout? Element { get; private init; }

    /// <summary>The leaves in order.</summary>
    public IEnumerable<Leaf> Leaves => Form == LayoutForm.Aggregate
        ? Parts.SelectMany(part => part.Layout.Leaves.Select(leaf => leaf with { Path = leaf.Path.Insert(0, part) }))
        : [new Leaf([], Single)];

    public static Layout OfSingle(ITypeSymbol type, IrType single) => new(type, LayoutForm.Single, single, [], 1);

    public static Layout OfReference(ITypeSymbol type) => new(type, LayoutForm.Reference, null, [], 1);

    /// <summary>An array, or span, of aggregates: its parts are those of an element.</summary>
    public static Layout OfArray(ITypeSymbol type, Layout element, int rank)
    {
        Layout around = element.InArray(rank);
        return new Layout(type, LayoutForm.Aggregate, null, around.Parts, around.Count) { Element = element };
    }

    public static Layout OfAggregate(ITypeSymbol type, IEnumerable<(string Name, ISymbol Symbol, Layout Layout)> members)
    {
        int offset = 0;
        var parts = ImmutableArray.CreateBuilder<Part>();
        foreach ((string name, ISymbol symbol, Layout layout) in members)
        {
            parts.Add(new Part(name, symbol, layout, offset));
            offset += layout.Count;
        }

        return new Layout(type, LayoutForm.Aggregate, null, parts.ToImmutable(), offset);
    }

    /// <summary>The part that a field or property stores its value in; null where it has none of its own.</summary>
    public Part? Find(ISymbol member)
    {
        // Elements of tuples have a name of their own in each tuple type, and one that all share.
        if (member is IFieldSymbol { ContainingType.IsTupleType: true } element)
            return Parts.FirstOrDefault(part => part.Symbol.Name == (element.CorrespondingTupleField ?? element).Name);
        return Parts.FirstOrDefault(part => IsSame(part.Symbol, member) || (part.Symbol is IFieldSymbol { AssociatedSymbol: { } property } && IsSame(property, member)));
    }

    /// <summary>An array for each of the leaves.</summary>
    public Layout InArray(int rank) => Form switch
    {
        LayoutForm.Single => OfSingle(Type, IrType.Array(Single!, rank)),
        LayoutForm.Aggregate => new Layout(Type, LayoutForm.Aggregate, null, [.. Parts.Select(part => part with { Layout = part.Layout.InArray(rank) })], Count) { Element = Element },
        _ => this,
    };

    private static bool IsSame(ISymbol symbol, ISymbol other) => SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, other.OriginalDefinition);
}
