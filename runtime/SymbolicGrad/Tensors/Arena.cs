using System.Runtime.CompilerServices;

namespace SymbolicGrad;

/// <summary>What a <see cref="WorkspaceThread"/> asks of an arena of any element type.</summary>
internal interface IArena
{
    /// <summary>Takes back all that was allocated at a greater depth.</summary>
    void Release(int depth);
}

/// <summary>One thread's stack of memory for elements of one type.</summary>
/// <remarks>
/// Memory is allocated from the top of a list of chunks. A request that no chunk can hold adds a chunk; live memory never
/// moves. When the stack is empty again, several chunks are replaced by one that would have held everything, so that a repeated
/// computation soon runs in a single chunk. Chunks of unmanaged elements are pinned, which keeps their 64-byte alignment true.
/// Elements with references are cleared on release, lest the arena keep the caller's arrays alive.
/// </remarks>
internal sealed class Arena<TElement> : IArena
{
    private const int Alignment = 64;
    private const int MinChunkBytes = 16 * 1024;

    [ThreadStatic]
    private static Arena<TElement>? t_current;

    /// <summary>Allocations are rounded up to multiples of this, so that all start aligned.</summary>
    private static readonly int Granule =
        !RuntimeHelpers.IsReferenceOrContainsReferences<TElement>() && Alignment % Unsafe.SizeOf<TElement>() == 0
            ? Alignment / Unsafe.SizeOf<TElement>()
            : 1;

    private readonly List<Chunk> _chunks = [];
    private readonly Stack<Mark> _marks = [];
    private Mark _top;
    private long _peak;

    public static Arena<TElement> Current => t_current ?? Create();

    /// <summary>The number of arrays that back the arena at present.</summary>
    public int ChunkCount => _chunks.Count;

    /// <summary>Hands out <paramref name="count"/> elements until <see cref="Release"/> is called with a smaller depth.</summary>
    /// <returns>The array that holds them, from <paramref name="offset"/> on.</returns>
    public TElement[] Allocate(int count, int depth, out int offset)
    {
        if (_marks.Count == 0 || _marks.Peek().Depth < depth)
            _marks.Push(_top with { Depth = depth });
        long size = ((long)count + Granule - 1) / Granule * Granule;
        while (_top.Chunk < _chunks.Count && !_chunks[_top.Chunk].Fits(_top.Position, size))
            _top = _top with { Chunk = _top.Chunk + 1, Position = 0 };
        if (_top.Chunk == _chunks.Count)
            _chunks.Add(Chunk.Create(Math.Max(size, Math.Max(_peak, Capacity))));
        Chunk chunk = _chunks[_top.Chunk];
        offset = chunk.Start + _top.Position;
        _top = _top with { Position = _top.Position + (int)size, Live = _top.Live + size };
        _peak = Math.Max(_peak, _top.Live);
        return chunk.Array;
    }

    /// <inheritdoc/>
    public void Release(int depth)
    {
        if (_marks.Count == 0 || _marks.Peek().Depth <= depth)
            return;
        Mark from = _top;
        do
            _top = _marks.Pop();
        while (_marks.Count > 0 && _marks.Peek().Depth > depth);
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TElement>())
            Clear(_top, from);
        if (_marks.Count == 0 && _chunks.Count > 1)
            _chunks.Clear(); // The next request brings one chunk of the peak's size.
    }

    private static Arena<TElement> Create()
    {
        t_current = new Arena<TElement>();
        WorkspaceThread.Current.Register(t_current);
        return t_current;
    }

    private long Capacity
    {
        get
        {
            long capacity = 0;
            foreach (Chunk chunk in _chunks)
                capacity += chunk.Capacity;
            return capacity;
        }
    }

    private void Clear(Mark to, Mark from)
    {
        for (int index = to.Chunk; index <= from.Chunk; index++)
        {
            int start = index == to.Chunk ? to.Position : 0;
            int end = index == from.Chunk ? from.Position : _chunks[index].Capacity;
            _chunks[index].Array.AsSpan(_chunks[index].Start + start, end - start).Clear();
        }
    }

    /// <summary>A state of the stack: the chunk and the position in it that come next, and the number of elements below.</summary>
    private readonly record struct Mark(int Depth, int Chunk, int Position, long Live);

    private readonly record struct Chunk(TElement[] Array, int Start, int Capacity)
    {
        /// <summary>Creates a chunk of at least this many elements whose <see cref="Start"/> is aligned.</summary>
        public static unsafe Chunk Create(long size)
        {
            long capacity = Math.Max(size, MinChunkBytes / Unsafe.SizeOf<TElement>());
            int length = (int)Math.Min(capacity + Granule, System.Array.MaxLength);
            if (length < size)
                throw new OutOfMemoryException($"A workspace cannot hold {size} elements of {typeof(TElement).Name} in one piece.");
            if (RuntimeHelpers.IsReferenceOrContainsReferences<TElement>())
                return new Chunk(new TElement[length], 0, length);
            TElement[] array = GC.AllocateUninitializedArray<TElement>(length, pinned: true);
            nuint address = (nuint)Unsafe.AsPointer(ref array[0]);
            int start = (int)((Alignment - address % Alignment) % Alignment / (nuint)Unsafe.SizeOf<TElement>());
            if (Granule == 1)
                start = 0;
            return new Chunk(array, start, length - start);
        }

        public bool Fits(int position, long size) => size <= Capacity - position;
    }
}
