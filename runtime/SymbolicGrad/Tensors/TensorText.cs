using System.Globalization;
using System.Numerics;
using System.Text;

namespace SymbolicGrad;

/// <summary>Short descriptions of tensors for debuggers and messages: the shape and the first elements.</summary>
internal static class TensorText
{
    private const int MaxRows = 4;
    private const int MaxColumns = 6;

    public static string Describe<T>(Vector<T> vector)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Vector {vector.Count} ");
        AppendRow(text, vector.Count, vector, static (vector, index) => vector[index]);
        return text.ToString();
    }

    public static string Describe<T>(ColumnVector<T> column)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Column {column.Count}×1 ");
        AppendRow(text, column.Count, column.Source, static (vector, index) => vector[index]);
        return text.ToString();
    }

    public static string Describe<T>(Matrix<T> matrix)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        DescribeRows("Matrix", matrix.Rows, matrix.Columns, matrix, static (matrix, row, column) => matrix[row, column]);

    public static string Describe<T>(Transposed<T> transposed)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        DescribeRows("Transposed", transposed.Rows, transposed.Columns, transposed, static (transposed, row, column) => transposed[row, column]);

    private static string DescribeRows<TTensor, T>(string kind, int rows, int columns, TTensor tensor, Func<TTensor, int, int, T> element)
        where T : IFormattable
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{kind} {rows}×{columns} [");
        for (int row = 0; row < Math.Min(rows, MaxRows); row++)
        {
            if (row > 0)
                text.Append(", ");
            AppendRow(text, columns, (tensor, element, row), static (at, column) => at.element(at.tensor, at.row, column));
        }
        return text.Append(rows > MaxRows ? ", …]" : "]").ToString();
    }

    private static void AppendRow<TSource, T>(StringBuilder text, int count, TSource source, Func<TSource, int, T> element)
        where T : IFormattable
    {
        text.Append('[');
        for (int index = 0; index < Math.Min(count, MaxColumns); index++)
        {
            if (index > 0)
                text.Append(", ");
            text.Append(element(source, index).ToString("G6", CultureInfo.InvariantCulture));
        }
        text.Append(count > MaxColumns ? ", …]" : "]");
    }
}
