using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicGrad;

/// <summary>A dense matrix in row-major order: a contiguous view of an array.</summary>
/// <remarks>
/// Copying the struct copies the view, not the elements. The default value is the 0×0 matrix.
/// A matrix is always backed by a managed array: a span or a <see cref="TensorSpan{T}"/> of unknown origin cannot be viewed
/// and has to be copied (<see cref="Matrix.FromTensor{T}"/>), while the way back, <see cref="Span"/> and
/// <see cref="AsTensorSpan"/>, copies nothing.
/// </remarks>
/// <typeparam name="TScalar">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public readonly partial struct Matrix<TScalar>
    where TScalar : unmanaged, IFloatingPointIeee754<TScalar>
{
    private readonly TScalar[]? _array;
    private readonly int _offset;

    /// <summary>Creates a zeroed matrix.</summary>
    /// <param name="rows">The number of rows, at least 0.</param>
    /// <param name="columns">The number of columns, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative, or the elements exceed the largest array.</exception>
    public Matrix(int rows, int columns)
    {
        _array = new TScalar[Extent.Count(rows, columns)];
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Views <paramref name="data"/> as a matrix, without a copy.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="data">Exactly <paramref name="rows"/>·<paramref name="columns"/> elements in row-major order.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="data"/> has another length.</exception>
    public Matrix(int rows, int columns, TScalar[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Length != Extent.Count(rows, columns))
            throw new ArgumentException($"A {rows}×{columns} matrix has {(long)rows * columns} elements, but the array has {data.Length}.", nameof(data));
        _array = data;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Views a part of <paramref name="array"/> as a matrix, without a copy.</summary>
    /// <param name="array">The array that holds the elements in row-major order.</param>
    /// <param name="offset">The index of the first element.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent or the offset is negative, or the matrix reaches beyond the array's end.</exception>
    public Matrix(TScalar[] array, int offset, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(array);
        Extent.CheckWindow(array.Length, offset, Extent.Count(rows, columns));
        _array = array;
        _offset = offset;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The number of elements, <see cref="Rows"/>·<see cref="Columns"/>.</summary>
    public int Count => Rows * Columns;

    /// <summary>The elements in row-major order, in place.</summary>
    public Span<TScalar> Span => new(_array, _offset, Rows * Columns);

    /// <summary>The elements in row-major order, in place, in a form that may be stored on the heap.</summary>
    public Memory<TScalar> Memory => new(_array, _offset, Rows * Columns);

    /// <summary>The transposed matrix, without a copy.</summary>
    public Transposed<TScalar> T => new(this);

    /// <summary>The element in a row and a column, by reference: it may be assigned.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row or the column is outside the matrix.</exception>
    public ref TScalar this[int row, int column]
    {
        get
        {
            if ((uint)row >= (uint)Rows || (uint)column >= (uint)Columns)
                Extent.ThrowElementOutside(row, column, Rows, Columns);
            return ref _array![_offset + row * Columns + column];
        }
    }

    /// <summary>One row as a vector of length <see cref="Columns"/>, without a copy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Vector<TScalar> Row(int row)
    {
        if ((uint)row >= (uint)Rows)
            Extent.ThrowRowOutside(row, Rows, Columns);
        return new Vector<TScalar>(Array, _offset + row * Columns, Columns);
    }

    /// <summary>A run of rows as a <paramref name="count"/>×<see cref="Columns"/> matrix, without a copy.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The run reaches outside the matrix.</exception>
    public Matrix<TScalar> SliceRows(int start, int count)
    {
        if ((uint)start > (uint)Rows || (uint)count > (uint)(Rows - start))
            Extent.ThrowSliceOutside(start, count, Rows, "rows");
        return new Matrix<TScalar>(Array, _offset + start * Columns, count, Columns);
    }

    /// <summary>All elements as one vector in row-major order, without a copy.</summary>
    public Vector<TScalar> AsVector() => new(Array, _offset, Count);

    /// <summary>Sets every element to zero.</summary>
    public void Clear() => Span.Clear();

    /// <summary>Sets every element to <paramref name="value"/>.</summary>
    public void Fill(TScalar value) => Span.Fill(value);

    /// <summary>Copies the elements into a matrix of the same shape.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another shape.</exception>
    public void CopyTo(Matrix<TScalar> destination)
    {
        if (destination.Rows != Rows || destination.Columns != Columns)
            throw new ArgumentException($"A {Rows}×{Columns} matrix cannot be copied to one of shape {destination.Rows}×{destination.Columns}.", nameof(destination));
        Span.CopyTo(destination.Span);
    }

    /// <summary>Copies the elements into a new two-dimensional array.</summary>
    public TScalar[,] ToArray()
    {
        var copy = new TScalar[Rows, Columns];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
                copy[row, column] = this[row, column];
        }
        return copy;
    }

    /// <summary>The same elements as a tensor of rank 2 for System.Numerics.Tensors, without a copy.</summary>
    public TensorSpan<TScalar> AsTensorSpan() => new(Span, [Rows, Columns], []);

    /// <summary>The same elements as a read-only tensor of rank 2 for System.Numerics.Tensors, without a copy.</summary>
    public ReadOnlyTensorSpan<TScalar> AsReadOnlyTensorSpan() => new(Span, [Rows, Columns], []);

    /// <summary>The shape and the first elements.</summary>
    public override string ToString() => TensorText.Describe(this);

    /// <summary>A matrix of uninitialised contents, for results that are written in full.</summary>
    internal static Matrix<TScalar> Uninitialized(int rows, int columns) =>
        new(rows, columns, GC.AllocateUninitializedArray<TScalar>(Extent.Count(rows, columns)));

    private TScalar[] Array => _array ?? [];
}
