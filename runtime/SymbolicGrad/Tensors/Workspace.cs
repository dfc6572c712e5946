using System.Numerics;

namespace SymbolicGrad;

/// <summary>Scratch memory for generated code: a scope on a stack of memory that each thread keeps and reuses.</summary>
/// <remarks>
/// <code>
/// using var work = Workspace.Enter();
/// var h = work.Matrix&lt;float&gt;(x.Rows, W1.Rows);   // released, not freed, at the end of the block
/// </code>
/// Scopes nest. What a scope handed out must not be used after its <see cref="Dispose"/>, and while an inner scope is open
/// only that one hands out memory. Live memory never moves. Once a thread has run a computation, running it again allocates nothing.
/// Unless a member says otherwise, contents are <b>uninitialised</b>: whatever was there before. Tensors and spans of <c>float</c> and <c>double</c> start at a
/// multiple of 64 bytes, a cache line and the widest SIMD vector.
/// </remarks>
public readonly ref struct Workspace : IDisposable
{
    private readonly WorkspaceThread? _thread;
    private readonly int _depth;

    internal Workspace(WorkspaceThread thread, int depth)
    {
        _thread = thread;
        _depth = depth;
    }

    /// <summary>Opens a scope on the current thread; dispose it to release all that it hands out.</summary>
    public static Workspace Enter()
    {
        WorkspaceThread thread = WorkspaceThread.Current;
        return new Workspace(thread, thread.Enter());
    }

    /// <summary>Releases all memory that this scope, and any inner scope left open, handed out. A second call does nothing.</summary>
    public void Dispose() => _thread?.Leave(_depth);

    /// <summary>A rows×columns matrix of uninitialised contents.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative.</exception>
    /// <exception cref="InvalidOperationException">The scope is disposed, or an inner scope is open.</exception>
    public Matrix<T> Matrix<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] array = Allocate<T>(Extent.Count(rows, columns), out int offset);
        return new Matrix<T>(array, offset, rows, columns);
    }

    /// <summary>A vector of <paramref name="count"/> uninitialised elements.</summary>
    /// <inheritdoc cref="Matrix{T}" path="/exception"/>
    public Vector<T> Vector<T>(int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] array = Allocate<T>(count, out int offset);
        return new Vector<T>(array, offset, count);
    }

    /// <summary>A span of <paramref name="count"/> uninitialised elements of any unmanaged type.</summary>
    /// <inheritdoc cref="Matrix{T}" path="/exception"/>
    public Span<T> Span<T>(int count)
        where T : unmanaged
    {
        T[] array = Allocate<T>(count, out int offset);
        return new Span<T>(array, offset, count);
    }

    /// <summary>A rows×columns matrix of zeros.</summary>
    /// <inheritdoc cref="Matrix{T}" path="/exception"/>
    public Matrix<T> ZeroMatrix<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> matrix = Matrix<T>(rows, columns);
        matrix.Clear();
        return matrix;
    }

    /// <summary>A vector of <paramref name="count"/> zeros.</summary>
    /// <inheritdoc cref="Matrix{T}" path="/exception"/>
    public Vector<T> ZeroVector<T>(int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> vector = Vector<T>(count);
        vector.Clear();
        return vector;
    }

    /// <summary>A span of <paramref name="count"/> elements, all zero.</summary>
    /// <inheritdoc cref="Matrix{T}" path="/exception"/>
    public Span<T> ZeroSpan<T>(int count)
        where T : unmanaged
    {
        Span<T> span = Span<T>(count);
        span.Clear();
        return span;
    }

    /// <summary>A rows×columns table of elements of any unmanaged type, all zero.</summary>
    /// <inheritdoc cref="Matrix{T}" path="/exception"/>
    public Table<T> ZeroTable<T>(int rows, int columns)
        where T : unmanaged => new(ZeroSpan<T>(Extent.Count(rows, columns)), rows, columns);

    /// <summary>A tape of <paramref name="count"/> vectors, all empty, to be assigned one by one.</summary>
    /// <inheritdoc cref="Matrix{T}" path="/exception"/>
    public Span<Vector<T>> Vectors<T>(int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T>[] array = Allocate<Vector<T>>(count, out int offset);
        return new Span<Vector<T>>(array, offset, count);
    }

    /// <summary>A tape of <paramref name="count"/> matrices, all 0×0, to be assigned one by one.</summary>
    /// <inheritdoc cref="Matrix{T}" path="/exception"/>
    public Span<Matrix<T>> Matrices<T>(int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T>[] array = Allocate<Matrix<T>>(count, out int offset);
        return new Span<Matrix<T>>(array, offset, count);
    }

    /// <summary>An empty tape that grows as values are pushed, for loops of which no one knows beforehand how often they run.</summary>
    /// <exception cref="InvalidOperationException">The scope is disposed, or an inner scope is open.</exception>
    public Tape<T> Tape<T>()
    {
        Thread.CheckInnermost(_depth);
        return StackPool<Tape<T>>.Current.Take(_depth);
    }

    /// <summary>An empty recording, for calls of methods in halves.</summary>
    /// <exception cref="InvalidOperationException">The scope is disposed, or an inner scope is open.</exception>
    public Recording Recording()
    {
        Thread.CheckInnermost(_depth);
        return StackPool<Recording>.Current.Take(_depth).In(Thread, _depth);
    }

    private WorkspaceThread Thread => _thread ?? throw new InvalidOperationException("The workspace scope was not entered: use Workspace.Enter().");

    private TElement[] Allocate<TElement>(int count, out int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Thread.CheckInnermost(_depth);
        return Arena<TElement>.Current.Allocate(count, _depth, out offset);
    }
}
