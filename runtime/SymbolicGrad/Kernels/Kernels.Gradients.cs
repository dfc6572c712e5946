using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymbolicGrad;

// Gradient buffers: made in the shape of what they are the gradient of, cleared, and checked.
public static partial class Kernels
{
    /// <summary>A zeroed buffer for the gradient by <paramref name="x"/>: numbers, or structs of them.</summary>
    public static T[] ZerosLike<T>(ReadOnlySpan<T> x) => new T[x.Length];

    /// <inheritdoc cref="ZerosLike{T}(ReadOnlySpan{T})"/>
    public static T[] ZerosLike<T>(Span<T> x) => new T[x.Length];

    /// <inheritdoc cref="ZerosLike{T}(ReadOnlySpan{T})"/>
    public static T[] ZerosLike<T>(T[] x) => new T[x.Length];

    /// <inheritdoc cref="ZerosLike{T}(ReadOnlySpan{T})"/>
    public static T[,] ZerosLike<T>(T[,] x) => new T[x.GetLength(0), x.GetLength(1)];

    /// <inheritdoc cref="ZerosLike{T}(ReadOnlySpan{T})"/>
    public static T[][] ZerosLike<T>(T[][] x) => Array.ConvertAll(x, ZerosLike);

    /// <inheritdoc cref="ZerosLike{T}(ReadOnlySpan{T})"/>
    public static Vector<T> ZerosLike<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => new(x.Count);

    /// <inheritdoc cref="ZerosLike{T}(ReadOnlySpan{T})"/>
    public static Matrix<T> ZerosLike<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => new(x.Rows, x.Columns);

    /// <inheritdoc cref="ZerosLike{T}(ReadOnlySpan{T})"/>
    public static Vector<T>[] ZerosLike<T>(Vector<T>[] x)
        where T : unmanaged, IFloatingPointIeee754<T> => Array.ConvertAll(x, ZerosLike);

    /// <inheritdoc cref="ZerosLike{T}(ReadOnlySpan{T})"/>
    public static Matrix<T>[] ZerosLike<T>(Matrix<T>[] x)
        where T : unmanaged, IFloatingPointIeee754<T> => Array.ConvertAll(x, ZerosLike);

    /// <summary>Sets every element to zero.</summary>
    public static void Clear<T>(T[] x)
        where T : unmanaged, IFloatingPointIeee754<T> => Array.Clear(x);

    /// <inheritdoc cref="Clear{T}(T[])"/>
    public static void Clear<T>(T[,] x)
        where T : unmanaged, IFloatingPointIeee754<T> => Array.Clear(x);

    /// <inheritdoc cref="Clear{T}(T[])"/>
    public static void Clear<T>(T[][] x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (T[] row in x) Array.Clear(row);
    }

    /// <inheritdoc cref="Clear{T}(T[])"/>
    public static void Clear<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Clear();

    /// <inheritdoc cref="Clear{T}(T[])"/>
    public static void Clear<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Clear();

    /// <inheritdoc cref="Clear{T}(T[])"/>
    public static void Clear<T>(Vector<T>[] x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (Vector<T> vector in x) vector.Clear();
    }

    /// <inheritdoc cref="Clear{T}(T[])"/>
    public static void Clear<T>(Matrix<T>[] x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (Matrix<T> matrix in x) matrix.Clear();
    }

    /// <summary>The elements of a two-dimensional array in row-major order, without a copy.</summary>
    public static Span<T> Flatten<T>(T[,] x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(x)), x.Length);

    /// <summary>Checks that the buffer of a gradient has the shape of what it is the gradient of.</summary>
    /// <exception cref="ArgumentException">The shapes differ; the message names both operands and both shapes.</exception>
    public static void RequireSameShape<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => Guard.SameLength(x.Length, dx.Length, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireSameShape<T>(
        T[] x, ReadOnlySpan<T> dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => Guard.SameLength(x.Length, dx.Length, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireSameShape<T>(
        T[,] x, T[,] dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => SameTable(x, dx, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireSameShape<T>(
        T[][] x, T[][] dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null) => SameRows(x, dx, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireSameShape<T>(
        Vector<T> x, Vector<T> dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Guard.SameLength(x.Count, dx.Count, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireSameShape<T>(
        Matrix<T> x, Matrix<T> dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Guard.SameShape(x, dx, xName, dxName);

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireSameShape<T>(
        Vector<T>[] x, Vector<T>[] dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, dx.Length, xName, dxName);
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i].Count != dx[i].Count) Guard.SameLength(x[i].Count, dx[i].Count, Element(xName, i), Element(dxName, i));
        }
    }

    /// <inheritdoc cref="RequireSameShape{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireSameShape<T>(
        Matrix<T>[] x, Matrix<T>[] dx, [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(dx))] string? dxName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, dx.Length, xName, dxName);
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i].Rows != dx[i].Rows || x[i].Columns != dx[i].Columns) Guard.SameShape(x[i], dx[i], Element(xName, i), Element(dxName, i));
        }
    }

    private static void SameTable<T, TGradient>(T[,] x, TGradient[,] dx, string? xName, string? dxName)
    {
        if (x.GetLength(0) != dx.GetLength(0) || x.GetLength(1) != dx.GetLength(1))
        {
            throw new ArgumentException(
                $"RequireSameShape: '{xName}' is {x.GetLength(0)}×{x.GetLength(1)}, but '{dxName}' is {dx.GetLength(0)}×{dx.GetLength(1)}: the shapes must be equal.");
        }
    }

    private static void SameRows<T, TGradient>(T[][] x, TGradient[][] dx, string? xName, string? dxName)
    {
        Guard.SameLength(x.Length, dx.Length, xName, dxName, nameof(RequireSameShape));
        for (int i = 0; i < x.Length; i++)
        {
            int length = x[i]?.Length ?? 0, gradientLength = dx[i]?.Length ?? 0; // a row that was never made counts as empty
            if (length != gradientLength) Guard.SameLength(length, gradientLength, Element(xName, i), Element(dxName, i), nameof(RequireSameShape));
        }
    }

    // Made only for a message.
    private static string Element(string? name, int index) => $"{name}[{index}]";
}
