using System.Globalization;
using System.Text;
using System.Text.Json;
using SymbolicGrad.Fuzz.Generation;
using SymbolicGrad.Fuzz.Grammar;
using SymbolicGrad.Fuzz.Judging;
using SymbolicGrad.Fuzz.Shrinking;

namespace SymbolicGrad.Fuzz.Running;

/// <summary>A run, as a file: see <see cref="Options"/> and <see cref="Tally"/>.</summary>
internal sealed record RunReport(
    int Seed, int Count, int Size, IReadOnlyDictionary<string, int> Verdicts, IReadOnlyList<Group> Groups, IReadOnlyDictionary<string, int> Constructs, IReadOnlyDictionary<string, int> Passed);

/// <summary>What is said of a run.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>Tables for people: verdicts, refusals and failures by kind, constructs.</summary>
    public static string Text(Tally tally, Options options, TimeSpan wall, TimeSpan processor)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{tally.Count} programs, seeds {options.Seed} to {options.Seed + options.Count - 1}, size {options.Size}: {wall.TotalSeconds:f0} s, {processor.TotalMilliseconds / tally.Count:f1} ms of processor time each.\n") + Tables(tally);
    }

    /// <summary>The tables of several runs together.</summary>
    /// <param name="reports">What <see cref="Json"/> has given for each.</param>
    public static string Sum(IEnumerable<string> reports)
    {
        var sum = new Tally();
        var seeds = new List<string>();
        foreach (string json in reports)
        {
            RunReport run = JsonSerializer.Deserialize<RunReport>(json) ?? throw new FormatException("A report is null.");
            sum.Add(run);
            seeds.Add(string.Create(CultureInfo.InvariantCulture, $"{run.Seed} to {run.Seed + run.Count - 1} of size {run.Size}"));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{sum.Count} programs, seeds {string.Join(", ", seeds)}.\n") + Tables(sum);
    }

    private static string Tables(Tally tally)
    {
        var text = new StringBuilder();
        Line($"\n| verdict | programs |\n|---|---|");
        foreach ((string verdict, int count) in tally.Verdicts) Line($"| {verdict} | {count} |");
        Line($"\n| refused or failed as | programs | smallest seed |\n|---|---|---|");
        foreach (Group group in tally.Groups) Line($"| {group.Signature.Replace("|", "\\|", StringComparison.Ordinal)} | {group.Count} | {group.Seed} |");
        Line($"\n| construct | programs | of these passed |\n|---|---|---|");
        foreach ((string construct, int count) in tally.Constructs.OrderByDescending(pair => pair.Value)) Line($"| {construct} | {count} | {tally.Passed.GetValueOrDefault(construct)} |");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>The same for programs.</summary>
    public static string Json(Tally tally, Options options) => JsonSerializer.Serialize(
        new RunReport(options.Seed, options.Count, options.Size, tally.Verdicts, [.. tally.Groups], tally.Constructs, tally.Passed), s_indented);

    /// <summary>A failure as a program for the corpus: seed and kind in a comment, and as little else as possible.</summary>
    public static string Shrunk(Group group, Options options)
    {
        FuzzProgram program = ProgramDrawer.Draw(group.Seed, options.Size);
        Judgement judgement = Batch.Judge([program])[0];
        if (options.ShrinkSeconds > 0) program = Shrinker.Shrink(program, judgement, TimeSpan.FromSeconds(options.ShrinkSeconds));
        return $"// Seed {group.Seed.ToString(CultureInfo.InvariantCulture)}, {group.Signature}\n// {Batch.Judge([program])[0].Detail.Split('\n')[0]}\n{Printer.Class(program, $"Seed{group.Seed.ToString(CultureInfo.InvariantCulture)}")}";
    }
}
