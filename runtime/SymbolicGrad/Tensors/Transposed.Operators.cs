namespace SymbolicGrad;

// Operators: each makes a new result. What has two readings (a product of two vectors), or would hide a copy (the sum of a
// matrix and a transpose), is not offered.
public readonly partial struct Transposed<TScalar>
{
    /// <summary>The matrix product.</summary>
    /// <exception cref="ArgumentException">The columns of the left are not as many as the rows of the right.</exception>
    public static Matrix<TScalar> operator *(Transposed<TScalar> left, Matrix<TScalar> right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(left.Rows, right.Columns);
        Kernels.Product(left, right, result);
        return result;
    }

    /// <summary>The matrix product.</summary>
    /// <exception cref="ArgumentException">The columns of the left are not as many as the rows of the right.</exception>
    public static Matrix<TScalar> operator *(Transposed<TScalar> left, Transposed<TScalar> right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(left.Rows, right.Columns);
        Kernels.Product(left, right, result);
        return result;
    }

    /// <summary>The matrix times the vector as a column.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each column.</exception>
    public static Vector<TScalar> operator *(Transposed<TScalar> left, Vector<TScalar> right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(left.Rows);
        Kernels.Product(left, right, result);
        return result;
    }

    /// <summary>The vector as a row times the matrix.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each row.</exception>
    public static Vector<TScalar> operator *(Vector<TScalar> left, Transposed<TScalar> right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(right.Columns);
        Kernels.Product(left, right, result);
        return result;
    }
}
