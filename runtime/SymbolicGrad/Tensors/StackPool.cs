namespace SymbolicGrad;

/// <summary>A stack that can be emptied and used again.</summary>
internal interface IReusableStack<TSelf>
    where TSelf : IReusableStack<TSelf>
{
    static abstract TSelf Create();

    void Clear();
}

/// <summary>One thread's stacks of one type: handed out in order and taken back when the scope that asked for them ends.</summary>
internal sealed class StackPool<TStack> : IArena
    where TStack : IReusableStack<TStack>
{
    [ThreadStatic]
    private static StackPool<TStack>? t_current;

    private readonly List<TStack> _stacks = [];
    private readonly Stack<int> _depths = [];

    public static StackPool<TStack> Current => t_current ?? Create();

    /// <summary>Hands out an empty stack until <see cref="Release"/> is called with a smaller depth.</summary>
    public TStack Take(int depth)
    {
        if (_depths.Count == _stacks.Count) _stacks.Add(TStack.Create());
        TStack stack = _stacks[_depths.Count];
        _depths.Push(depth);
        return stack;
    }

    /// <inheritdoc/>
    public void Release(int depth)
    {
        while (_depths.Count > 0 && _depths.Peek() > depth)
        {
            _depths.Pop();
            _stacks[_depths.Count].Clear();
        }
    }

    private static StackPool<TStack> Create()
    {
        t_current = new StackPool<TStack>();
        WorkspaceThread.Current.Register(t_current);
        return t_current;
    }
}
