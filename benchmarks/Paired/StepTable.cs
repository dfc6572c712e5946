using System.Globalization;
using SymbolicGrad.Benchmarks.Steps;

namespace SymbolicGrad.Benchmarks.Paired;

/// <summary>The training steps as a table in Markdown. Times are the core's at that hour; the ratios are what carries over.</summary>
internal static class StepTable
{
    /// <summary>Measures every case and writes its row.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="peer">The milliseconds that another library needs, by the name of the case.</param>
    public static void Write(TextWriter writer, IReadOnlyDictionary<string, double> peer)
    {
        writer.WriteLine("| step | median, ms | minimum, ms | bytes allocated | step / primal | hand-written / step | peer / step |");
        writer.WriteLine("|---|---|---|---|---|---|---|");
        (TrainingCase Training, Action[] Actions)[] rows = [.. TrainingCases.All().Select(training => (training, Actions(training)))];
        PairedTimer.WarmUp([.. rows.SelectMany(row => row.Actions)]);
        foreach ((TrainingCase training, Action[] actions) in rows)
        {
            Timing[] timings = PairedTimer.Measure(actions);
            Timing step = timings[0];
            double perStep = 1e3 / training.StepsPerCall;
            string peerRatio = peer.TryGetValue(training.Name, out double milliseconds) ? Ratio(milliseconds / (step.Minimum * perStep)) : "–";
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {training.Name} | {step.Median * perStep:G3} | {step.Minimum * perStep:G3} | {step.AllocatedBytes} | {Ratio(step.Minimum / timings[1].Minimum)} | {Ratio(timings[2].Minimum / step.Minimum)} | {peerRatio} |"));
        }
    }

    private static Action[] Actions(TrainingCase training) => [() => training.Step(), () => training.Primal(), () => training.HandWritten()];

    private static string Ratio(double value) => value.ToString(value < 10 ? "F2" : "F0", CultureInfo.InvariantCulture);
}
