using System.Reflection;
using System.Runtime.Intrinsics;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>Four tangents of an argument as <c>F_FourDirections</c> takes them, and one of these four again.</summary>
internal static class InFour
{
    /// <summary>Four numbers at once for each number, or, where the parameter has no such form, an array of the four.</summary>
    public static object Joined(Type parameter, object[] four)
    {
        Type type = IsSpan(parameter) ? parameter.GetGenericArguments()[0] : parameter;
        if (IsFour(type)) return IsSpan(parameter) ? Elements(type, four) : Of(type, four);
        if (type.IsArray && !IsSpan(parameter)) return Elements(type.GetElementType()!, four);
        var all = Array.CreateInstance(type, four.Length);
        for (int k = 0; k < four.Length; k++) all.SetValue(four[k], k);
        return all;
    }

    /// <summary>The numbers in one of the directions, in the order of <see cref="Arguments.Numbers"/>.</summary>
    public static double[] Numbers(object joined, int direction) => joined switch
    {
        Vector256<double> four => [four[direction]],
        Vector128<float> four => [four[direction]],
        Array elements when IsFour(Innermost(elements.GetType())) => [.. elements.Cast<object>().SelectMany(element => Numbers(element, direction))],
        Array separate => Arguments.Numbers(separate.GetValue(direction)!),
        _ => Arguments.Numbers(joined.GetType().GetField($"Item{direction + 1}")!.GetValue(joined)!),
    };

    private static Array Elements(Type element, object[] four)
    {
        var first = (Array)four[0];
        int[] lengths = [.. Enumerable.Range(0, first.Rank).Select(first.GetLength)];
        var joined = Array.CreateInstance(element, lengths);
        foreach (int[] index in Indices(lengths))
        {
            object[] elements = [.. four.Select(array => ((Array)array).GetValue(index)!)];
            joined.SetValue(element.IsArray ? Elements(element.GetElementType()!, elements) : Of(element, elements), index);
        }

        return joined;
    }

    private static IEnumerable<int[]> Indices(int[] lengths) => lengths.Length == 1
        ? Enumerable.Range(0, lengths[0]).Select(i => new[] { i })
        : Enumerable.Range(0, lengths[0]).SelectMany(i => Enumerable.Range(0, lengths[1]).Select(j => new[] { i, j }));

    private static object Of(Type type, object[] four) => type == typeof(Vector256<double>)
        ? Vector256.Create((double)four[0], (double)four[1], (double)four[2], (double)four[3])
        : Vector128.Create((float)four[0], (float)four[1], (float)four[2], (float)four[3]);

    private static Type Innermost(Type array) => array.IsArray ? Innermost(array.GetElementType()!) : array;

    private static bool IsFour(Type type) => type == typeof(Vector256<double>) || type == typeof(Vector128<float>);

    private static bool IsSpan(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() is { } definition && (definition == typeof(Span<>) || definition == typeof(ReadOnlySpan<>));
}
