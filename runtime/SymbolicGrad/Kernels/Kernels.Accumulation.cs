using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>y += x, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddTo<T>(
        ReadOnlySpan<T> x, Span<T> y,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(y))] string? yName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, y.Length, xName, yName);
        TensorPrimitives.Add(y, x, y);
    }

    /// <inheritdoc cref="AddTo{T}(ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void AddTo<T>(
        Vector<T> x, Vector<T> y,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(y))] string? yName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        AddTo(x.Span, y.Span, xName, yName);

    /// <summary>y += x, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddTo<T>(
        Matrix<T> x, Matrix<T> y,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(y))] string? yName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, y, xName, yName);
        AddTo(x.Span, y.Span);
    }

    /// <summary>y += scale·x, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddScaled<T>(
        T scale, ReadOnlySpan<T> x, Span<T> y,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(y))] string? yName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Length, y.Length, xName, yName);
        TensorPrimitives.MultiplyAdd(x, scale, y, y);
    }

    /// <inheritdoc cref="AddScaled{T}(T, ReadOnlySpan{T}, Span{T}, string, string)"/>
    public static void AddScaled<T>(
        T scale, Vector<T> x, Vector<T> y,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(y))] string? yName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        AddScaled(scale, x.Span, y.Span, xName, yName);

    /// <summary>y += scale·x, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddScaled<T>(
        T scale, Matrix<T> x, Matrix<T> y,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(y))] string? yName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, y, xName, yName);
        AddScaled(scale, x.Span, y.Span);
    }

    /// <summary>y += a ⊙ b, elementwise.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void MultiplyAdd<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(a.Length, b.Length, aName, bName);
        Guard.SameLength(a.Length, y.Length, aName, yName);
        TensorPrimitives.MultiplyAdd(a, b, y, y);
    }

    /// <inheritdoc cref="MultiplyAdd{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void MultiplyAdd<T>(
        Vector<T> a, Vector<T> b, Vector<T> y,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        MultiplyAdd(a.Span, b.Span, y.Span, aName, bName, yName);

    /// <summary>y += a ⊙ b, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void MultiplyAdd<T>(
        Matrix<T> a, Matrix<T> b, Matrix<T> y,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(y))] string? yName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(a, b, aName, bName);
        Guard.SameShape(a, y, aName, yName);
        MultiplyAdd(a.Span, b.Span, y.Span);
    }
}
