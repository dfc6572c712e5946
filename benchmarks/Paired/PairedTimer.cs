using System.Diagnostics;

namespace SymbolicGrad.Benchmarks.Paired;

/// <summary>Times several ways of doing a thing in turns, so that what else the machine does meets all of them.</summary>
internal static class PairedTimer
{
    /// <summary>Long against the clock's resolution, short against a time slice of the operating system.</summary>
    private const double SliceSeconds = 1e-3;

    private const double WarmUpSeconds = 0.2;

    /// <summary>The runtime recompiles what is called often once it has been quiet for 100 ms, and does so beside the program; on the same core, if pinned to one.</summary>
    private const int WarmUps = 4, RecompilationMilliseconds = 250;

    private const double MeasuringSeconds = 2;

    private const int LeastRounds = 7, MostRounds = 300;

    /// <summary>Times each of <paramref name="actions"/>, in the order given.</summary>
    public static Timing[] Measure(params Action[] actions)
    {
        int[] calls = [.. actions.Select(CallsPerSlice)];
        List<double>[] seconds = [.. actions.Select(_ => new List<double>())];
        var total = Stopwatch.StartNew();
        for (int round = 0; round < LeastRounds || (round < MostRounds && total.Elapsed.TotalSeconds < MeasuringSeconds * actions.Length); round++)
        {
            for (int i = 0; i < actions.Length; i++)
                seconds[i].Add(Time(actions[i], calls[i]));
        }
        return [.. actions.Select((action, i) => new Timing(seconds[i].Min(), Median(seconds[i]), AllocatedBytes(action)))];
    }

    /// <summary>Calls the action until the compiler is done with it, and works out how many calls fill a slice.</summary>
    private static int CallsPerSlice(Action action)
    {
        double fastest = double.PositiveInfinity;
        int calls = 1;
        for (int warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            var total = Stopwatch.StartNew();
            do
            {
                fastest = Math.Min(fastest, Time(action, calls));
                calls = (int)Math.Clamp(SliceSeconds / fastest, 1, 1e6);
            }
            while (total.Elapsed.TotalSeconds < WarmUpSeconds);
            Thread.Sleep(RecompilationMilliseconds);
        }
        return calls;
    }

    /// <summary>The seconds of one call, as the mean over <paramref name="calls"/>.</summary>
    private static double Time(Action action, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < calls; call++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    private static long AllocatedBytes(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double Median(List<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
