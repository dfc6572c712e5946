using Xunit.Sdk;

namespace SymbolicGrad.Generator.Tests.Support;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_text_like_its_snapshot_passes_whatever_the_line_ends()
    {
        Write("Tests.One.verified.txt", "a\r\nb\n");

        Verify("Tests.One", "a\nb\r\n");

        Assert.Equal(["Tests.One.verified.txt"], Files());
    }

    [Fact]
    public void A_different_text_fails_with_the_first_different_line_and_both_files()
    {
        Write("Tests.One.verified.txt", "a\nb\nc\n");

        string message = Failure(() => Verify("Tests.One", "a\nB\nC\n"));

        Assert.StartsWith("Line 2 differs.\n  - b\n  + B\n", message, StringComparison.Ordinal);
        Assert.Contains(PathOf("Tests.One.verified.txt"), message, StringComparison.Ordinal);
        Assert.Contains(PathOf("Tests.One.received.txt"), message, StringComparison.Ordinal);
        Assert.Equal("a\nB\nC\n", Read("Tests.One.received.txt"));
        Assert.Equal("a\nb\nc\n", Read("Tests.One.verified.txt"));
    }

    [Fact]
    public void A_text_that_ends_early_differs_at_its_end()
    {
        Write("Tests.One.verified.txt", "a\nb");

        Assert.StartsWith("Line 2 differs.\n  - b\n  + (end of text)\n", Failure(() => Verify("Tests.One", "a")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_snapshot_fails_and_leaves_what_was_received()
    {
        string message = Failure(() => Verify("Tests.One", "a"));

        Assert.StartsWith("There is no snapshot yet.", message, StringComparison.Ordinal);
        Assert.Equal("a", Read("Tests.One.received.txt"));
        Assert.Equal(["Tests.One.received.txt"], Files());
    }

    [Fact]
    public void A_success_removes_what_was_received_before()
    {
        Write("Tests.One.verified.txt", "a");
        Write("Tests.One.received.txt", "b");
        Write("Tests.One#Old.received.cs", "c");
        Write("Tests.OneMore.received.txt", "of another test");

        Verify("Tests.One", "a");

        Assert.Equal(["Tests.One.verified.txt", "Tests.OneMore.received.txt"], Files());
    }

    [Fact]
    public void Every_differing_file_is_told_and_those_no_longer_made_are_stale()
    {
        Write("Tests.One#A.g.verified.cs", "a");
        Write("Tests.One#B.g.verified.cs", "b");
        Write("Tests.One#Gone.g.verified.cs", "gone");

        string message = Failure(() => Snapshot("Tests.One").VerifyFiles([("#A.g", "cs", "a"), ("#B.g", "cs", "B"), ("#C.g", "cs", "c")]));

        Assert.DoesNotContain("#A.g", message, StringComparison.Ordinal);
        Assert.Contains("Tests.One#B.g.received.cs", message, StringComparison.Ordinal);
        Assert.Contains("Tests.One#C.g.received.cs", message, StringComparison.Ordinal);
        Assert.Contains("Tests.One#Gone.g.verified.cs is stale", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepting_writes_the_snapshots_and_drops_the_stale()
    {
        Write("Tests.One#A.g.verified.cs", "old");
        Write("Tests.One#Gone.g.verified.cs", "gone");

        Snapshot("Tests.One", accept: true).VerifyFiles([("#A.g", "cs", "new"), ("#B.g", "cs", "b")]);

        Assert.Equal(["Tests.One#A.g.verified.cs", "Tests.One#B.g.verified.cs"], Files());
        Assert.Equal("new", Read("Tests.One#A.g.verified.cs"));
    }

    [Fact]
    public void A_test_finds_its_snapshot_beside_its_file()
    {
        string file = PathOf("SomeTests.cs");
        Write("SomeTests.A_test_finds_its_snapshot_beside_its_file.verified.cs", "a");

        Support.Snapshot.Verify("a", "cs", file);

        Assert.Throws<FailException>(() => Support.Snapshot.Verify("b", "cs", file, "Another"));
    }

    private Snapshot Snapshot(string name, bool accept = false) => new(_folder, name, accept);

    private void Verify(string name, string text) => Snapshot(name).VerifyFiles([("", "txt", text)]);

    private static string Failure(Action action) => Assert.Throws<FailException>(action).Message;

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    private string Read(string name) => File.ReadAllText(PathOf(name));

    private string[] Files() => [.. Directory.EnumerateFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
