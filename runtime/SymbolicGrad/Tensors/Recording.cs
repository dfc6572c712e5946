using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymbolicGrad;

/// <summary>
/// What the forward sweeps of methods that are called save for their reverse sweeps, which take it back in the opposite order: a
/// stack of numbers and tensors, shared by all calls. A value must be taken back as what it was saved as.
/// </summary>
/// <remarks>
/// Handed out by <see cref="Workspace.Recording"/>, and not to be used after the end of its scope. It grows by blocks, which are
/// kept for the next time; what is saved never moves. Of a tensor the view is saved and not the elements: they must live as long as
/// the recording, as what <see cref="Workspace"/> hands out does.
/// </remarks>
public sealed class Recording : IReusableStack<Recording>
{
    private const int BlockSize = 1 << 16;

    private readonly List<byte[]> _blocks = [];

    // Where the blocks before the current one end.
    private readonly Stack<int> _ends = [];
    // What the tensors are views of.
    private readonly Stack<Array> _arrays = [];
    private WorkspaceThread? _thread;
    private int _depth;
    private byte[] _block = [];
    private int _count;

    private Recording()
    {
    }

    /// <summary>The scope that handed out the recording: memory from it lives as long as the recording. It is not to be disposed by this name.</summary>
    public Workspace Workspace => new(_thread ?? throw new InvalidOperationException("The recording is used after the end of the scope that handed it out."), _depth);

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

    /// <summary>Saves a vector: the view of its elements.</summary>
    public void Push<T>(Vector<T> value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        MemoryMarshal.TryGetArray<T>(value.Memory, out ArraySegment<T> segment);
        _arrays.Push(segment.Array ?? []);
        Push((segment.Offset, segment.Count));
    }

    /// <summary>Takes back the vector that was saved last.</summary>
    /// <inheritdoc cref="Pop{T}" path="/exception"/>
    public Vector<T> PopVector<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int offset, int count) = Pop<(int, int)>();
        return new Vector<T>((T[])_arrays.Pop(), offset, count);
    }

    /// <summary>Saves a matrix: the view of its elements.</summary>
    public void Push<T>(Matrix<T> value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        MemoryMarshal.TryGetArray<T>(value.Memory, out ArraySegment<T> segment);
        _arrays.Push(segment.Array ?? []);
        Push((segment.Offset, value.Rows, value.Columns));
    }

    /// <summary>Takes back the matrix that was saved last.</summary>
    /// <inheritdoc cref="Pop{T}" path="/exception"/>
    public Matrix<T> PopMatrix<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int offset, int rows, int columns) = Pop<(int, int, int)>();
        return new Matrix<T>((T[])_arrays.Pop(), offset, rows, columns);
    }

    /// <summary>Says which scope hands out the recording.</summary>
    internal Recording In(WorkspaceThread thread, int depth)
    {
        _thread = thread;
        _depth = depth;
        return this;
    }

    static Recording IReusableStack<Recording>.Create() => new();

    void IReusableStack<Recording>.Clear()
    {
        _thread = null;
        _arrays.Clear();
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
