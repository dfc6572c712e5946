using System.Globalization;

namespace SymbolicGrad.Benchmarks.Paired;

/// <summary>Reads what a script in <c>peers/</c> measured: lines of the case's name, a tabulator, and milliseconds a step.</summary>
internal static class PeerTimes
{
    /// <summary>Milliseconds a step by the name of the case.</summary>
    /// <exception cref="InvalidDataException">A line is not a name and a number.</exception>
    public static IReadOnlyDictionary<string, double> Read(string path)
    {
        var times = new Dictionary<string, double>();
        foreach (string line in File.ReadLines(path))
        {
            if (line.Split('\t') is not [string name, string number]
                || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double milliseconds))
                throw new InvalidDataException($"'{line}' in {path} is not a name, a tabulator and a number of milliseconds.");
            times[name] = milliseconds;
        }
        return times;
    }
}
