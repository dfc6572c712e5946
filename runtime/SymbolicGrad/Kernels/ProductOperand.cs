using System.Numerics;

namespace SymbolicGrad;

/// <summary>An operand of a matrix product: a matrix, or a matrix read as its transpose.</summary>
internal readonly ref struct ProductOperand<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private ProductOperand(Matrix<T> source, int rows, int columns, nint rowStride, nint columnStride)
    {
        Span = source.Span;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    public ReadOnlySpan<T> Span { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The elements from one row to the next.</summary>
    public nint RowStride { get; }

    /// <summary>The elements from one column to the next.</summary>
    public nint ColumnStride { get; }

    public static implicit operator ProductOperand<T>(Matrix<T> matrix) =>
        new(matrix, matrix.Rows, matrix.Columns, matrix.Columns, 1);

    public static implicit operator ProductOperand<T>(Transposed<T> transposed) =>
        new(transposed.Source, transposed.Rows, transposed.Columns, 1, transposed.Source.Columns);
}
