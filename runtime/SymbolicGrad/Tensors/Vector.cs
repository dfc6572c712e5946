using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicGrad;

/// <summary>A dense vector: a contiguous view of an array.</summary>
/// <remarks>
/// Copying the struct copies the view, not the elements. The default value is the empty vector.
/// In a product with a matrix it is a column on the right, <c>A * x</c>, and a row on the left, <c>x * A</c>; added to a
/// matrix it is a row, unless <see cref="AsColumn"/> says otherwise.
/// </remarks>
/// <typeparam name="TScalar">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public readonly partial struct Vector<TScalar>
    where TScalar : unmanaged, IFloatingPointIeee754<TScalar>
{
    private readonly TScalar[]? _array;
    private readonly int _offset;

    /// <summary>Creates a zeroed vector.</summary>
    /// <param name="count">The number of elements, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public Vector(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _array = new TScalar[count];
        Count = count;
    }

    /// <summary>Views the whole of <paramref name="data"/>, without a copy.</summary>
    public Vector(TScalar[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _array = data;
        Count = data.Length;
    }

    /// <summary>Views a part of <paramref name="array"/>, without a copy.</summary>
    /// <param name="array">The array that holds the elements.</param>
    /// <param name="offset">The index of the first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part reaches outside the array.</exception>
    public Vector(TScalar[] array, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Extent.CheckWindow(array.Length, offset, count);
        _array = array;
        _offset = offset;
        Count = count;
    }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>The elements, in place.</summary>
    public Span<TScalar> Span => new(_array, _offset, Count);

    /// <summary>The elements, in place, in a form that may be stored on the heap.</summary>
    public Memory<TScalar> Memory => new(_array, _offset, Count);

    /// <summary>An element by reference: it may be assigned.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is outside the vector.</exception>
    public ref TScalar this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
                Extent.ThrowIndexOutside(index, Count);
            return ref _array![_offset + index];
        }
    }

    /// <summary>Views the whole of an array as a vector, without a copy. <see langword="null"/> gives the empty vector.</summary>
    public static implicit operator Vector<TScalar>(TScalar[]? data) => data is null ? default : new Vector<TScalar>(data);

    /// <summary>A part of the vector, without a copy.</summary>
    /// <param name="start">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part reaches outside the vector.</exception>
    public Vector<TScalar> Slice(int start, int count)
    {
        if ((uint)start > (uint)Count || (uint)count > (uint)(Count - start))
            Extent.ThrowSliceOutside(start, count, Count, "elements");
        return new Vector<TScalar>(Array, _offset + start, count);
    }

    /// <summary>Marks the vector as a column, to be added to every column of a matrix instead of every row.</summary>
    public ColumnVector<TScalar> AsColumn() => new(this);

    /// <summary>The same elements in row-major order as a matrix, without a copy.</summary>
    /// <exception cref="ArgumentException">The matrix does not have <see cref="Count"/> elements.</exception>
    public Matrix<TScalar> AsMatrix(int rows, int columns)
    {
        if (Extent.Count(rows, columns) != Count)
            throw new ArgumentException($"A vector of length {Count} cannot be viewed as a {rows}×{columns} matrix.");
        return new Matrix<TScalar>(Array, _offset, rows, columns);
    }

    /// <summary>Sets every element to zero.</summary>
    public void Clear() => Span.Clear();

    /// <summary>Sets every element to <paramref name="value"/>.</summary>
    public void Fill(TScalar value) => Span.Fill(value);

    /// <summary>Copies the elements into a vector of the same length.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void CopyTo(Vector<TScalar> destination)
    {
        if (destination.Count != Count)
            throw new ArgumentException($"A vector of length {Count} cannot be copied to one of length {destination.Count}.", nameof(destination));
        Span.CopyTo(destination.Span);
    }

    /// <summary>Copies the elements into a new array.</summary>
    public TScalar[] ToArray() => Span.ToArray();

    /// <summary>The same elements as a tensor of rank 1 for System.Numerics.Tensors, without a copy.</summary>
    public TensorSpan<TScalar> AsTensorSpan() => new(Span, [Count], []);

    /// <summary>The same elements as a read-only tensor of rank 1 for System.Numerics.Tensors, without a copy.</summary>
    public ReadOnlyTensorSpan<TScalar> AsReadOnlyTensorSpan() => new(Span, [Count], []);

    /// <summary>The length and the first elements.</summary>
    public override string ToString() => TensorText.Describe(this);

    /// <summary>A vector of uninitialised contents, for results that are written in full.</summary>
    internal static Vector<TScalar> Uninitialized(int count) => new(GC.AllocateUninitializedArray<TScalar>(count));

    private TScalar[] Array => _array ?? [];
}
