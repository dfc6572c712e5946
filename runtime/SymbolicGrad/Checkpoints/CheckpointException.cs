namespace SymbolicGrad.Checkpoints;

/// <summary>A file is no valid checkpoint, or not one of the model at hand. Nothing was written to the model.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Describes what is wrong with a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="tensor">The tensor in question, if it is one.</param>
    /// <param name="innerException">What led to it.</param>
    public CheckpointException(string path, string problem, string? tensor = null, Exception? innerException = null)
        : base(tensor is null ? $"Checkpoint '{path}': {problem}" : $"Checkpoint '{path}', tensor '{Shown(tensor)}': {problem}", innerException)
    {
        Path = path;
        Tensor = tensor;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The tensor in question; null where the file as a whole is.</summary>
    public string? Tensor { get; }

    /// <summary>A text of the file as it can stand in a message: short, and without control characters.</summary>
    internal static string Shown(string text)
    {
        const int maxLength = 100;
        string shown = string.Concat(text.Take(maxLength).Select(c => char.IsControl(c) ? '?' : c));
        return text.Length > maxLength ? shown + "…" : shown;
    }
}
