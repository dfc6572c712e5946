using Microsoft.CodeAnalysis;

namespace SymbolicGrad.Generator.Capture;

/// <summary>Something that can be assigned: a local, a field of one, an element. What is computed on the way to it is computed once.</summary>
internal abstract class Place
{
    public abstract Value Read();

    public abstract void Write(Value value);

    /// <summary>The place of a part of the aggregate that is kept here.</summary>
    public virtual Place Of(Part part) => new PartPlace(this, part);

    private sealed class PartPlace(Place whole, Part part) : Place
    {
        public override Value Read() => whole.Read().Of(part);

        public override void Write(Value value) => whole.Write(whole.Read().With(part, value));
    }
}

/// <summary>A slot of the locals.</summary>
internal sealed class SlotPlace(CaptureSession session, int slot) : Place
{
    public override Value Read() => session.Locals[slot];

    public override void Write(Value value) => session.Locals.Assign(slot, value);
}

/// <summary>An element of an array: the array and the indices, captured once.</summary>
internal sealed class ElementPlace(CaptureSession session, IOperation at, int[] place) : Place
{
    public override Value Read() => Value.Of(session.Arrays.Read(at, place));

    public override void Write(Value value) => session.Arrays.Write(at, place, session.Expressions.Single(at, value));
}

/// <summary>A variable that lies outside of the method: it is read and not written.</summary>
internal sealed class ForeignPlace(System.Func<Value> read, System.Func<System.Exception> refuse) : Place
{
    public override Value Read() => read();

    public override void Write(Value value) => throw refuse();
}

/// <summary>A property or indexer whose accessors compute.</summary>
internal sealed class AccessorPlace(System.Func<Value> get, System.Action<Value> set) : Place
{
    public override Value Read() => get();

    public override void Write(Value value) => set(value);
}
