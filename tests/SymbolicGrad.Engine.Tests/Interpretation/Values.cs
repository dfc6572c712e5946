namespace SymbolicGrad.Engine.Tests.Interpretation;

/// <summary>
/// What the interpreter computes with: <c>double</c>, <c>int</c>, <c>bool</c>; <c>double[]</c> for vectors and arrays, <c>double[,]</c> for
/// matrices, <c>int[]</c> for labels, <c>object?[]</c> for arrays of tensors, tapes and tuples.
/// </summary>
internal static class Values
{
    /// <summary>The numbers of a value, row by row, element by element.</summary>
    public static double[] Flatten(object? value) => value switch
    {
        double number => [number],
        int number => [number],
        bool truth => [truth ? 1 : 0],
        double[] vector => vector,
        double[,] matrix => matrix.Cast<double>().ToArray(),
        int[] labels => labels.Select(label => (double)label).ToArray(),
        object?[] items => items.SelectMany(Flatten).ToArray(),
        _ => throw new InvalidOperationException($"'{value ?? "undefined"}' has no numbers."),
    };

    /// <summary>A value of the same form with other numbers.</summary>
    public static object Rebuild(object like, IReadOnlyList<double> numbers)
    {
        int position = 0;
        object result = Take(like);
        return position == numbers.Count ? result : throw new InvalidOperationException($"{numbers.Count} numbers do not fill {Shape(like)}.");

        object Take(object form)
        {
            switch (form)
            {
                case double:
                    return numbers[position++];
                case double[] vector:
                    return vector.Select(_ => numbers[position++]).ToArray();
                case double[,] matrix:
                    var copy = new double[matrix.GetLength(0), matrix.GetLength(1)];
                    for (int row = 0; row < copy.GetLength(0); row++)
                        for (int column = 0; column < copy.GetLength(1); column++) copy[row, column] = numbers[position++];
                    return copy;
                case object[] items:
                    return items.Select(Take).ToArray();
                default:
                    throw new InvalidOperationException($"A {form.GetType()} is not made of floating-point numbers.");
            }
        }
    }

    public static object Map(object value, Func<double, double> function) => Rebuild(value, Flatten(value).Select(function).ToArray());

    public static object ZerosLike(object value) => Map(value, static _ => 0);

    /// <summary>Whether the value is made of floating-point numbers.</summary>
    public static bool IsFloating(object value) => value is double or double[] or double[,] || (value is object[] items && items.All(IsFloating));

    /// <summary>The extents, for messages and comparison: <c>[2,3]</c>; empty for a scalar.</summary>
    public static string Shape(object? value) => value switch
    {
        double[] vector => $"[{vector.Length}]",
        int[] labels => $"[{labels.Length}]",
        double[,] matrix => $"[{matrix.GetLength(0)},{matrix.GetLength(1)}]",
        object?[] items => $"[{items.Length}]({string.Join(' ', items.Select(Shape))})",
        _ => "",
    };
}
