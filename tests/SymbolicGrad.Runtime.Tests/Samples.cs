using System.Numerics;

namespace SymbolicGrad.Tests;

/// <summary>Reproducible operands, lengths that sit around the SIMD widths, and comparisons with double-precision references.</summary>
internal static class Samples
{
    /// <summary>None, one, odd ones, and the multiples of every vector width with their neighbours.</summary>
    public static readonly int[] Lengths = [0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200];

    public static Vector<T> Vector<T>(int count, int seed, double low = -3, double high = 3)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        var vector = new Vector<T>(count);
        foreach (ref T value in vector.Span)
            value = T.CreateTruncating(low + (high - low) * random.NextDouble());
        return vector;
    }

    public static Matrix<T> Matrix<T>(int rows, int columns, int seed, double low = -3, double high = 3)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Vector<T>(rows * columns, seed, low, high).AsMatrix(rows, columns);

    public static Matrix<T> Copy<T>(Matrix<T> matrix)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new(matrix.Rows, matrix.Columns, matrix.Span.ToArray());

    public static double ToDouble<T>(T value)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        double.CreateTruncating(value);

    /// <summary>The distance from 1 to the next number of the type.</summary>
    public static double Epsilon<T>()
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ToDouble(T.BitIncrement(T.One) - T.One);

    /// <summary>Asserts equality to within some units in the last place of <paramref name="magnitude"/>, by default of the expected value.</summary>
    public static void AssertNear<T>(double expected, T actual, double units, double? magnitude = null, string? because = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double value = ToDouble(actual);
        if (double.IsNaN(expected) || double.IsInfinity(expected))
        {
            Assert.True(expected.Equals(value), $"expected {expected:R}, got {value:R} ({because})");
            return;
        }
        double allowed = units * Epsilon<T>() * Math.Max(magnitude ?? Math.Abs(expected), 1e-30);
        Assert.True(Math.Abs(value - expected) <= allowed, $"expected {expected:R}, got {value:R}, allowed {allowed:R} ({because})");
    }
}
