using System.Globalization;
using SymbolicGrad.Benchmarks.Paired;

namespace SymbolicGrad.Benchmarks.GradBench;

/// <summary>What a derivative costs by its objective, ours and others', as a table in Markdown.</summary>
internal static class GradBenchTable
{
    /// <summary>Measures the workloads whose names begin with <paramref name="prefix"/>, and writes a row for each.</summary>
    public static void Write(TextWriter writer, string prefix = "")
    {
        writer.WriteLine($"| workload | objective, ms | derivative, ms | derivative / objective | {string.Join(" | ", GradBenchPeers.Names)} |");
        writer.WriteLine($"|---|---|---|---|{string.Concat(GradBenchPeers.Names.Select(_ => "---|"))}");
        foreach (Workload workload in Workloads.All().Where(workload => workload.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            Action[] actions = [workload.Primal, workload.Derivative];
            PairedTimer.WarmUp(actions);
            Timing[] timings = PairedTimer.Measure(actions);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {workload.Name} | {timings[0].Minimum * 1e3:G3} | {timings[1].Minimum * 1e3:G3} | {Ratio(timings[1].Minimum / timings[0].Minimum)} | {string.Join(" | ", workload.Peers.Ratios.Select(Ratio))} |"));
        }
    }

    private static string Ratio(double? ratio) => ratio is { } value ? value.ToString(value < 100 ? "G3" : "F0", CultureInfo.InvariantCulture) : "–";
}
