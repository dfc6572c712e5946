namespace SymbolicGrad;

// Sums of a matrix and a vector: a vector stands for a row and meets every row, a column vector meets every column.
public readonly partial struct Matrix<TScalar>
{
    /// <summary>The vector added to every row.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each column.</exception>
    public static Matrix<TScalar> operator +(Matrix<TScalar> matrix, Vector<TScalar> vector)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(matrix.Rows, matrix.Columns);
        Kernels.AddRow(matrix, vector, result);
        return result;
    }

    /// <summary>The vector added to every row.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each column.</exception>
    public static Matrix<TScalar> operator +(Vector<TScalar> vector, Matrix<TScalar> matrix) => matrix + vector;

    /// <summary>The vector subtracted from every row.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each column.</exception>
    public static Matrix<TScalar> operator -(Matrix<TScalar> matrix, Vector<TScalar> vector)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(matrix.Rows, matrix.Columns);
        Kernels.SubtractRow(matrix, vector, result);
        return result;
    }

    /// <summary>Every row subtracted from the vector.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each column.</exception>
    public static Matrix<TScalar> operator -(Vector<TScalar> vector, Matrix<TScalar> matrix)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(matrix.Rows, matrix.Columns);
        Kernels.SubtractRow(matrix, vector, result);
        Kernels.Negate(result, result);
        return result;
    }

    /// <summary>The vector added to every column.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each row.</exception>
    public static Matrix<TScalar> operator +(Matrix<TScalar> matrix, ColumnVector<TScalar> vector)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(matrix.Rows, matrix.Columns);
        Kernels.AddColumn(matrix, vector.Source, result);
        return result;
    }

    /// <summary>The vector added to every column.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each row.</exception>
    public static Matrix<TScalar> operator +(ColumnVector<TScalar> vector, Matrix<TScalar> matrix) => matrix + vector;

    /// <summary>The vector subtracted from every column.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each row.</exception>
    public static Matrix<TScalar> operator -(Matrix<TScalar> matrix, ColumnVector<TScalar> vector)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(matrix.Rows, matrix.Columns);
        Kernels.SubtractColumn(matrix, vector.Source, result);
        return result;
    }

    /// <summary>Every column subtracted from the vector.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each row.</exception>
    public static Matrix<TScalar> operator -(ColumnVector<TScalar> vector, Matrix<TScalar> matrix)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(matrix.Rows, matrix.Columns);
        Kernels.SubtractColumn(matrix, vector.Source, result);
        Kernels.Negate(result, result);
        return result;
    }
}
