using System.Diagnostics;

namespace SymbolicGrad.Samples.GradBench.Protocol;

/// <summary>How often a function is evaluated: at least <paramref name="Least"/> times, and until <paramref name="Seconds"/> are over.</summary>
internal readonly record struct Runs(int Least, double Seconds)
{
    private const int MostRuns = 10_000_000, MostSeconds = 3600;

    /// <summary>Reads <c>min_runs</c> and <c>min_seconds</c>; an input without them is for one run.</summary>
    public static Runs Read(InputReader input)
    {
        if (!input.IsObject) return new(1, 0);
        int least = input.Has("min_runs") ? input["min_runs"].Int(0, MostRuns) : 1;
        double seconds = input.Has("min_seconds") ? input["min_seconds"].Double() : 0;
        return seconds <= MostSeconds
            ? new(Math.Max(1, least), seconds)
            : throw new InputException($"{input["min_seconds"].Path} is more than {MostSeconds}.");
    }

    /// <summary>Runs a function, and gives its last result and the nanoseconds of each run.</summary>
    public (TOutput Output, List<long> Nanoseconds) Repeat<TOutput>(Func<TOutput> function)
    {
        TOutput output;
        var nanoseconds = new List<long>();
        double seconds = 0;
        do
        {
            long start = Stopwatch.GetTimestamp();
            output = function();
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            nanoseconds.Add(elapsed.Ticks * TimeSpan.NanosecondsPerTick);
            seconds += elapsed.TotalSeconds;
        }
        while (nanoseconds.Count < Least || seconds < Seconds);
        return (output, nanoseconds);
    }
}
