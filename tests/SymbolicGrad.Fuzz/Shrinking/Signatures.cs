using System.Text.RegularExpressions;

namespace SymbolicGrad.Fuzz.Shrinking;

/// <summary>Messages without what differs from program to program.</summary>
internal static partial class Signatures
{
    /// <summary>A message without places, quotations and numbers.</summary>
    public static string Of(string message)
    {
        string line = message.Split('\n')[0];
        return Numbers().Replace(Quotations().Replace(Place().Replace(line, ""), "'…'"), "0");
    }

    [GeneratedRegex(@"^.*\(\d+,\d+\): ")]
    private static partial Regex Place();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quotations();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
