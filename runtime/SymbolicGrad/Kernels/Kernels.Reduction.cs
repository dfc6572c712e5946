using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>The sum of all elements; 0 for none.</summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Reduction.Sum(x, default(ValueTerm<T>));

    /// <inheritdoc cref="Sum{T}(ReadOnlySpan{T})"/>
    public static T Sum<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Sum<T>(x.Span);

    /// <inheritdoc cref="Sum{T}(ReadOnlySpan{T})"/>
    public static T Sum<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Sum<T>(x.Span);

    /// <summary>Σ x², the square of the 2-norm; of a matrix, of the Frobenius norm.</summary>
    public static T SquaredNorm<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Reduction.Sum(x, x, default(ProductTerm<T>));

    /// <inheritdoc cref="SquaredNorm{T}(ReadOnlySpan{T})"/>
    public static T SquaredNorm<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        SquaredNorm<T>(x.Span);

    /// <inheritdoc cref="SquaredNorm{T}(ReadOnlySpan{T})"/>
    public static T SquaredNorm<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        SquaredNorm<T>(x.Span);

    /// <summary>Σ |x| over all elements.</summary>
    public static T Norm1<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Reduction.Sum(x, default(MagnitudeTerm<T>));

    /// <inheritdoc cref="Norm1{T}(ReadOnlySpan{T})"/>
    public static T Norm1<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Norm1<T>(x.Span);

    /// <inheritdoc cref="Norm1{T}(ReadOnlySpan{T})"/>
    public static T Norm1<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Norm1<T>(x.Span);

    /// <summary>√(Σ x²), the 2-norm; of a matrix, the Frobenius norm. Neither over- nor underflows unless the result does.</summary>
    public static T Norm<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T squared = SquaredNorm(x);
        if (T.IsFinite(squared) && T.IsNormal(squared))
            return T.Sqrt(squared);
        if (x.IsEmpty)
            return T.Zero;
        T scale = T.Abs(TensorPrimitives.MaxMagnitude(x));
        if (!T.IsFinite(scale) || T.IsZero(scale))
            return scale;
        return scale * T.Sqrt(Reduction.Sum(x, new ScaledSquareTerm<T>(scale)));
    }

    /// <inheritdoc cref="Norm{T}(ReadOnlySpan{T})"/>
    public static T Norm<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Norm<T>(x.Span);

    /// <inheritdoc cref="Norm{T}(ReadOnlySpan{T})"/>
    public static T Norm<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Norm<T>(x.Span);

    /// <summary>Σ u·v, the dot product; of matrices, the Frobenius product Σ uᵢⱼ·vᵢⱼ.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T Dot<T>(
        ReadOnlySpan<T> u, ReadOnlySpan<T> v,
        [CallerArgumentExpression(nameof(u))] string? uName = null, [CallerArgumentExpression(nameof(v))] string? vName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(u.Length, v.Length, uName, vName);
        return Reduction.Sum(u, v, default(ProductTerm<T>));
    }

    /// <inheritdoc cref="Dot{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static T Dot<T>(
        Vector<T> u, Vector<T> v,
        [CallerArgumentExpression(nameof(u))] string? uName = null, [CallerArgumentExpression(nameof(v))] string? vName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Dot<T>(u.Span, v.Span, uName, vName);

    /// <summary>Σ u·v, the dot product; of matrices, the Frobenius product Σ uᵢⱼ·vᵢⱼ.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T Dot<T>(
        Matrix<T> u, Matrix<T> v,
        [CallerArgumentExpression(nameof(u))] string? uName = null, [CallerArgumentExpression(nameof(v))] string? vName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(u, v, uName, vName);
        return Dot<T>(u.Span, v.Span);
    }
}
