using System.Collections.Concurrent;
using System.Globalization;

namespace SymbolicGrad.Training;

/// <summary>The names of the elements of arrays of parameters. Each is made once, so that visiting a model allocates nothing.</summary>
public static class ParameterNames
{
    private static readonly ConcurrentDictionary<(string Member, int Index), string> Known = new();

    /// <summary><c>W[3]</c> for the member <c>W</c> and the index 3.</summary>
    public static string Element(string member, int index) =>
        Known.GetOrAdd((member, index), static key => string.Create(CultureInfo.InvariantCulture, $"{key.Member}[{key.Index}]"));
}
