using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SymbolicGrad.Checkpoints;
using SymbolicGrad.Samples.Digits;
using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.Tests.Digits;

public sealed class AppTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_few_epochs_reach_nine_tenths_and_leave_a_checkpoint_and_a_curve()
    {
        var (exitCode, output, error) = Run("--epochs", "5", "--out", _directory.File("new/out"));

        Assert.Equal((0, ""), (exitCode, error));
        Assert.InRange(TestAccuracy(output), 0.9, 1);
        Assert.Equal(5, output.Split('\n').Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.Equal("svg", XDocument.Load(_directory.File("new/out/digits.svg")).Root!.Name.LocalName);
        Assert.True(File.Exists(_directory.File("new/out/digits.safetensors")));
    }

    [Fact]
    public void The_checkpoint_holds_the_network_that_was_tested()
    {
        var (_, output, _) = Run("--epochs", "3", "--hidden", "16", "--out", _directory.Path);

        var model = new Mlp(64, 16, 10, new RandomSource(999));
        Checkpoint.Load(model, _directory.File("digits.safetensors"));
        var (_, test) = DigitsReader.ReadEmbedded().Split();
        var logits = model.Logits(test.Pixels);
        int correct = Enumerable.Range(0, test.Count).Count(row =>
            Enumerable.Range(0, 10).MaxBy(digit => logits[row, digit]) == test.Labels[row]);
        Assert.Equal(TestAccuracy(output), (double)correct / test.Count, 0.0005);
    }

    [Fact]
    public void The_same_seed_gives_the_same_lines_and_another_seed_others()
    {
        string[] arguments = ["--epochs", "2", "--out", _directory.Path];
        string first = Run([.. arguments, "--seed", "7"]).Output;
        string second = Run([.. arguments, "--seed", "7"]).Output;
        string other = Run([.. arguments, "--seed", "8"]).Output;

        Assert.Equal(first, second);
        Assert.NotEqual(first.Replace("seed 7", "seed 8", StringComparison.Ordinal), other);
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("adamw")]
    public void Every_optimizer_learns_with_its_own_default_learning_rate(string optimizer)
    {
        var (exitCode, output, _) = Run("--epochs", "5", "--optimizer", optimizer, "--out", _directory.Path);

        Assert.Equal(0, exitCode);
        Assert.InRange(TestAccuracy(output), 0.9, 1);
    }

    [Fact]
    public void Data_of_ones_own_is_used_and_a_batch_may_be_larger_than_it()
    {
        string path = _directory.File("own.csv");
        File.WriteAllLines(path, Enumerable.Range(0, 12).Select(i => DigitsReaderTests.Row(i % 2, (i % 2, "16"))));

        var (exitCode, output, error) = Run("--data", path, "--epochs", "20", "--batch", "1000", "--out", _directory.Path);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith("9 digits to train on, 3 to test on", output, StringComparison.Ordinal);
        Assert.Equal(1, TestAccuracy(output));
    }

    [Fact]
    public void A_missing_file_is_one_line_and_exit_code_2()
    {
        string path = _directory.File("none.csv");

        AssertFails(2, $"digits: {path}: cannot be read", "--data", path);
    }

    [Fact]
    public void A_malformed_row_is_one_line_with_its_number_and_exit_code_2()
    {
        string path = _directory.File("own.csv");
        File.WriteAllLines(path, [DigitsReaderTests.Row(1), DigitsReaderTests.Row(10)]);

        AssertFails(2, $"digits: {path}, line 2: the label is \"10\"", "--data", path);
    }

    [Fact]
    public void An_output_directory_that_is_a_file_is_one_line_and_exit_code_2()
    {
        string path = _directory.File("file");
        File.WriteAllText(path, "");

        AssertFails(2, "digits: ", "--epochs", "1", "--out", path);
    }

    [Theory]
    [InlineData("--epochs", "0")]
    [InlineData("--epochs", "many")]
    [InlineData("--hidden", "-3")]
    [InlineData("--batch", "1.5")]
    [InlineData("--seed", "-1")]
    [InlineData("--learning-rate", "0")]
    [InlineData("--learning-rate", "NaN")]
    [InlineData("--learning-rate", "0,1")]
    [InlineData("--optimizer", "newton")]
    [InlineData("--data", "")]
    [InlineData("--unknown", "1")]
    public void An_unusable_option_is_one_line_that_names_it_and_exit_code_2(string option, string value)
    {
        string error = AssertFails(2, "digits: ", option, value);

        Assert.Contains(option, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_learning_rate_far_too_large_diverges_with_exit_code_1() =>
        AssertFails(1, "digits: The training diverged", "--learning-rate", "1e30", "--optimizer", "sgd", "--out", _directory.Path);

    [Fact]
    public void Help_lists_every_option()
    {
        var (exitCode, output, _) = Run("--help");

        Assert.Equal(0, exitCode);
        Assert.All(
            ["--epochs", "--hidden", "--seed", "--optimizer", "--learning-rate", "--batch", "--data", "--out"],
            option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancelled_run_saves_what_it_has_and_ends_with_exit_code_130()
    {
        using var cancellation = new CancellationTokenSource();
        using var output = new CancellingWriter("epoch   2/", cancellation);
        using var error = new StringWriter();

        int exitCode = App.Run(["--epochs", "100", "--out", _directory.Path], output, error, live: false, cancellation.Token);

        Assert.Equal(130, exitCode);
        Assert.Equal("digits: interrupted after 2 of 100 epochs", error.ToString().TrimEnd());
        Assert.DoesNotContain("test accuracy:", output.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(_directory.File("digits.safetensors")));
        Assert.True(File.Exists(_directory.File("digits.svg")));
    }

    [Fact]
    public void On_a_terminal_a_bar_is_drawn_and_the_last_line_is_the_same()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(0, App.Run(["--epochs", "2", "--out", _directory.Path], output, error, live: true, CancellationToken.None));
        var plain = Run("--epochs", "2", "--out", _directory.Path);
        Assert.Contains("\u001b[", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(TestAccuracy(plain.Output), TestAccuracy(output.ToString()));
    }

    /// <summary>The number of the last line, which must be the only one of its kind.</summary>
    private static double TestAccuracy(string output)
    {
        string[] lines = output.TrimEnd('\r', '\n').Split('\n');
        var match = Regex.Match(lines[^1].TrimEnd('\r'), @"^test accuracy: ([01]\.\d{3})$");
        Assert.True(match.Success, lines[^1]);
        Assert.Single(lines, line => line.StartsWith("test accuracy:", StringComparison.Ordinal));
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static string AssertFails(int exitCode, string start, params string[] arguments)
    {
        var run = Run(arguments);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.StartsWith(start, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        return run.Error;
    }

    private static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = App.Run(arguments, output, error, live: false, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Cancels when a line that starts with <paramref name="start"/> is written.</summary>
    private sealed class CancellingWriter(string start, CancellationTokenSource cancellation) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith(start, StringComparison.Ordinal) == true)
                cancellation.Cancel();
        }
    }
}
