using SymbolicGrad.Fuzz.Grammar;
using SymbolicGrad.Fuzz.Judging;
using SymbolicGrad.Fuzz.Shrinking;

namespace SymbolicGrad.Fuzz.Running;

/// <summary>Programs that came to the same end.</summary>
/// <param name="Signature">The verdict, with the message.</param>
/// <param name="Seed">The smallest seed of one.</param>
/// <param name="Size">Its size.</param>
/// <param name="Detail">What was seen there.</param>
/// <param name="Count">How many.</param>
internal sealed record Group(string Signature, int Seed, int Size, string Detail, int Count);

/// <summary>Counts programs, by verdict and by what they are made of.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, int> _verdicts = new(StringComparer.Ordinal), _constructs = new(StringComparer.Ordinal), _judged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public int Failures { get; private set; }

    /// <summary>The seed of the failure that was counted last; null before there is one.</summary>
    public int? LastFailure { get; private set; }

    public IReadOnlyDictionary<string, int> Verdicts => _verdicts;

    /// <summary>In how many programs each construct stood.</summary>
    public IReadOnlyDictionary<string, int> Constructs => _constructs;

    /// <summary>In how many programs that passed each construct stood.</summary>
    public IReadOnlyDictionary<string, int> Passed => _judged;

    /// <summary>Refusals and failures by what they have in common, the most frequent first.</summary>
    public IEnumerable<Group> Groups => _groups.Values.OrderByDescending(group => group.Count).ThenBy(group => group.Seed);

    public void Add(FuzzProgram program, Judgement judgement)
    {
        Count++;
        Increment(_verdicts, judgement.Verdict.ToString());
        foreach (string construct in program.Constructs)
        {
            Increment(_constructs, construct);
            if (judgement.Verdict == Verdict.Passed) Increment(_judged, construct);
        }

        if (judgement.IsFailure)
        {
            Failures++;
            LastFailure = program.Seed;
        }

        if (judgement.Verdict is Verdict.Passed or Verdict.Undecided) return;
        Add(new Group(Shrinker.Signature(judgement), program.Seed, program.Size, judgement.Detail, 1));
    }

    /// <summary>Adds what another run has counted.</summary>
    public void Add(RunReport run)
    {
        Count += run.Verdicts.Values.Sum();
        Failures += run.Verdicts.Where(pair => new Judgement(Enum.Parse<Verdict>(pair.Key)).IsFailure).Sum(pair => pair.Value);
        foreach ((string verdict, int count) in run.Verdicts) Increment(_verdicts, verdict, count);
        foreach ((string construct, int count) in run.Constructs) Increment(_constructs, construct, count);
        foreach ((string construct, int count) in run.Passed) Increment(_judged, construct, count);
        foreach (Group group in run.Groups) Add(group);
    }

    // The smallest program of a kind is the one to be looked at.
    private void Add(Group group)
    {
        Group? known = _groups.GetValueOrDefault(group.Signature);
        Group smallest = known is not null && (known.Size, known.Seed).CompareTo((group.Size, group.Seed)) < 0 ? known : group;
        _groups[group.Signature] = smallest with { Count = group.Count + (known?.Count ?? 0) };
    }

    private static void Increment(SortedDictionary<string, int> counts, string key, int by = 1) => counts[key] = counts.GetValueOrDefault(key) + by;
}
