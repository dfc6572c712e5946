using SymbolicGrad.Fuzz.Generation;
using SymbolicGrad.Fuzz.Grammar;
using SymbolicGrad.Fuzz.Judging;
using SymbolicGrad.Fuzz.Running;

namespace SymbolicGrad.Fuzz.Tests;

/// <summary>A few hundred programs, always the same; the long run is the command that docs/reliability.md gives.</summary>
public sealed class ShortRunTests
{
    private const int Size = 10, BatchSize = 50;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 6).Select(batch => 1 + (batch * BatchSize))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Programs_have_the_right_gradient_or_are_refused(int seed)
    {
        FuzzProgram[] programs = [.. Enumerable.Range(seed, BatchSize).Select(each => ProgramDrawer.Draw(each, Size))];

        IReadOnlyList<Judgement> judgements = Batch.Judge(programs);

        var tally = new Tally();
        foreach ((FuzzProgram program, Judgement judgement) in programs.Zip(judgements)) tally.Add(program, judgement);
        int failed = judgements.ToList().FindIndex(judgement => judgement.IsFailure);
        Assert.True(failed < 0, failed < 0 ? "" : $"{judgements[failed]}\n{Printer.Class(programs[failed], $"Seed{programs[failed].Seed}")}");
        Assert.True(tally.Verdicts.GetValueOrDefault(nameof(Verdict.Passed)) >= BatchSize * 8 / 10, Report.Text(tally, new Options(), TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public void Every_construct_of_the_grammar_is_drawn()
    {
        HashSet<Row> drawn = [.. Enumerable.Range(1, 8000).SelectMany(seed => ProgramDrawer.Draw(seed, Size).Nodes).Select(node => node.Row)];

        Assert.Empty(Language.Rows.Except(drawn));
    }

    [Fact]
    public void A_seed_gives_one_program() => Assert.Equal(Printer.Class(ProgramDrawer.Draw(7, Size), "P"), Printer.Class(ProgramDrawer.Draw(7, Size), "P"));

    [Fact]
    public void The_reports_of_two_halves_sum_up_to_that_of_the_whole()
    {
        (FuzzProgram Program, Judgement Judgement)[] all =
        [
            .. Enumerable.Range(1, 12).Select(seed => (ProgramDrawer.Draw(seed, Size), seed % 4 == 0 ? new Judgement(Verdict.Refused, $"SG0004: The call {seed} is not supported") : seed == 7 ? new Judgement(Verdict.WrongGradient) : Judgement.Passed)),
        ];

        string sum = Report.Sum([Half(1, all[..6]), Half(7, all[6..])]), whole = Report.Sum([Half(1, all)]);

        Assert.StartsWith("12 programs, seeds 1 to 6 of size 10, 7 to 12 of size 10.", sum, StringComparison.Ordinal);
        Assert.Contains("| Refused: SG0: The call 0 is not supported | 3 |", sum, StringComparison.Ordinal);
        Assert.Equal(whole.Split('\n')[1..], sum.Split('\n')[1..]);

        static string Half(int seed, (FuzzProgram Program, Judgement Judgement)[] part)
        {
            var tally = new Tally();
            foreach ((FuzzProgram program, Judgement judgement) in part) tally.Add(program, judgement);
            return Report.Json(tally, new Options(seed, part.Length, Size));
        }
    }
}
