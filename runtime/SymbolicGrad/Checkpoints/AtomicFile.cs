namespace SymbolicGrad.Checkpoints;

/// <summary>Replaces a file as a whole: at any moment, even after a crash, it is either the old one or the new one.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a new file beside <paramref name="path"/>, flushes it to the disk, and renames it over.</summary>
    /// <remarks>If <paramref name="write"/> or the renaming fails, the old file is as it was, and the new one is removed.</remarks>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);

        // In the same directory, because a rename is atomic only within one file system.
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        bool replaced = false;
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
            replaced = true;
        }
        finally
        {
            if (!replaced)
                File.Delete(temporary);
        }
    }
}
