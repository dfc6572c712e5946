using System.Collections.Immutable;
using System.Diagnostics;
using SymbolicGrad.Fuzz.Generation;
using SymbolicGrad.Fuzz.Grammar;
using SymbolicGrad.Fuzz.Judging;

namespace SymbolicGrad.Fuzz.Shrinking;

/// <summary>Makes a program that fails smaller, as long as it fails in the same way.</summary>
/// <remarks>
/// Greedy: candidates are judged in batches, the greatest reductions first, and the smallest that still fails takes the program's place. What is no C# any
/// more, say because a declaration went, is a candidate like any other: its verdict differs.
/// </remarks>
internal static class Shrinker
{
    private const int BatchSize = 32;

    /// <param name="program">The program that fails.</param>
    /// <param name="judgement">How it fails.</param>
    /// <param name="limit">How long to try.</param>
    /// <param name="judge">Judges candidates; by default <see cref="Batch.Judge"/>.</param>
    public static FuzzProgram Shrink(FuzzProgram program, Judgement judgement, TimeSpan limit, Func<IEnumerable<FuzzProgram>, IReadOnlyList<Judgement>>? judge = null)
    {
        judge ??= programs => Batch.Judge(programs);
        string wanted = Signature(judgement);
        long start = Stopwatch.GetTimestamp();
        bool hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            foreach (FuzzProgram[] candidates in Edits.Of(program).OrderBy(candidate => candidate.Size).Chunk(BatchSize))
            {
                if (Stopwatch.GetElapsedTime(start) > limit) return program;
                IReadOnlyList<Judgement> judgements = judge(candidates);
                int smallest = Enumerable.Range(0, candidates.Length).FirstOrDefault(i => Signature(judgements[i]) == wanted, -1);
                if (smallest < 0) continue;
                program = candidates[smallest];
                hasChanged = true;
                break;
            }
        }

        return program;
    }

    /// <summary>What makes two failures the same: the verdict, and the diagnostic or exception where there is one.</summary>
    public static string Signature(Judgement judgement) => judgement.Verdict switch
    {
        Verdict.WrongValue or Verdict.WrongGradient or Verdict.ModesDisagree or Verdict.NotLinear or Verdict.WrongWithAliases => judgement.Verdict.ToString(),
        _ => $"{judgement.Verdict}: {Signatures.Of(judgement.Detail)}",
    };
}
