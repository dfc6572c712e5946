namespace SymbolicGrad;

/// <summary>Scratch memory with two indices, in row-major order: what generated code uses for a method's own <c>T[,]</c>.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
public readonly ref struct Table<T>
{
    private readonly Span<T> _elements;

    internal Table(Span<T> elements, int rows, int columns)
    {
        _elements = elements;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The element in a row and column.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such row or column.</exception>
    public ref T this[int row, int column]
    {
        get
        {
            if ((uint)row >= (uint)Rows || (uint)column >= (uint)Columns) throw new IndexOutOfRangeException($"There is no element [{row}, {column}] in a table of {Rows}×{Columns}.");
            return ref _elements[(row * Columns) + column];
        }
    }

    /// <summary>The number of rows (dimension 0) or columns (dimension 1), as for an array.</summary>
    /// <exception cref="IndexOutOfRangeException">The dimension is neither 0 nor 1.</exception>
    public int GetLength(int dimension) => dimension switch
    {
        0 => Rows,
        1 => Columns,
        _ => throw new IndexOutOfRangeException($"A table has dimensions 0 and 1, not {dimension}."),
    };
}
