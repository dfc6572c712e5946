namespace SymbolicGrad;

/// <summary>One thread's tapes for values of one type: handed out in order and taken back when the scope that asked for them ends.</summary>
internal sealed class TapePool<T> : IArena
{
    [ThreadStatic]
    private static TapePool<T>? t_current;

    private readonly List<Tape<T>> _tapes = [];
    private readonly Stack<int> _depths = [];

    public static TapePool<T> Current => t_current ?? Create();

    /// <summary>Hands out an empty tape until <see cref="Release"/> is called with a smaller depth.</summary>
    public Tape<T> Take(int depth)
    {
        if (_depths.Count == _tapes.Count) _tapes.Add(new Tape<T>());
        Tape<T> tape = _tapes[_depths.Count];
        _depths.Push(depth);
        return tape;
    }

    /// <inheritdoc/>
    public void Release(int depth)
    {
        while (_depths.Count > 0 && _depths.Peek() > depth)
        {
            _depths.Pop();
            _tapes[_depths.Count].Clear();
        }
    }

    private static TapePool<T> Create()
    {
        t_current = new TapePool<T>();
        WorkspaceThread.Current.Register(t_current);
        return t_current;
    }
}
