using SymbolicGrad.Checkpoints;
using SymbolicGrad.Runtime.Tests.Checkpoints;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Faults;

/// <summary>A save that fails at any of its writes, or at the renaming, leaves the old file and nothing else.</summary>
public sealed class InterruptedSaveTests : IDisposable
{
    // More elements than one write takes.
    private const int Count = 150_000;

    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory["model.safetensors"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_save_interrupted_at_any_write_leaves_the_old_file()
    {
        Writer(1).Save(FilePath);
        byte[] old = File.ReadAllBytes(FilePath);

        int writes = 0;
        for (bool failed = true; failed; writes += failed ? 1 : 0)
        {
            failed = false;
            try
            {
                AtomicFile.Write(FilePath, stream => Writer(2).WriteTo(new FailingStream(stream, writes)));
            }
            catch (IOException full)
            {
                Assert.Equal(FailingStream.Message, full.Message);
                failed = true;
            }
            Assert.Equal([Path.GetFileName(FilePath)], _directory.FileNames);
            if (failed)
                Assert.Equal(old, File.ReadAllBytes(FilePath));
        }

        // The length, the header, W in three blocks, b.
        Assert.Equal(6, writes);
        using SafetensorsFile file = SafetensorsFile.Open(FilePath);
        Assert.Equal([2.0], file.Read<double>("b"));
    }

    [Fact]
    public void A_save_that_cannot_be_renamed_leaves_nothing_behind()
    {
        Directory.CreateDirectory(_directory["taken"]);
        Exception error = Assert.ThrowsAny<Exception>(() => Writer(1).Save(_directory["taken"]));
        Assert.True(error is IOException or UnauthorizedAccessException);
        Assert.Empty(_directory.FileNames);
        Assert.Throws<DirectoryNotFoundException>(() => Writer(1).Save(Path.Combine(_directory["none"], "model.safetensors")));
    }

    [Fact]
    public void The_next_save_removes_what_a_killed_process_left_and_nothing_else()
    {
        string name = Path.GetFileName(FilePath);
        string[] others = ["model.safetensors.0123.tmp", $"model.safetensors.{Guid.NewGuid():N}", $"other.safetensors.{Guid.NewGuid():N}.tmp"];
        foreach (string file in others.Append($"{name}.{Guid.NewGuid():N}.tmp"))
            File.WriteAllText(_directory[file], "half");
        Writer(1).Save(FilePath);
        Assert.Equal(others.Append(name).Order(StringComparer.Ordinal), _directory.FileNames);
    }

    /// <summary>Two processes that save to one path: the one that comes second must not take the first one's file for abandoned.</summary>
    [Fact]
    public void A_save_leaves_one_alone_that_is_under_way()
    {
        AtomicFile.Write(FilePath, stream =>
        {
            Writer(1).Save(FilePath);
            Writer(2).WriteTo(stream);
        });
        using SafetensorsFile file = SafetensorsFile.Open(FilePath);
        Assert.Equal([2.0], file.Read<double>("b"));
        Assert.Single(_directory.FileNames);
    }

    private static SafetensorsWriter Writer(double value)
    {
        var writer = new SafetensorsWriter { Metadata = { ["value"] = $"{value}" } };
        writer.Add(new NamedTensor<double>("W", [Count], [.. Enumerable.Repeat(value, Count)]));
        writer.Add(new NamedTensor<double>("b", [1], [value]));
        return writer;
    }
}
