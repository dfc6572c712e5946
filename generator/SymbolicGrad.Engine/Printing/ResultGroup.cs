using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Printing;

/// <summary>A result as the user sees it: a number or tensor, or all the numbers of a struct.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Indices">Their places among the results of the function.</param>
internal sealed record ResultGroup(ResultSpec First, ImmutableArray<int> Indices, bool IsFloating)
{
    public string Name => First.Name;

    public bool IsTensor => First.Type.IsTensor;

    public static ImmutableArray<ResultGroup> Of(MethodSpec method) =>
    [
        .. method.Results.Select(static (result, index) => (result, index)).GroupBy(static pair => pair.result.Name)
            .Select(group => new ResultGroup(group.First().result, [.. group.Select(pair => pair.index)], group.Any(pair => pair.result.Type.IsFloating))),
    ];

    public string TypeName(GeneratedNames names) => First.Aggregate is { } aggregate ? names.Short(aggregate.CSharpType) : names.TypeName(First.Type);

    /// <summary>The value made of those of its numbers.</summary>
    public string Make(GeneratedNames names, IReadOnlyList<string> values)
    {
        if (First.Aggregate is not { } aggregate) return values[0];
        string made = names.Short(aggregate.Construction);
        for (int i = 0; i < values.Count; i++) made = made.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", values[i]);
        return made;
    }
}
