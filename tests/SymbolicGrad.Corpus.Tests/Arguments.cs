using System.Reflection;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>Draws arguments for a program, and reads or shifts the numbers inside them.</summary>
internal static class Arguments
{
    /// <param name="extent">How long arrays are; at random where it is not given.</param>
    public static object[] Draw(MethodInfo program, Random random, int? extent = null)
    {
        int length = extent ?? random.Next(0, 5);
        return program.GetParameters().Select(parameter => Draw(parameter.ParameterType, parameter.Name!, length, random)).ToArray();
    }

    /// <summary>Whether a program computes in float anywhere.</summary>
    public static bool IsSingle(MethodInfo program) => program.GetParameters().Select(parameter => parameter.ParameterType).Append(program.ReturnType).Any(IsSingle);

    /// <summary>All numbers of an argument or gradient, in order.</summary>
    public static double[] Numbers(object value) => value switch
    {
        double number => [number],
        float number => [number],
        int number => [number],
        byte or sbyte or short or ushort or uint or ulong => [Convert.ToDouble(value)],
        char letter => [letter],
        double[] array => [.. array],
        double[,] table => [.. table.Cast<double>()],
        Vector<double> vector => vector.ToArray(),
        Matrix<double> matrix => matrix.Span.ToArray(),
        Vector<float> vector => Numbers(vector.ToArray()),
        Matrix<float> matrix => Numbers(matrix.Span.ToArray()),
        Array array => array.Cast<object>().SelectMany(Numbers).ToArray(),
        _ when Aggregates.Is(value.GetType()) => Aggregates.Members(value).SelectMany(Numbers).ToArray(),
        _ => throw new ArgumentException($"{value.GetType()} is not drawn by the corpus."),
    };

    /// <summary>Arguments with arrays of their own, for programs that write to them.</summary>
    public static object[] Copy(object[] arguments) => [.. arguments.Select(argument => argument is Array array ? array.Clone() : argument)];

    /// <summary>A copy with one number changed.</summary>
    public static object Shifted(object value, int index, double by)
    {
        switch (value)
        {
            case double number:
                return number + by;
            case float number:
                return (float)(number + by);
            case double[] array:
                var copy = (double[])array.Clone();
                copy[index] += by;
                return copy;
            case double[,] table:
                var cells = (double[,])table.Clone();
                cells[index / table.GetLength(1), index % table.GetLength(1)] += by;
                return cells;
            case Vector<double> vector:
                return new Vector<double>((double[])Shifted(vector.ToArray(), index, by));
            case Matrix<double> matrix:
                return new Matrix<double>(matrix.Rows, matrix.Columns, (double[])Shifted(matrix.Span.ToArray(), index, by));
            case Vector<float> vector:
                return new Vector<float>((float[])Shifted(vector.ToArray(), index, by));
            case Matrix<float> matrix:
                return new Matrix<float>(matrix.Rows, matrix.Columns, (float[])Shifted(matrix.Span.ToArray(), index, by));
            case Array elements:
                var shifted = (Array)elements.Clone();
                int element = 0;
                for (int count = Numbers(elements.GetValue(0)!).Length; index >= count; count = Numbers(elements.GetValue(element)!).Length)
                {
                    index -= count;
                    element++;
                }

                shifted.SetValue(Shifted(elements.GetValue(element)!, index, by), element);
                return shifted;
            default:
                return Aggregates.Is(value.GetType()) ? Aggregates.Shifted(value, index, by) : throw new ArgumentException($"{value.GetType()} is not drawn by the corpus.");
        }
    }

    private static object Draw(Type type, string name, int extent, Random random)
    {
        if (type.IsByRef) type = type.GetElementType()!;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(double)) return 0.25 + (1.25 * random.NextDouble());
        if (type == typeof(float)) return (float)(0.25 + (1.25 * random.NextDouble()));
        if (type == typeof(int)) return name == "n" ? random.Next(1, 4) : 1;
        if (type == typeof(double[])) return Several(name == "w" ? 3 : extent, random);
        if (type == typeof(float[])) return Single(Several(extent, random));
        if (type == typeof(Vector<float>)) return new Vector<float>(Single(Several(3, random)));
        if (type == typeof(Matrix<float>)) return new Matrix<float>(3, 3, Single(Several(9, random)));
        if (type == typeof(byte) || type == typeof(short) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong)) return Convert.ChangeType(random.Next(0, 3), type);
        if (type == typeof(sbyte)) return (sbyte)random.Next(-3, 3);
        if (type == typeof(char)) return (char)('a' + random.Next(0, 3));
        if (type == typeof(byte[])) return Enumerable.Range(0, extent).Select(_ => (byte)random.Next(0, 3)).ToArray();
        if (type == typeof(char[])) return Enumerable.Range(0, extent).Select(_ => (char)('a' + random.Next(0, 3))).ToArray();
        if (type == typeof(int[])) return Enumerable.Range(0, extent).Select(_ => random.Next(0, 3)).ToArray();
        if (type == typeof(double[,])) return Table(extent, random);
        if (type == typeof(Vector<double>)) return new Vector<double>(Several(3, random));
        if (type == typeof(Matrix<double>)) return new Matrix<double>(3, 3, Several(9, random));
        if (type.IsArray && Aggregates.Is(type.GetElementType()!)) return Aggregates.Several(type.GetElementType()!, extent, random);
        if (Aggregates.Is(type)) return Aggregates.Draw(type, random);
        if (type.IsArray) return Elements(type.GetElementType()!, extent, random);
        throw new ArgumentException($"'{name}' is of the type {type}, which the corpus does not draw.");
    }

    // Now and then a zero, where products and kinks go wrong.
    private static double[] Several(int count, Random random) =>
        Enumerable.Range(0, count).Select(_ => random.Next(12) == 0 ? 0.0 : (2.4 * random.NextDouble()) - 1.2).ToArray();

    private static double[,] Table(int rows, Random random)
    {
        var table = new double[rows, 3];
        for (int i = 0; i < table.Length; i++) table[i / 3, i % 3] = (2 * random.NextDouble()) - 1;
        return table;
    }

    private static float[] Single(double[] numbers) => [.. numbers.Select(number => (float)number)];

    private static bool IsSingle(Type type) => type == typeof(float) || (type.Namespace == typeof(System.Numerics.Vector3).Namespace && type != typeof(System.Numerics.Complex)) || (type.HasElementType && IsSingle(type.GetElementType()!)) || type.GetGenericArguments().Any(IsSingle);

    private static Array Elements(Type element, int extent, Random random)
    {
        var elements = Array.CreateInstance(element, 2);
        for (int i = 0; i < elements.Length; i++) elements.SetValue(Draw(element, "", extent, random), i);
        return elements;
    }
}
