using System.Runtime.CompilerServices;

namespace SymbolicGrad;

/// <summary>
/// What the forward sweep of a method that calls itself saves for the reverse sweep, which takes it back in the opposite order: a
/// stack of values of any type, shared by all calls. A value must be taken back as what it was saved as.
/// </summary>
/// <remarks>
/// Handed out by <see cref="Workspace.Recording"/>, and not to be used after the end of its scope. It grows by blocks, which are
/// kept for the next time; what is saved never moves.
/// </remarks>
public sealed class Recording : IReusableStack<Recording>
{
    private const int BlockSize = 1 << 16;

    private readonly List<byte[]> _blocks = [];

    // Where the blocks before the current one end.
    private readonly Stack<int> _ends = [];
    private byte[] _block = [];
    private int _count;

    private Recording()
    {
    }

    /// <summary>Saves a value.</summary>
    public void Push<T>(T value)
        where T : unmanaged
    {
        int size = Unsafe.SizeOf<T>();
        if (_count + size > _block.Length) NextBlock();
        Unsafe.WriteUnaligned(ref _block[_count], value);
        _count += size;
    }

    /// <summary>Takes back the value that was saved last.</summary>
    /// <exception cref="InvalidOperationException">The recording is empty.</exception>
    public T Pop<T>()
        where T : unmanaged
    {
        if (_count == 0) PreviousBlock();
        _count -= Unsafe.SizeOf<T>();
        return Unsafe.ReadUnaligned<T>(ref _block[_count]);
    }

    static Recording IReusableStack<Recording>.Create() => new();

    void IReusableStack<Recording>.Clear()
    {
        _ends.Clear();
        _block = [];
        _count = 0;
    }

    private void NextBlock()
    {
        if (_block.Length > 0) _ends.Push(_count);
        int index = _ends.Count;
        if (index == _blocks.Count) _blocks.Add(new byte[BlockSize]);
        _block = _blocks[index];
        _count = 0;
    }

    private void PreviousBlock()
    {
        if (_ends.Count == 0) throw new InvalidOperationException("The recording is empty: the reverse sweep takes back more than the forward sweep saved.");
        _count = _ends.Pop();
        _block = _blocks[_ends.Count];
    }
}
