using System.Runtime.CompilerServices;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.Digits;

/// <summary>What is generated for the network of samples/Digits, which the README shows in full.</summary>
public class LossTests
{
    [Fact]
    public void Gradient() => Snapshot.Verify(Generated().Where(source => source.Key.EndsWith(".Loss.g.cs", StringComparison.Ordinal)));

    [Fact]
    public void Model() => Snapshot.Verify(Generated().Where(source => source.Key.EndsWith(".Model.g.cs", StringComparison.Ordinal)));

    /// <summary>The README shows the method as it is generated now.</summary>
    [Fact]
    public void The_readme_shows_the_generated_method()
    {
        string source = Generated().Single(file => file.Key.EndsWith(".Loss.g.cs", StringComparison.Ordinal)).Value;
        int start = source.IndexOf("public float Loss_Backward", StringComparison.Ordinal), end = source.IndexOf("\n    }\n", start, StringComparison.Ordinal);
        string method = string.Join('\n', source[start..end].Split('\n').Select(line => line.Trim()));
        string readme = string.Join('\n', File.ReadAllLines(Path.Combine(Repository(), "README.md")).Select(line => line.Trim()));

        Assert.Contains(method, readme, StringComparison.Ordinal);
    }

    private static string Repository([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..");

    private static IReadOnlyDictionary<string, string> Generated()
    {
        string network = Path.Combine(Repository(), "samples", "Digits", "Mlp.cs");
        return GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(File.ReadAllText(network))).AssertCompiles().Sources;
    }
}
