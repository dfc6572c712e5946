using System.Globalization;
using Spectre.Console;
using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.Digits;

/// <summary>Shows how far the training has come.</summary>
internal abstract class ProgressView
{
    /// <summary>The name under which the validation reports the share of the test rows classified correctly.</summary>
    public const string AccuracyMetric = "test accuracy";

    /// <summary>Creates a view that writes to <paramref name="output"/>.</summary>
    /// <param name="output">Where the view appears.</param>
    /// <param name="live">Whether it is a terminal that understands control sequences: then a bar moves in place, otherwise every epoch writes a line.</param>
    public static ProgressView Create(TextWriter output, bool live) => live ? new Bar(output) : new Lines(output);

    /// <summary>Runs <paramref name="train"/>, which is handed what to report to, and returns its result.</summary>
    /// <param name="epochs">How many epochs are to come.</param>
    /// <param name="train">The training; what it throws, passes through.</param>
    public abstract TResult Show<TResult>(int epochs, Func<IProgress<TrainingProgress>, TResult> train);

    private static string Describe(TrainingProgress progress, int epochs)
    {
        string total = epochs.ToString(CultureInfo.InvariantCulture);
        string epoch = progress.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(total.Length);
        string metrics = string.Concat(progress.Metrics.Select(metric =>
            string.Create(CultureInfo.InvariantCulture, $"  {metric.Name} {metric.Value:0.000}")));
        return string.Create(CultureInfo.InvariantCulture, $"epoch {epoch}/{total}  training loss {progress.Loss:0.0000}{metrics}");
    }

    private sealed class Lines(TextWriter output) : ProgressView
    {
        public override TResult Show<TResult>(int epochs, Func<IProgress<TrainingProgress>, TResult> train) =>
            train(new Report(progress =>
            {
                if (progress.EpochCompleted)
                    output.WriteLine(Describe(progress, epochs));
            }));
    }

    private sealed class Bar(TextWriter output) : ProgressView
    {
        public override TResult Show<TResult>(int epochs, Func<IProgress<TrainingProgress>, TResult> train)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
            });
            return console.Progress()
                .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingTimeColumn())
                .Start(context =>
                {
                    var task = context.AddTask("epoch 1", maxValue: epochs);
                    return train(new Report(progress =>
                    {
                        if (!progress.EpochCompleted)
                            return;
                        task.Description = Markup.Escape(Describe(progress, epochs));
                        task.Value = progress.Epoch;
                    }));
                });
        }
    }

    /// <summary>Calls back at once, on the training's own thread, where <see cref="Progress{T}"/> would call back later on another.</summary>
    private sealed class Report(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        void IProgress<TrainingProgress>.Report(TrainingProgress value) => report(value);
    }
}
