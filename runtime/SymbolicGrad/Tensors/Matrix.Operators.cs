namespace SymbolicGrad;

// Operators: each makes a new result. What has two readings (a product of two vectors), or would hide a copy (the sum of a
// matrix and a transpose), is not offered.
public readonly partial struct Matrix<TScalar>
{
    /// <summary>The matrix product.</summary>
    /// <exception cref="ArgumentException">The columns of the left are not as many as the rows of the right.</exception>
    public static Matrix<TScalar> operator *(Matrix<TScalar> left, Matrix<TScalar> right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(left.Rows, right.Columns);
        Kernels.Product(left, right, result);
        return result;
    }

    /// <summary>The matrix product.</summary>
    /// <exception cref="ArgumentException">The columns of the left are not as many as the rows of the right.</exception>
    public static Matrix<TScalar> operator *(Matrix<TScalar> left, Transposed<TScalar> right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(left.Rows, right.Columns);
        Kernels.Product(left, right, result);
        return result;
    }

    /// <summary>The matrix times the vector as a column.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each column.</exception>
    public static Vector<TScalar> operator *(Matrix<TScalar> left, Vector<TScalar> right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(left.Rows);
        Kernels.Product(left, right, result);
        return result;
    }

    /// <summary>The vector as a row times the matrix.</summary>
    /// <exception cref="ArgumentException">The vector does not have one element for each row.</exception>
    public static Vector<TScalar> operator *(Vector<TScalar> left, Matrix<TScalar> right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(right.Columns);
        Kernels.Product(left, right, result);
        return result;
    }

    /// <summary>The elementwise sum.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<TScalar> operator +(Matrix<TScalar> left, Matrix<TScalar> right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(left.Rows, left.Columns);
        Kernels.Add(left, right, result);
        return result;
    }

    /// <summary>The elementwise difference.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<TScalar> operator -(Matrix<TScalar> left, Matrix<TScalar> right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(left.Rows, left.Columns);
        Kernels.Subtract(left, right, result);
        return result;
    }

    /// <summary>The elementwise quotient.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<TScalar> operator /(Matrix<TScalar> left, Matrix<TScalar> right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(left.Rows, left.Columns);
        Kernels.Divide(left, right, result);
        return result;
    }

    /// <summary>Every element multiplied by a scalar.</summary>
    public static Matrix<TScalar> operator *(Matrix<TScalar> left, TScalar right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(left.Rows, left.Columns);
        Kernels.Multiply(left, right, result);
        return result;
    }

    /// <summary>Every element multiplied by a scalar.</summary>
    public static Matrix<TScalar> operator *(TScalar left, Matrix<TScalar> right) => right * left;

    /// <summary>Every element divided by a scalar.</summary>
    public static Matrix<TScalar> operator /(Matrix<TScalar> left, TScalar right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(left.Rows, left.Columns);
        Kernels.Divide(left, right, result);
        return result;
    }

    /// <summary>A scalar divided by every element.</summary>
    public static Matrix<TScalar> operator /(TScalar left, Matrix<TScalar> right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(right.Rows, right.Columns);
        Kernels.Divide(left, right, result);
        return result;
    }

    /// <summary>A scalar added to every element.</summary>
    public static Matrix<TScalar> operator +(Matrix<TScalar> left, TScalar right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(left.Rows, left.Columns);
        Kernels.Add(left, right, result);
        return result;
    }

    /// <summary>A scalar added to every element.</summary>
    public static Matrix<TScalar> operator +(TScalar left, Matrix<TScalar> right) => right + left;

    /// <summary>A scalar subtracted from every element.</summary>
    public static Matrix<TScalar> operator -(Matrix<TScalar> left, TScalar right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(left.Rows, left.Columns);
        Kernels.Subtract(left, right, result);
        return result;
    }

    /// <summary>A scalar minus every element.</summary>
    public static Matrix<TScalar> operator -(TScalar left, Matrix<TScalar> right)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(right.Rows, right.Columns);
        Kernels.Subtract(left, right, result);
        return result;
    }

    /// <summary>Every element negated.</summary>
    public static Matrix<TScalar> operator -(Matrix<TScalar> operand)
    {
        Matrix<TScalar> result = Matrix<TScalar>.Uninitialized(operand.Rows, operand.Columns);
        Kernels.Negate(operand, result);
        return result;
    }
}
