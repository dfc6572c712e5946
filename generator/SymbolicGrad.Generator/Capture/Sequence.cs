using System;

namespace SymbolicGrad.Generator.Capture;

/// <summary>What LINQ hands from one operator to the next: nothing is computed until a loop runs through it, as in LINQ itself.</summary>
/// <param name="Number">Tells sequences apart.</param>
/// <param name="Count">The number of trips of that loop.</param>
/// <param name="Item">The element of a trip; null where a trip may have none.</param>
/// <param name="Trip">Captures a trip: calls the function with the element, if there is one.</param>
internal sealed record Sequence(int Number, int Count, Func<int, Value>? Item, Action<int, Action<Value>> Trip) : ObjectReference
{
    /// <summary>Where the element of a trip lies; null where it is computed.</summary>
    public Func<int, Place>? Place { get; init; }
}
