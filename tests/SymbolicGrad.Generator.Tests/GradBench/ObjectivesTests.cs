using System.Runtime.CompilerServices;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.GradBench;

/// <summary>What is generated for two objectives of samples/GradBench: arrays, loops and helpers as people write them.</summary>
public class ObjectivesTests
{
    [Fact]
    public void Mixture() => Snapshot.Verify(Generated().Where(source => source.Key.EndsWith(".Gmm.LogPosterior.g.cs", StringComparison.Ordinal)));

    [Fact]
    public void Recurrence() => Snapshot.Verify(Generated().Where(source => source.Key.EndsWith(".Lstm.Loss.g.cs", StringComparison.Ordinal)));

    private static IReadOnlyDictionary<string, string> Generated([CallerFilePath] string file = "")
    {
        string sample = Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "samples", "GradBench");
        IEnumerable<string> sources = new[] { "Evals", "Protocol" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(sample, folder), "*.cs", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText);
        return GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create([.. sources])).AssertCompiles().Sources;
    }
}
