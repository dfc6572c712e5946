using System.Numerics;

namespace SymbolicGrad;

public static partial class Functions
{
    /// <summary>The sum of all elements; 0 for none.</summary>
    public static T Sum<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.Sum(x);

    /// <inheritdoc cref="Sum{T}(Vector{T})"/>
    public static T Sum<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.Sum(x);

    /// <summary>The mean of all elements; NaN for none.</summary>
    public static T Mean<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.Sum(x) / T.CreateTruncating(x.Count);

    /// <inheritdoc cref="Mean{T}(Vector{T})"/>
    public static T Mean<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.Sum(x) / T.CreateTruncating(x.Count);

    /// <summary>Σᵢ m[i, j]: the rows added up, a vector of length <c>m.Columns</c>.</summary>
    public static Vector<T> SumRows<T>(Matrix<T> m)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(m.Columns);
        Kernels.RowSum(m, result);
        return result;
    }

    /// <summary>Σⱼ m[i, j]: the columns added up, a vector of length <c>m.Rows</c>.</summary>
    public static Vector<T> SumColumns<T>(Matrix<T> m)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(m.Rows);
        Kernels.ColumnSum(m, result);
        return result;
    }

    /// <summary>The mean of the rows, a vector of length <c>m.Columns</c>; NaN for no rows.</summary>
    public static Vector<T> MeanRows<T>(Matrix<T> m)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(m.Columns);
        Kernels.RowSum(m, result);
        Kernels.Divide(result, T.CreateTruncating(m.Rows), result);
        return result;
    }

    /// <summary>The mean of the columns, a vector of length <c>m.Rows</c>; NaN for no columns.</summary>
    public static Vector<T> MeanColumns<T>(Matrix<T> m)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(m.Rows);
        Kernels.ColumnSum(m, result);
        Kernels.Divide(result, T.CreateTruncating(m.Columns), result);
        return result;
    }

    /// <summary>√(Σ x²), the 2-norm; of a matrix, the Frobenius norm. Neither over- nor underflows unless the result does.</summary>
    public static T Norm<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.Norm(x);

    /// <inheritdoc cref="Norm{T}(Vector{T})"/>
    public static T Norm<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.Norm(x);

    /// <summary>Σ x², the square of the 2-norm; of a matrix, of the Frobenius norm.</summary>
    public static T SquaredNorm<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.SquaredNorm(x);

    /// <inheritdoc cref="SquaredNorm{T}(Vector{T})"/>
    public static T SquaredNorm<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.SquaredNorm(x);

    /// <summary>Σ |x| over all elements.</summary>
    public static T Norm1<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.Norm1(x);

    /// <inheritdoc cref="Norm1{T}(Vector{T})"/>
    public static T Norm1<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.Norm1(x);
}
