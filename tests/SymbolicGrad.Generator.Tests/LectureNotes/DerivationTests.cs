using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.LectureNotes;

/// <summary>
/// The derivations that are generated for the networks of samples/LectureNotes. A reader of a note must find its formulas in
/// them: read a changed snapshot beside the note before accepting it.
/// </summary>
public class DerivationTests
{
    [Fact]
    public void Note000() => VerifyDerivations();

    [Fact]
    public void Note001() => VerifyDerivations();

    [Fact]
    public void Note002() => VerifyDerivations();

    [Fact]
    public void Note003() => VerifyDerivations();

    [Fact]
    public void Note004() => VerifyDerivations();

    private static void VerifyDerivations([CallerFilePath] string file = "", [CallerMemberName] string note = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "samples", "LectureNotes", note);
        CSharpCompilation compilation = TestCompilation.Create(Directory.EnumerateFiles(folder, "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path)))
            .Where(source => source.Item2.Contains("[Differentiable]", StringComparison.Ordinal)));

        GeneratorRun run = GeneratorRun.Of(new DifferentiableGenerator(), compilation).AssertCompiles();
        Snapshot.Verify(run.Sources.Where(source => !source.Key.EndsWith(".Model.g.cs", StringComparison.Ordinal)), file, note);
    }
}
