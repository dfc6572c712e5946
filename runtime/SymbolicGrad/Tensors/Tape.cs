using System.Runtime.CompilerServices;

namespace SymbolicGrad;

/// <summary>
/// What the forward sweep saves for the reverse sweep, which takes it back in the opposite order: a stack that grows as needed.
/// </summary>
/// <remarks>Handed out by <see cref="Workspace.Tape{T}"/>, and not to be used after the end of its scope: the memory is used again.</remarks>
/// <typeparam name="T">What is saved.</typeparam>
public sealed class Tape<T> : IReusableStack<Tape<T>>
{
    private const int LeastCapacity = 256;

    private T[] _values = [];

    private Tape()
    {
    }

    /// <summary>The number of values on the tape.</summary>
    public int Count { get; private set; }

    /// <summary>Saves a value.</summary>
    public void Push(T value)
    {
        if (Count == _values.Length) Array.Resize(ref _values, Math.Max(LeastCapacity, 2 * Count));
        _values[Count++] = value;
    }

    /// <summary>Takes back the value that was saved last.</summary>
    /// <exception cref="InvalidOperationException">The tape is empty.</exception>
    public T Pop()
    {
        if (Count == 0) throw new InvalidOperationException("The tape is empty: the reverse sweep takes back more than the forward sweep saved.");
        return _values[--Count];
    }

    static Tape<T> IReusableStack<Tape<T>>.Create() => new();

    // The memory is kept, but not what values with references refer to.
    void IReusableStack<Tape<T>>.Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Array.Clear(_values);
        Count = 0;
    }
}
