using System.Runtime.CompilerServices;
using System.Text;

namespace SymbolicGrad.Generator.Tests.Support;

/// <summary>
/// Compares texts with files beside the test, by Verify's naming: <c>{Class}.{Method}.verified.txt</c> is what was agreed
/// on, <c>{Class}.{Method}.received.txt</c> is written where the text differs.
/// </summary>
/// <remarks>
/// To accept, rename the received file, or run the tests with <c>SNAPSHOTS=accept</c> in the environment. Where <c>CI</c>
/// is set nothing is accepted. Line ends do not matter.
/// </remarks>
internal sealed class Snapshot(string folder, string name, bool accept)
{
    /// <summary>Compares one text with the snapshot of the calling test.</summary>
    /// <param name="text">What the test made.</param>
    /// <param name="extension">The file's extension without the dot: <c>txt</c>, <c>cs</c>.</param>
    /// <param name="file">The calling test's file, which bears the test class's name.</param>
    /// <param name="method">The calling test.</param>
    public static void Verify(string text, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string method = "") =>
        Of(file, method).VerifyFiles([("", extension, text)]);

    /// <summary>Compares every generated source with its own file, <c>{Class}.{Method}#Samples.Mlp.Loss.g.verified.cs</c>.</summary>
    public static void Verify(GeneratorRun run, [CallerFilePath] string file = "", [CallerMemberName] string method = "") =>
        Verify(run.Sources, file, method);

    /// <summary>Compares some of the generated sources, given by hint name, each with its own file.</summary>
    public static void Verify(IEnumerable<KeyValuePair<string, string>> sources, [CallerFilePath] string file = "", [CallerMemberName] string method = "") =>
        Of(file, method).VerifyFiles([.. sources.Select(source => ("#" + Path.GetFileNameWithoutExtension(source.Key), "cs", source.Value))]);

    /// <summary>Compares the texts; every snapshot of this name that is not among them is stale and fails too.</summary>
    public void VerifyFiles(IReadOnlyList<(string Suffix, string Extension, string Text)> texts)
    {
        var failures = new List<string>();
        foreach ((string suffix, string extension, string text) in texts) VerifyFile(name + suffix, extension, Normalise(text), failures);

        string[] current = [.. texts.Select(text => $"{name}{text.Suffix}.verified.{text.Extension}")];
        foreach (string path in Files("verified").Where(path => !current.Contains(Path.GetFileName(path))))
        {
            if (accept) File.Delete(path);
            else failures.Add($"{path} is stale: the test makes no such text any more.");
        }

        if (failures.Count > 0) Assert.Fail(string.Join("\n\n", failures));
        foreach (string path in Files("received")) File.Delete(path);
    }

    private static Snapshot Of(string file, string method)
    {
        bool accept = Environment.GetEnvironmentVariable("SNAPSHOTS") == "accept"
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        return new Snapshot(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}", accept);
    }

    private void VerifyFile(string stem, string extension, string text, List<string> failures)
    {
        string verified = Path.Combine(folder, $"{stem}.verified.{extension}");
        string received = Path.Combine(folder, $"{stem}.received.{extension}");
        string? expected = File.Exists(verified) ? Normalise(File.ReadAllText(verified)) : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(accept ? verified : received, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (accept) return;
        failures.Add(expected is null
            ? $"There is no snapshot yet.\n  verified: {verified}\n  received: {received}"
            : $"{FirstDifference(expected, text)}\n  verified: {verified}\n  received: {received}");
    }

    /// <summary>This test's files: its single text, and its texts with a suffix, but not those of a test whose name begins alike.</summary>
    private IEnumerable<string> Files(string kind) => Directory.EnumerateFiles(folder, $"{name}*.{kind}.*")
        .Where(path => Path.GetFileName(path)[name.Length] is '#' || Path.GetFileName(path).StartsWith($"{name}.{kind}.", StringComparison.Ordinal));

    private static string FirstDifference(string expected, string actual)
    {
        string[] before = expected.Split('\n'), after = actual.Split('\n');
        int line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line]) line++;
        return $"Line {line + 1} differs.\n  - {LineOf(before, line)}\n  + {LineOf(after, line)}";
    }

    private static string LineOf(string[] lines, int index) => index < lines.Length ? lines[index] : "(end of text)";

    private static string Normalise(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
}
