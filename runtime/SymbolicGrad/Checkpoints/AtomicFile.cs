namespace SymbolicGrad.Checkpoints;

/// <summary>Replaces a file as a whole: at any moment, even after a crash, it is either the old one or the new one.</summary>
internal static class AtomicFile
{
    private const string TemporarySuffix = ".tmp";

    /// <summary>Writes a new file beside <paramref name="path"/>, flushes it to the disk, and renames it over.</summary>
    /// <remarks>
    /// If <paramref name="write"/> or the renaming fails, the old file is as it was, and the new one is removed. A process that is killed
    /// leaves its new file behind, and the next save to the same path removes it. The contents are on the disk before the renaming; the
    /// renaming itself is when the operating system writes the directory: a power failure shortly after may bring the old file back, whole.
    /// </remarks>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        RemoveAbandoned(target);

        // In the same directory, because a rename is atomic only within one file system. It stays open, and by that locked, until it has
        // its final name: so another process that saves here can tell it from one that was abandoned.
        string temporary = $"{target}.{Guid.NewGuid():N}{TemporarySuffix}";
        var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Delete);
        bool replaced = false;
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
                File.Move(temporary, target, overwrite: true);
                replaced = true;
            }
        }
        finally
        {
            if (!replaced)
                File.Delete(temporary);
        }
    }

    private static void RemoveAbandoned(string target)
    {
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(target)!))
        {
            if (IsTemporaryOf(target, file))
                RemoveUnlessInUse(file);
        }
    }

    private static bool IsTemporaryOf(string target, string file) =>
        file.StartsWith(target + ".", StringComparison.Ordinal)
        && file.EndsWith(TemporarySuffix, StringComparison.Ordinal)
        && Guid.TryParseExact(file.AsSpan()[(target.Length + 1)..^TemporarySuffix.Length], "N", out _);

    private static void RemoveUnlessInUse(string file)
    {
        try
        {
            new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
        {
            // Another process is writing it, has just renamed it, or owns it: the file is theirs, and no reason not to save.
        }
    }
}
