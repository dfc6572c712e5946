using System.Numerics;

namespace SymbolicGrad;

/// <summary>A matrix seen with rows and columns exchanged, without a copy. Products read it in place; <see cref="ToMatrix"/> copies it.</summary>
/// <typeparam name="TScalar">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public readonly partial struct Transposed<TScalar>
    where TScalar : unmanaged, IFloatingPointIeee754<TScalar>
{
    internal Transposed(Matrix<TScalar> source) => Source = source;

    /// <summary>The matrix whose transpose this is.</summary>
    public Matrix<TScalar> Source { get; }

    /// <summary>The number of rows: the columns of <see cref="Source"/>.</summary>
    public int Rows => Source.Columns;

    /// <summary>The number of columns: the rows of <see cref="Source"/>.</summary>
    public int Columns => Source.Rows;

    /// <summary>The transpose of the transpose: <see cref="Source"/>.</summary>
    public Matrix<TScalar> T => Source;

    /// <summary>The element in a row and a column, by reference: assigning it assigns <c>Source[column, row]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row or the column is outside the transposed matrix.</exception>
    public ref TScalar this[int row, int column]
    {
        get
        {
            if ((uint)row >= (uint)Rows || (uint)column >= (uint)Columns)
                Extent.ThrowElementOutside(row, column, Rows, Columns);
            return ref Source[column, row];
        }
    }

    /// <summary>Copies the transpose into a new <see cref="Rows"/>×<see cref="Columns"/> matrix.</summary>
    public Matrix<TScalar> ToMatrix()
    {
        var copy = new Matrix<TScalar>(Rows, Columns);
        Kernels.Transpose(Source, copy);
        return copy;
    }

    /// <summary>The shape and the first elements.</summary>
    public override string ToString() => TensorText.Describe(this);
}
