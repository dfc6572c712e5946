using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Something that capture follows by its identity.</summary>
internal abstract record ObjectReference;

/// <summary>An object that the method creates.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Slot">Where its fields are kept among the <see cref="Locals"/>, so that all references to it see what is written.</param>
/// <param name="Description">What messages call it.</param>
internal sealed record CreatedObject(ITypeSymbol Type, int Slot, string Description) : ObjectReference
{
    /// <summary>Whether it is the element of an array of objects, which is read and not written.</summary>
    public bool IsView { get; init; }

    /// <summary>Whether its class is known, so that it is known which override of a method runs: an element may be of a derived class.</summary>
    public bool IsExact => !IsView || Type.IsSealed;
}

/// <summary>An object that lies inside of an element of an array of the caller's; it is looked at where it lies, once somebody reads it.</summary>
/// <param name="Path">The way to it.</param>
/// <param name="Indices">Of the element.</param>
internal sealed record InnerObject(ObjectPath Path, EquatableArray<int> Indices) : ObjectReference;

/// <summary><c>null</c>.</summary>
internal sealed record NullReference : ObjectReference;

/// <summary>A variable that is passed by reference, or that a <c>ref</c> local stands for.</summary>
internal sealed record PlaceReference(Place Place) : ObjectReference;

/// <summary>A value that may be handed on but not looked at.</summary>
/// <param name="Construct">What looking at it is, as the beginning of a sentence.</param>
/// <param name="WayOut">What can be done instead.</param>
internal sealed record OpaqueValue(string Construct, string WayOut) : ObjectReference;

/// <summary>The references met so far, by the negative numbers that stand for them among the leaves of a <see cref="Value"/>.</summary>
internal sealed class ObjectTable
{
    private readonly Dictionary<ObjectReference, int> _ids = [];
    private readonly List<ObjectReference> _objects = [];

    public ObjectReference this[int id] => _objects[-1 - id];

    /// <summary>The value that refers to an object: the same for equal references.</summary>
    public Value Refer(ObjectReference target)
    {
        if (!_ids.TryGetValue(target, out int id))
        {
            _objects.Add(target);
            id = -_objects.Count;
            _ids.Add(target, id);
        }

        return Value.Of(id);
    }

    /// <summary>The object that a value refers to; null for a value of the IR or an aggregate.</summary>
    public ObjectReference? Find(Value value) => value.IsReference ? this[value.Ids[0]] : null;

    /// <summary>What messages call a leaf.</summary>
    public string Describe(int id) => id >= 0 ? "a value" : this[id] switch
    {
        ObjectPath path => $"'{path.Description}'",
        CreatedObject created => created.Description,
        NullReference => "null",
        KnownFunction function => function.Description,
        _ => "a value",
    };
}
