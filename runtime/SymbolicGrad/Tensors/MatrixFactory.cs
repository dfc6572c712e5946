using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicGrad;

/// <summary>Creates matrices from other containers, by copying.</summary>
public static class Matrix
{
    /// <summary>Copies rows of equal length into a matrix.</summary>
    /// <exception cref="ArgumentException">The rows differ in length, or one is <see langword="null"/>.</exception>
    public static Matrix<T> FromRows<T>(T[][] rows)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        int columns = rows.Length == 0 ? 0 : rows[0]?.Length ?? 0;
        var matrix = new Matrix<T>(rows.Length, columns);
        for (int row = 0; row < rows.Length; row++)
        {
            T[] source = rows[row] ?? throw new ArgumentException($"Row {row} is null.", nameof(rows));
            if (source.Length != columns)
                throw new ArgumentException($"Row {row} has {source.Length} elements, but row 0 has {columns}.", nameof(rows));
            source.CopyTo(matrix.Row(row).Span);
        }
        return matrix;
    }

    /// <summary>Copies a two-dimensional array into a matrix of the same shape.</summary>
    public static Matrix<T> FromRows<T>(T[,] rows)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        var matrix = new Matrix<T>(rows.GetLength(0), rows.GetLength(1));
        for (int row = 0; row < matrix.Rows; row++)
        {
            for (int column = 0; column < matrix.Columns; column++)
                matrix[row, column] = rows[row, column];
        }
        return matrix;
    }

    /// <summary>Copies a tensor of rank 2, of any strides, into a matrix of the same shape.</summary>
    /// <exception cref="ArgumentException"><paramref name="tensor"/> is not of rank 2.</exception>
    public static Matrix<T> FromTensor<T>(in ReadOnlyTensorSpan<T> tensor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (tensor.Rank != 2)
            throw new ArgumentException($"A matrix is made from a tensor of rank 2, but this one has rank {tensor.Rank}.", nameof(tensor));
        var matrix = new Matrix<T>(checked((int)tensor.Lengths[0]), checked((int)tensor.Lengths[1]));
        tensor.FlattenTo(matrix.Span);
        return matrix;
    }
}
