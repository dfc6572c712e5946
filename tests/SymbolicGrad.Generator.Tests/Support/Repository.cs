using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>The files that these tests are a part of.</summary>
internal static class Repository
{
    /// <summary>A file or folder by its path in the repository, parts separated by slashes.</summary>
    public static string Find(string path) => Path.Combine([Root(), .. path.Split('/')]);

    /// <summary>The C# files of a folder and those inside of it, in the order of their paths; what builds leave there is none of them.</summary>
    public static ImmutableArray<string> SourceFiles(string folder) =>
    [
        .. Directory.EnumerateFiles(Find(folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
