using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>What an optimizer remembers of one block of a parameter: one span for each of its slots, aligned with the block.</summary>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public readonly ref struct OptimizerSlots<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[][] _slots;
    private readonly int _start;
    private readonly int _length;

    internal OptimizerSlots(T[][] slots, int start, int length)
    {
        _slots = slots;
        _start = start;
        _length = length;
    }

    /// <summary>The values of one slot, in the order in which the optimizer declared its slots; zero before the first step.</summary>
    public Span<T> this[int slot] => _slots[slot].AsSpan(_start, _length);
}
