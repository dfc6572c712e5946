namespace SymbolicGrad.Runtime.Tests.Checkpoints;

/// <summary>A directory of its own for each test, removed at the end.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("SymbolicGrad.");

    public string[] FileNames => [.. _directory.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public string this[string name] => Path.Combine(_directory.FullName, name);

    public void Dispose() => _directory.Delete(recursive: true);
}
