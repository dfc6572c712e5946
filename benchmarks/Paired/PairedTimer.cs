using System.Diagnostics;

namespace SymbolicGrad.Benchmarks.Paired;

/// <summary>Times several ways of doing a thing in turns, so that what else the machine does meets all of them.</summary>
internal static class PairedTimer
{
    /// <summary>Long against the clock's resolution, short against a time slice of the operating system.</summary>
    private const double SliceSeconds = 1e-3;

    private const double WarmUpSeconds = 0.05;

    /// <summary>
    /// The runtime counts the calls of a method only when no new one has come up for 100 ms, or for 1 s if it is pinned to one
    /// core, and recompiles beside the program what is called often.
    /// </summary>
    private const int WarmUps = 4, RecompilationMilliseconds = 1200;

    private const double MeasuringSeconds = 2;

    private const int LeastRounds = 7, MostRounds = 300;

    /// <summary>Calls each of <paramref name="actions"/> until the compiler is done with it.</summary>
    public static void WarmUp(IReadOnlyCollection<Action> actions)
    {
        for (int warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            foreach (Action action in actions)
            {
                var total = Stopwatch.StartNew();
                do
                    action();
                while (total.Elapsed.TotalSeconds < WarmUpSeconds);
            }
            Thread.Sleep(RecompilationMilliseconds);
        }
    }

    /// <summary>Times each of <paramref name="actions"/>, which are warmed up, in the order given.</summary>
    public static Timing[] Measure(IReadOnlyList<Action> actions)
    {
        int[] calls = [.. actions.Select(CallsPerSlice)];
        List<double>[] seconds = [.. actions.Select(_ => new List<double>())];
        var total = Stopwatch.StartNew();
        for (int round = 0; round < LeastRounds || (round < MostRounds && total.Elapsed.TotalSeconds < MeasuringSeconds * actions.Count); round++)
        {
            for (int i = 0; i < actions.Count; i++)
            {
                actions[i](); // whose data the action before it drove out of the caches
                seconds[i].Add(Time(actions[i], calls[i]));
            }
        }
        return [.. actions.Select((action, i) => new Timing(seconds[i].Min(), Median(seconds[i]), AllocatedBytes(action)))];
    }

    private static int CallsPerSlice(Action action)
    {
        double fastest = double.PositiveInfinity;
        int calls = 1;
        for (int estimate = 0; estimate < 5; estimate++)
        {
            fastest = Math.Min(fastest, Time(action, calls));
            calls = (int)Math.Clamp(SliceSeconds / fastest, 1, 1e6);
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
