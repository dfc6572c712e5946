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

    private bool IsLine => First.Type is { IsArray: true, Rank: 1 };

    /// <summary>Whether it is a vector, matrix or array, of which the caller says where it is to be put.</summary>
    public bool HasDestination => First.Type.IsTensor || First.Type.IsArray;

    public static ImmutableArray<ResultGroup> Of(MethodSpec method) =>
    [
        .. method.Results.Select(static (result, index) => (result, index)).GroupBy(static pair => pair.result.Name)
            .Select(group => new ResultGroup(group.First().result, [.. group.Select(pair => pair.index)], group.Any(pair => pair.result.Type.IsFloating))),
    ];

    public string TypeName(GeneratedNames names) => First.Aggregate is { } aggregate ? names.Short(aggregate.CSharpType) : names.TypeName(First.Type);

    /// <summary>The type of a tuple of several. C# keeps Item1, Item2, … for the elements at these places.</summary>
    public static string TupleType(GeneratedNames names, IEnumerable<ResultGroup> results) => TupleType(results, result => result.TypeName(names));

    /// <summary>The type of a tuple of what there is for each of several.</summary>
    public static string TupleType(IEnumerable<ResultGroup> results, System.Func<ResultGroup, string> typeOf) =>
        $"({string.Join(", ", results.Select((result, i) => typeOf(result) + (IsOfAnotherPlace(result.Name, i + 1) ? "" : " " + result.Name)))})";

    private static bool IsOfAnotherPlace(string name, int place) =>
        name.StartsWith("Item", System.StringComparison.Ordinal) && int.TryParse(name.Substring(4), NumberStyles.None, CultureInfo.InvariantCulture, out int own) && own != place;

    /// <summary>The type of the parameter for its adjoints.</summary>
    public string UpstreamType(GeneratedNames names) => IsLine ? $"{names.SystemType("ReadOnlySpan")}<{names.TypeName(First.Type.Element)}>" : TypeName(names);

    /// <summary>The type of a parameter that the value, or its tangent, is written to.</summary>
    /// <param name="isOptional">Whether nothing may be passed.</param>
    public string DestinationType(GeneratedNames names, bool isOptional) =>
        IsLine ? $"{names.SystemType("Span")}<{names.TypeName(First.Type.Element)}>" : TypeName(names) + (isOptional && First.Type.IsArray ? "?" : "");

    /// <summary>The condition that a destination was passed.</summary>
    public string IsWanted(string destination) => IsLine ? $"{destination}.Length > 0" : First.Type.IsArray ? $"{destination} is not null" : $"{destination}.Count > 0";

    /// <summary>The value made of those of its numbers.</summary>
    public string Make(GeneratedNames names, IReadOnlyList<string> values)
    {
        if (First.Aggregate is not { } aggregate) return values[0];
        string made = names.Short(aggregate.Construction);
        for (int i = 0; i < values.Count; i++) made = made.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", values[i]);
        return made;
    }
}
