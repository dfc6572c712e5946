namespace SymbolicGrad;

// Operators: each makes a new result. What has two readings (a product of two vectors), or would hide a copy (the sum of a
// matrix and a transpose), is not offered.
public readonly partial struct Vector<TScalar>
{
    /// <summary>The elementwise sum.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector<TScalar> operator +(Vector<TScalar> left, Vector<TScalar> right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(left.Count);
        Kernels.Add(left, right, result);
        return result;
    }

    /// <summary>The elementwise difference.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector<TScalar> operator -(Vector<TScalar> left, Vector<TScalar> right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(left.Count);
        Kernels.Subtract(left, right, result);
        return result;
    }

    /// <summary>The elementwise quotient.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector<TScalar> operator /(Vector<TScalar> left, Vector<TScalar> right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(left.Count);
        Kernels.Divide(left, right, result);
        return result;
    }

    /// <summary>Every element multiplied by a scalar.</summary>
    public static Vector<TScalar> operator *(Vector<TScalar> left, TScalar right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(left.Count);
        Kernels.Multiply(left, right, result);
        return result;
    }

    /// <summary>Every element multiplied by a scalar.</summary>
    public static Vector<TScalar> operator *(TScalar left, Vector<TScalar> right) => right * left;

    /// <summary>Every element divided by a scalar.</summary>
    public static Vector<TScalar> operator /(Vector<TScalar> left, TScalar right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(left.Count);
        Kernels.Divide(left, right, result);
        return result;
    }

    /// <summary>A scalar divided by every element.</summary>
    public static Vector<TScalar> operator /(TScalar left, Vector<TScalar> right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(right.Count);
        Kernels.Divide(left, right, result);
        return result;
    }

    /// <summary>A scalar added to every element.</summary>
    public static Vector<TScalar> operator +(Vector<TScalar> left, TScalar right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(left.Count);
        Kernels.Add(left, right, result);
        return result;
    }

    /// <summary>A scalar added to every element.</summary>
    public static Vector<TScalar> operator +(TScalar left, Vector<TScalar> right) => right + left;

    /// <summary>A scalar subtracted from every element.</summary>
    public static Vector<TScalar> operator -(Vector<TScalar> left, TScalar right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(left.Count);
        Kernels.Subtract(left, right, result);
        return result;
    }

    /// <summary>A scalar minus every element.</summary>
    public static Vector<TScalar> operator -(TScalar left, Vector<TScalar> right)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(right.Count);
        Kernels.Subtract(left, right, result);
        return result;
    }

    /// <summary>Every element negated.</summary>
    public static Vector<TScalar> operator -(Vector<TScalar> operand)
    {
        Vector<TScalar> result = Vector<TScalar>.Uninitialized(operand.Count);
        Kernels.Negate(operand, result);
        return result;
    }
}
