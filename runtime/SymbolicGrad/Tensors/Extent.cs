using System.Diagnostics.CodeAnalysis;

namespace SymbolicGrad;

/// <summary>Checks of extents, windows and indices that the tensor types share, with their throwing paths kept out of line.</summary>
internal static class Extent
{
    /// <summary>The number of elements of a matrix.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative, or the product exceeds the largest array.</exception>
    public static int Count(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        long count = (long)rows * columns;
        if (count > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(rows), $"A {rows}×{columns} matrix has more elements than an array can hold ({Array.MaxLength}).");
        return (int)count;
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> elements from <paramref name="offset"/> on reach outside an array of <paramref name="length"/>.</exception>
    public static void CheckWindow(int length, int offset, int count)
    {
        if ((uint)offset > (uint)length || (uint)count > (uint)(length - offset))
            throw new ArgumentOutOfRangeException(nameof(offset), $"{count} elements from offset {offset} on reach outside the array, whose length is {length}.");
    }

    [DoesNotReturn]
    public static void ThrowElementOutside(int row, int column, int rows, int columns) =>
        throw new ArgumentOutOfRangeException(
            (uint)row >= (uint)rows ? nameof(row) : nameof(column), $"Element [{row}, {column}] is outside the {rows}×{columns} matrix.");

    [DoesNotReturn]
    public static void ThrowRowOutside(int row, int rows, int columns) =>
        throw new ArgumentOutOfRangeException(nameof(row), $"Row {row} is outside the {rows}×{columns} matrix.");

    [DoesNotReturn]
    public static void ThrowIndexOutside(int index, int count) =>
        throw new ArgumentOutOfRangeException(nameof(index), $"Index {index} is outside the vector, whose length is {count}.");

    [DoesNotReturn]
    public static void ThrowSliceOutside(int start, int count, int length, string unit) =>
        throw new ArgumentOutOfRangeException(nameof(start), $"{count} {unit} from {start} on reach outside the {length} that there are.");
}
