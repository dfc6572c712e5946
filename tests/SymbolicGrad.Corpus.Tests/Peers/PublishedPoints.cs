using System.Globalization;
using System.Reflection;

namespace SymbolicGrad.Corpus.Tests.Peers;

/// <summary>The points that a peer publishes answers at, as arguments of the program.</summary>
internal static class PublishedPoints
{
    /// <summary>The published points first, then points nearby; null for a program without any.</summary>
    public static object[]? Draw(MethodInfo program, int draw, Random random)
    {
        ExpectAttribute[] points = [.. program.GetCustomAttributes<ExpectAttribute>()];
        if (points.Length == 0) return null;
        object[] arguments = Arguments(program, points[draw % points.Length]);
        return draw < points.Length ? arguments : [.. arguments.Select(argument => Near(argument, random))];
    }

    public static object[] Arguments(MethodInfo program, ExpectAttribute point)
    {
        var values = new Queue<object>(point.At);
        object[] arguments = [.. program.GetParameters().Select(parameter => Read(parameter.ParameterType, values))];
        return values.Count == 0 ? arguments : throw new ArgumentException($"{program.Name}: {values.Count} numbers of the point are left over.");
    }

    private static object Read(Type type, Queue<object> values)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return values.Peek() is null ? values.Dequeue() : Read(underlying, values);
        if (type == typeof(double) || type == typeof(float) || type == typeof(int) || type == typeof(bool)) return Convert.ChangeType(values.Dequeue(), type, CultureInfo.InvariantCulture);
        if (type.IsEnum) return Enum.ToObject(type, values.Dequeue());
        if (type == typeof(double[]) || type == typeof(int[])) return ((Array)values.Dequeue()).Clone();
        if (type == typeof(float[])) return ((double[])values.Dequeue()).Select(number => (float)number).ToArray();
        if (type == typeof(Vector<double>)) return new Vector<double>((double[])values.Dequeue());
        if (type == typeof(Matrix<double>)) return Table((int)values.Dequeue(), (double[])values.Dequeue(), (rows, columns, numbers) => new Matrix<double>(rows, columns, numbers));
        if (type == typeof(double[,])) return Table((int)values.Dequeue(), (double[])values.Dequeue(), TwoDimensional);
        if (type.IsArray) return Elements(type.GetElementType()!, (int)values.Dequeue(), values);
        if (Aggregates.Is(type)) return Aggregates.Make(type, member => Read(member, values));
        throw new ArgumentException($"A published point cannot hold a {type}.");
    }

    private static Array Elements(Type element, int count, Queue<object> values)
    {
        var elements = Array.CreateInstance(element, count);
        for (int i = 0; i < count; i++) elements.SetValue(Read(element, values), i);
        return elements;
    }

    private static T Table<T>(int rows, double[] numbers, Func<int, int, double[], T> make) => make(rows, numbers.Length / rows, numbers);

    private static double[,] TwoDimensional(int rows, int columns, double[] numbers)
    {
        var table = new double[rows, columns];
        for (int i = 0; i < numbers.Length; i++) table[i / columns, i % columns] = numbers[i];
        return table;
    }

    // What is not a floating-point number stays.
    private static object Near(object? argument, Random random)
    {
        if (argument is null or int or bool or int[] or Enum) return argument!;
        object near = argument;
        for (int i = 0; i < Tests.Arguments.Numbers(argument).Length; i++) near = Tests.Arguments.Shifted(near, i, 0.1 * ((2 * random.NextDouble()) - 1));
        return near;
    }
}
