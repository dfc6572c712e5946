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

    private static IReadOnlyDictionary<string, string> Generated([CallerFilePath] string file = "")
    {
        string network = Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "samples", "Digits", "Mlp.cs");
        return GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(File.ReadAllText(network))).AssertCompiles().Sources;
    }
}
