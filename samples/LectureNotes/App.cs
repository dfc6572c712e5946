namespace SymbolicGrad.Samples.LectureNotes;

/// <summary>From arguments to exit code.</summary>
internal static class App
{
    private static readonly SortedDictionary<string, Action<Report>> Notes = new(StringComparer.Ordinal)
    {
        ["000"] = Note000.Demonstration.Show,
        ["001"] = Note001.Demonstration.Show,
        ["002"] = Note002.Demonstration.Show,
        ["003"] = Note003.Demonstration.Show,
        ["004"] = Note004.Demonstration.Show,
    };

    /// <summary>Shows the notes named by the arguments, or all.</summary>
    /// <returns>0 when every gradient agrees with its formula, 1 when one does not, 2 for an argument that names no note.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        if (arguments.FirstOrDefault(argument => !Notes.ContainsKey(argument)) is { } unknown)
        {
            error.WriteLine($"There is no note '{unknown}'; there are {string.Join(", ", Notes.Keys)}.");
            return 2;
        }

        var report = new Report(output);
        foreach (string note in arguments.Length == 0 ? [.. Notes.Keys] : arguments) Notes[note](report);
        bool agree = report.LargestDifference < 1e-9;
        output.WriteLine(agree ? "Every gradient agrees with its formula." : "A gradient differs from its formula.");
        return agree ? 0 : 1;
    }
}
