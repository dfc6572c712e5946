using System.Diagnostics;
using System.Globalization;
using SymbolicGrad.Checkpoints;
using SymbolicGrad.Runtime.Tests.Checkpoints;
using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Faults;

/// <summary>A process that is killed while it saves leaves a whole file: that of the last state it reported, or of the next one.</summary>
public sealed class KilledSaveTests : IDisposable
{
    private const int Kills = 200, Lanes = 4;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Two_hundred_kills_leave_the_old_file_or_the_new_one_and_nothing_that_stays()
    {
        int abandoned = 0;
        Parallel.For(0, Lanes, new ParallelOptions { MaxDegreeOfParallelism = Lanes }, lane =>
        {
            var random = new RandomSource((ulong)lane);
            string name = $"lane{lane}.safetensors";
            for (int kill = 0; kill < Kills / Lanes; kill++)
            {
                int reported = KillAfterFirstSave(_directory[name], TimeSpan.FromMilliseconds(random.NextInt(30)));
                ArrayModel<double> loaded = SavingProcess.Model(-1);
                Checkpoint.Load(loaded, _directory[name]);

                double state = loaded["first"][0];
                Assert.InRange(state, reported, reported + 1);
                Assert.All(loaded.Parameters, parameter => Assert.False(parameter.Values.AsSpan().ContainsAnyExcept(state)));
                int leftOver = _directory.FileNames.Count(file => file.StartsWith(name + ".", StringComparison.Ordinal));
                Assert.InRange(leftOver, 0, 1);
                Interlocked.Add(ref abandoned, leftOver);
            }
            Checkpoint.Save(SavingProcess.Model(0), _directory[name]);
        });

        Assert.InRange(abandoned, 1, Kills);
        Assert.Equal(Enumerable.Range(0, Lanes).Select(lane => $"lane{lane}.safetensors"), _directory.FileNames);
    }

    /// <summary>Kills a saving process some time after its first save.</summary>
    /// <returns>The last state that it reported as saved.</returns>
    private static int KillAfterFirstSave(string path, TimeSpan delay)
    {
        using Process process = SavingProcess.Start(path);
        string? report = process.StandardOutput.ReadLine();
        if (report is null)
            Assert.Fail($"The process ended by itself: {process.StandardError.ReadToEnd()}");
        Thread.Sleep(delay);
        process.Kill();

        string last = report!;
        while (process.StandardOutput.ReadLine() is { } next)
            last = next;
        process.WaitForExit();
        return int.Parse(last, CultureInfo.InvariantCulture);
    }
}
