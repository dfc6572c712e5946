using System.CommandLine;
using System.Globalization;
using SymbolicGrad.Checkpoints;
using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.Digits;

/// <summary>The program from its arguments to its exit code.</summary>
internal static class App
{
    /// <summary>The training went to its end.</summary>
    public const int Done = 0;

    /// <summary>The loss became infinite or not a number.</summary>
    public const int Diverged = 1;

    /// <summary>Options, data or output directory cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>Interrupted: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line, without the program's name.</param>
    /// <param name="output">Takes the progress and the results.</param>
    /// <param name="error">Takes one line for what stands in the way.</param>
    /// <param name="live">Whether <paramref name="output"/> is a terminal on which a progress bar can move.</param>
    /// <param name="cancellation">Ends the training early, with what was reached saved.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error, bool live, CancellationToken cancellation)
    {
        var parsed = CommandLine.Create(options => Run(options, output, error, live, cancellation)).Parse(args);
        if (parsed.Errors is [var first, ..])
            return Fail(error, Unusable, first.Message);
        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    private static int Run(Options options, TextWriter output, TextWriter error, bool live, CancellationToken cancellation)
    {
        try
        {
            var digits = options.DataPath is { } path ? DigitsReader.ReadFile(path) : DigitsReader.ReadEmbedded();
            var (training, test) = digits.Split();
            Directory.CreateDirectory(options.OutputDirectory);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{training.Count} digits to train on, {test.Count} to test on; {Describe(options)}"));

            var experiment = new Experiment(options, training, test);
            var history = ProgressView.Create(output, live).Show(options.Epochs, progress => experiment.Train(progress, cancellation));
            Save(experiment.Model, history, options, output);
            if (history.End == TrainingEnd.Cancelled)
                return Fail(error, Interrupted, string.Create(CultureInfo.InvariantCulture, $"interrupted after {history.Epochs.Count} of {options.Epochs} epochs"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy: {experiment.TestAccuracy():0.000}"));
            return Done;
        }
        catch (DigitsDataException e)
        {
            return Fail(error, Unusable, e.Message);
        }
        catch (DivergedException e)
        {
            return Fail(error, Diverged, e.Message);
        }
        catch (IOException e)
        {
            return Fail(error, Unusable, e.Message);
        }
        catch (UnauthorizedAccessException e)
        {
            return Fail(error, Unusable, e.Message);
        }
    }

    private static void Save(Mlp model, TrainingHistory history, Options options, TextWriter output)
    {
        string checkpoint = Path.Combine(options.OutputDirectory, "digits.safetensors");
        Checkpoint.Save(model, checkpoint);
        output.WriteLine($"checkpoint: {checkpoint}");
        if (history.Epochs.Count == 0)
            return;
        string curve = Path.Combine(options.OutputDirectory, "digits.svg");
        LossCurve.Draw(Describe(options), [.. history.Epochs.Select(epoch => new EpochResult(epoch.Loss, epoch.Metrics[0].Value))]).Save(curve);
        output.WriteLine($"loss curve: {curve}");
    }

    private static string Describe(Options options) => string.Create(CultureInfo.InvariantCulture,
        $"{DigitSet.PixelCount}–{options.Hidden}–{DigitSet.ClassCount} ReLU network, {options.Optimizer.Name}, learning rate {options.LearningRate}, seed {options.Seed}");

    private static int Fail(TextWriter error, int exitCode, string message)
    {
        error.WriteLine($"digits: {message.ReplaceLineEndings(" ")}");
        return exitCode;
    }
}
