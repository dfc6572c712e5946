using System.Numerics;

namespace SymbolicGrad;

public static partial class Functions
{
    /// <summary>sin x, elementwise, of angles in radians.</summary>
    public static T Sin<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Sin(x);

    /// <inheritdoc cref="Sin{T}(T)"/>
    public static Vector<T> Sin<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Sin(x, result);
        return result;
    }

    /// <inheritdoc cref="Sin{T}(T)"/>
    public static Matrix<T> Sin<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Sin(x, result);
        return result;
    }

    /// <summary>cos x, elementwise, of angles in radians.</summary>
    public static T Cos<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Cos(x);

    /// <inheritdoc cref="Cos{T}(T)"/>
    public static Vector<T> Cos<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Cos(x, result);
        return result;
    }

    /// <inheritdoc cref="Cos{T}(T)"/>
    public static Matrix<T> Cos<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Cos(x, result);
        return result;
    }

    /// <summary>tan x, elementwise, of angles in radians.</summary>
    public static T Tan<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Tan(x);

    /// <inheritdoc cref="Tan{T}(T)"/>
    public static Vector<T> Tan<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Tan(x, result);
        return result;
    }

    /// <inheritdoc cref="Tan{T}(T)"/>
    public static Matrix<T> Tan<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Tan(x, result);
        return result;
    }

    /// <summary>sinh x, elementwise.</summary>
    public static T Sinh<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Sinh(x);

    /// <inheritdoc cref="Sinh{T}(T)"/>
    public static Vector<T> Sinh<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Sinh(x, result);
        return result;
    }

    /// <inheritdoc cref="Sinh{T}(T)"/>
    public static Matrix<T> Sinh<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Sinh(x, result);
        return result;
    }

    /// <summary>cosh x, elementwise.</summary>
    public static T Cosh<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Cosh(x);

    /// <inheritdoc cref="Cosh{T}(T)"/>
    public static Vector<T> Cosh<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Cosh(x, result);
        return result;
    }

    /// <inheritdoc cref="Cosh{T}(T)"/>
    public static Matrix<T> Cosh<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Cosh(x, result);
        return result;
    }

    /// <summary>tanh x, elementwise.</summary>
    public static T Tanh<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Tanh(x);

    /// <inheritdoc cref="Tanh{T}(T)"/>
    public static Vector<T> Tanh<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> result = Vector<T>.Uninitialized(x.Count);
        Kernels.Tanh(x, result);
        return result;
    }

    /// <inheritdoc cref="Tanh{T}(T)"/>
    public static Matrix<T> Tanh<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> result = Matrix<T>.Uninitialized(x.Rows, x.Columns);
        Kernels.Tanh(x, result);
        return result;
    }
}
