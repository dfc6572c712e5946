namespace SymbolicGrad;

/// <summary>One thread's workspace: how many scopes are open, and the arenas, one for each element type, that they use.</summary>
internal sealed class WorkspaceThread
{
    [ThreadStatic]
    private static WorkspaceThread? t_current;

    private readonly List<IArena> _arenas = [];
    private int _depth;

    public static WorkspaceThread Current => t_current ??= new WorkspaceThread();

    /// <summary>Opens a scope.</summary>
    /// <returns>Its depth: 1 for the outermost.</returns>
    public int Enter() => ++_depth;

    /// <summary>Closes the scope of this depth and all scopes inside it; does nothing when it is closed already.</summary>
    public void Leave(int depth)
    {
        if (depth > _depth)
            return;
        _depth = depth - 1;
        foreach (IArena arena in _arenas)
            arena.Release(_depth);
    }

    public void CheckInnermost(int depth)
    {
        if (depth != _depth)
            ThrowNotInnermost(depth);
    }

    public void Register(IArena arena) => _arenas.Add(arena);

    private void ThrowNotInnermost(int depth) => throw new InvalidOperationException(
        depth > _depth
            ? "The workspace scope is disposed: it hands out no more memory."
            : $"The workspace scope at depth {depth} hands out no memory while an inner scope, at depth {_depth}, is open.");
}
