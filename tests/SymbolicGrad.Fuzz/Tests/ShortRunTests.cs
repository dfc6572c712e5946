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
        HashSet<Row> drawn = [.. Enumerable.Range(1, 3000).SelectMany(seed => ProgramDrawer.Draw(seed, Size).Nodes).Select(node => node.Row)];

        Assert.Empty(Language.Rows.Except(drawn));
    }

    [Fact]
    public void A_seed_gives_one_program() => Assert.Equal(Printer.Class(ProgramDrawer.Draw(7, Size), "P"), Printer.Class(ProgramDrawer.Draw(7, Size), "P"));
}
