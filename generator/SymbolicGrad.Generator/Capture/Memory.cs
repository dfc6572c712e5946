using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// Elements that are read and written in the order of the program. A read is told apart from those before a write by a version;
/// which branches and loops write is known only at their ends, so a method that writes in any is captured a second time.
/// </summary>
internal sealed class Memory(FunctionBuilder builder, HashSet<SyntaxNode> writing)
{
    private readonly Stack<SyntaxNode> _open = new();
    private readonly List<(EquatableArray<int> Place, int Value)> _stored = [];

    /// <summary>How often elements were written, or may have been.</summary>
    public int Version { get; private set; }

    /// <summary>Whether every branch and loop that writes had been known to when it began.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The branches and loops that write to elements.</summary>
    public HashSet<SyntaxNode> Writing { get; } = writing;

    public void BeginRegion(SyntaxNode at)
    {
        _open.Push(at);
        if (Writing.Contains(at)) Forget();
    }

    public void EndRegion()
    {
        if (Writing.Contains(_open.Pop())) Forget();
    }

    /// <summary>Reads an element, or a row. What has just been written is known without reading.</summary>
    public int Read(int[] place)
    {
        int stored = _stored.FindIndex(entry => entry.Place.SequenceEqual(place));
        return stored >= 0 ? _stored[stored].Value : builder.Emit(Structural.Element, null, Version == 0 ? null : Version, place);
    }

    /// <summary>Writes an element.</summary>
    public int Write(int[] place, int value)
    {
        Version++;
        foreach (SyntaxNode region in _open)
            if (Writing.Add(region)) IsComplete = false;
        _stored.RemoveAll(entry => MayBeSame(entry.Place, place));
        _stored.Add((place.ToEquatableArray(), value));
        return builder.Emit(Structural.Store, IrType.None, null, [.. place, value]);
    }

    /// <summary>Makes an array of zeros.</summary>
    public int Make(IrType type, int[] extents) => builder.Emit(Structural.Buffer, type, null, extents);

    private void Forget()
    {
        Version++;
        _stored.Clear();
    }

    // Two arrays that the method made are different, and so are two constant indices of one array.
    private bool MayBeSame(EquatableArray<int> one, int[] other)
    {
        if (one[0] != other[0]) return builder[one[0]].Op != Structural.Buffer || builder[other[0]].Op != Structural.Buffer;
        for (int i = 1; i < other.Length; i++)
        {
            Instruction first = builder[one[i]], second = builder[other[i]];
            if (first.Op == Structural.Constant && second.Op == Structural.Constant && first.Number != second.Number) return false;
        }

        return true;
    }
}
