using System.Numerics;

namespace SymbolicGrad;

public static partial class Functions
{
    /// <summary>softmax(x) = eˣ/Σ eˣ of a vector, or of each row of a matrix.</summary>
    /// <remarks>Shifted by the maximum, so that nothing overflows. Elements that are all −∞, or one that is +∞, have no softmax: the result is NaN.</remarks>
    public static Vector<T> Softmax<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Softmax(x, result);
        return result;
    }

    /// <inheritdoc cref="Softmax{T}(Vector{T})"/>
    public static Matrix<T> Softmax<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Softmax(x, result);
        return result;
    }

    /// <summary>log softmax(x) = x − log Σ eˣ of a vector, or of each row of a matrix.</summary>
    /// <remarks>Shifted by the maximum, so that nothing overflows. Elements that are all −∞, or one that is +∞, have no softmax: the result is NaN.</remarks>
    public static Vector<T> LogSoftmax<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.LogSoftmax(x, result);
        return result;
    }

    /// <inheritdoc cref="LogSoftmax{T}(Vector{T})"/>
    public static Matrix<T> LogSoftmax<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.LogSoftmax(x, result);
        return result;
    }

    /// <summary>log Σ eˣ of a vector, shifted by its maximum: −∞ where all elements are −∞ or there is none, +∞ where one is +∞.</summary>
    public static T LogSumExp<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Kernels.LogSumExp(x);

    /// <summary>log Σⱼ e^x[i, j] of each row of a matrix, a vector of length <c>x.Rows</c>: −∞ where all elements are −∞ or there is none, +∞ where one is +∞.</summary>
    public static Vector<T> LogSumExp<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Rows);
        Kernels.LogSumExp(x, result);
        return result;
    }
}
