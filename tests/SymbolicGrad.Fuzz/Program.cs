using System.Diagnostics;
using System.Globalization;
using SymbolicGrad.Fuzz.Generation;
using SymbolicGrad.Fuzz.Judging;
using SymbolicGrad.Fuzz.Running;

namespace SymbolicGrad.Fuzz;

/// <summary>The long run: any number of programs, and a report. The exit code is 1 where one of them fails.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var options = Options.Parse(arguments);
        if (options.Source is { } source)
        {
            Console.WriteLine(Batch.Generated(File.ReadAllText(source)));
            return 0;
        }

        if (options.IsShown)
        {
            for (int seed = options.Seed; seed < options.Seed + options.Count; seed++) Console.WriteLine(Printer.Class(ProgramDrawer.Draw(seed, options.Size), string.Create(CultureInfo.InvariantCulture, $"Seed{seed}")));
            return 0;
        }

        if (options.Sum.Count > 0)
        {
            Console.WriteLine(Report.Sum(options.Sum.Select(File.ReadAllText)));
            return 0;
        }

        var watch = Stopwatch.StartNew();
        var run = new LongRun(options);
        run.Run(tally => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:f0} s: {tally.Count} programs, {tally.Failures} failures{(tally.LastFailure is { } seed ? $", the last is seed {seed}" : "")}")));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(Report.Text(run.Tally, options, watch.Elapsed, process.TotalProcessorTime));
        foreach (Group group in run.Tally.Groups.Where(group => !group.Signature.StartsWith(nameof(Verdict.Refused), StringComparison.Ordinal))) Console.WriteLine(Report.Shrunk(group, options));
        if (options.Report is { } file) File.WriteAllText(file, Report.Json(run.Tally, options));
        return run.Tally.Failures == 0 ? 0 : 1;
    }
}
