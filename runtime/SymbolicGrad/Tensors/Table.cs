using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

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

    internal Span<T> Elements => _elements;

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The element in a row and column.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such row or column.</exception>
    public ref T this[int row, int column]
    {
        // What throws stands apart: with the text of the message inside, the compiler would not inline this.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)row >= (uint)Rows || (uint)column >= (uint)Columns) ThrowNoElement(row, column);
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

    [DoesNotReturn]
    private void ThrowNoElement(int row, int column) =>
        throw new IndexOutOfRangeException($"There is no element [{row}, {column}] in a table of {Rows}×{Columns}.");
}
