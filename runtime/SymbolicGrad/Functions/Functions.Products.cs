using System.Numerics;

namespace SymbolicGrad;

public static partial class Functions
{
    /// <summary>a ⊙ b, the elementwise product.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector<T> Hadamard<T>(Vector<T> a, Vector<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(a.Count);
        Kernels.Multiply(a, b, result);
        return result;
    }

    /// <summary>a ⊙ b, the elementwise product.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> Hadamard<T>(Matrix<T> a, Matrix<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(a.Rows, a.Columns);
        Kernels.Multiply(a, b, result);
        return result;
    }

    /// <summary>Σ u·v, the dot product.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T Dot<T>(Vector<T> u, Vector<T> v)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.Dot(u, v);

    /// <summary>Σ aᵢⱼ·bᵢⱼ, the Frobenius product.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T Dot<T>(Matrix<T> a, Matrix<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.Dot(a, b);

    /// <summary>u·vᵀ, the matrix of all products u[i]·v[j].</summary>
    public static Matrix<T> Outer<T>(Vector<T> u, Vector<T> v)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(u.Count, v.Count);
        Kernels.Outer(u, v, result);
        return result;
    }

    /// <summary>The larger of a and b, elementwise; NaN where either is.</summary>
    public static T Max<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Max(a, b);

    /// <summary>The larger of a and b, elementwise; NaN where either is.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector<T> Max<T>(Vector<T> a, Vector<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(a.Count);
        Kernels.Max(a, b, result);
        return result;
    }

    /// <summary>The larger of a and b, elementwise; NaN where either is.</summary>
    public static Vector<T> Max<T>(Vector<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(a.Count);
        Kernels.Max(a, b, result);
        return result;
    }

    /// <summary>The larger of a and b, elementwise; NaN where either is.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> Max<T>(Matrix<T> a, Matrix<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(a.Rows, a.Columns);
        Kernels.Max(a, b, result);
        return result;
    }

    /// <summary>The larger of a and b, elementwise; NaN where either is.</summary>
    public static Matrix<T> Max<T>(Matrix<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(a.Rows, a.Columns);
        Kernels.Max(a, b, result);
        return result;
    }

    /// <summary>The smaller of a and b, elementwise; NaN where either is.</summary>
    public static T Min<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Min(a, b);

    /// <summary>The smaller of a and b, elementwise; NaN where either is.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector<T> Min<T>(Vector<T> a, Vector<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(a.Count);
        Kernels.Min(a, b, result);
        return result;
    }

    /// <summary>The smaller of a and b, elementwise; NaN where either is.</summary>
    public static Vector<T> Min<T>(Vector<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(a.Count);
        Kernels.Min(a, b, result);
        return result;
    }

    /// <summary>The smaller of a and b, elementwise; NaN where either is.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> Min<T>(Matrix<T> a, Matrix<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(a.Rows, a.Columns);
        Kernels.Min(a, b, result);
        return result;
    }

    /// <summary>The smaller of a and b, elementwise; NaN where either is.</summary>
    public static Matrix<T> Min<T>(Matrix<T> a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(a.Rows, a.Columns);
        Kernels.Min(a, b, result);
        return result;
    }
}
