using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SymbolicGrad.Samples.Digits;

/// <summary>The options as they are typed, their defaults and their descriptions.</summary>
internal static class CommandLine
{
    /// <summary>Builds the command, which calls <paramref name="run"/> with the options and ends with the exit code it returns.</summary>
    public static RootCommand Create(Func<Options, int> run)
    {
        var epochs = Count("--epochs", "Passes over the training rows.", 40, max: 100_000);
        var hidden = Count("--hidden", "Units of the hidden layer.", 64, max: 65_536);
        var batch = Count("--batch", "Rows in a minibatch.", 32, max: 1_000_000);
        var seed = new Option<ulong>("--seed")
        {
            Description = "Decides the initial weights and the order of the rows; the same seed gives the same run.",
            HelpName = "number",
            DefaultValueFactory = _ => 1,
            CustomParser = result => Parsed<ulong>(result, "a whole number from 0 to 2^64 - 1", text =>
                ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : null),
        };
        string[] names = [.. OptimizerChoice.All.Select(choice => choice.Name)];
        var optimizer = Text("--optimizer", "How weights are changed by their gradient.", string.Join('|', names), names.Contains, $"one of {string.Join(", ", names)}");
        optimizer.DefaultValueFactory = _ => "adam";
        var learningRate = new Option<double?>("--learning-rate")
        {
            Description = $"Step size of the first step, from which it falls to 0 along half a cosine. Unless given: {string.Join(", ", OptimizerChoice.All.Select(choice =>
                string.Create(CultureInfo.InvariantCulture, $"{choice.Name} {choice.LearningRate}")))}.",
            HelpName = "number",
            CustomParser = result => Parsed<double>(result, "a number greater than 0", text =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value > 0 ? value : null),
        };
        var data = Text("--data", "Digits to use in place of those built in: 64 whole numbers from 0 to 16 and a label from 0 to 9 a row, separated by commas; compressed with gzip or not. Rows 0, 5, 10, … test, the others train.", "file", IsPath, "a path");
        var output = Text("--out", "Where the checkpoint (digits.safetensors) and the loss curve (digits.svg) go.", "directory", IsPath, "a path");
        output.DefaultValueFactory = _ => "artifacts";

        var command = new RootCommand(
            "Trains a two-layer ReLU network to read handwritten digits, with the gradient that SymbolicGrad generated.\n"
            + "Exit codes: 0 done, 1 the training diverged, 2 unusable options, data or output directory, 130 interrupted.")
        {
            epochs, hidden, seed, optimizer, learningRate, batch, data, output,
        };
        command.SetAction(parsed =>
        {
            var choice = OptimizerChoice.All.Single(choice => choice.Name == parsed.GetRequiredValue(optimizer));
            return run(new Options(
                parsed.GetRequiredValue(epochs), parsed.GetRequiredValue(hidden), parsed.GetRequiredValue(seed), choice,
                parsed.GetValue(learningRate) ?? choice.LearningRate, parsed.GetRequiredValue(batch),
                parsed.GetValue(data), parsed.GetRequiredValue(output)));
        });
        return command;
    }

    private static Option<int> Count(string name, string description, int defaultValue, int max) => new(name)
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result => Parsed<int>(result, $"a whole number from 1 to {max}", text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 && value <= max ? value : null),
    };

    private static Option<string> Text(string name, string description, string helpName, Func<string, bool> accepts, string expected)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !accepts(text))
                result.AddError(Refusal(name, text, expected));
        });
        return option;
    }

    private static bool IsPath(string text) => text.Length > 0;

    private static T Parsed<T>(ArgumentResult result, string expected, Func<string, T?> parse)
        where T : struct
    {
        string text = result.Tokens[0].Value;
        if (parse(text) is { } value)
            return value;
        result.AddError(Refusal(((OptionResult)result.Parent!).Option.Name, text, expected));
        return default;
    }

    private static string Refusal(string name, string text, string expected) => $"{name} is '{text}' where {expected} is needed";
}
