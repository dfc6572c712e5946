using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

// The two partial derivatives of aᵇ.
public static partial class Kernels
{
    /// <summary>destination = ∂aᵇ/∂a = b·aᵇ⁻¹, elementwise; 0 where b = 0, as the power is constant there, also at a = 0.</summary>
    /// <param name="a">The bases.</param>
    /// <param name="b">The exponent.</param>
    /// <param name="destination">Receives the slopes; may be <paramref name="a"/> itself.</param>
    /// <param name="aName">Filled in by the compiler: how the caller wrote <paramref name="a"/>.</param>
    /// <param name="destinationName">Filled in by the compiler.</param>
    /// <remarks>NaN for a &lt; 0 where b is not an integer. A NaN in a gives NaN, but for b = 0, where a⁰ = 1 for every a, and b = 1.</remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void PowBaseSlope<T>(
        ReadOnlySpan<T> a, T b, Span<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(a.Length, destination.Length, aName, destinationName);
        Guard.NotShifted(a, destination);
        if (T.IsZero(b))
        {
            destination.Clear();
            return;
        }
        TensorPrimitives.Pow(a, b - T.One, destination);
        TensorPrimitives.Multiply(destination, b, destination);
    }

    /// <inheritdoc cref="PowBaseSlope{T}(ReadOnlySpan{T}, T, Span{T}, string, string)"/>
    public static void PowBaseSlope<T>(
        Vector<T> a, T b, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PowBaseSlope(a.Span, b, destination.Span, aName, destinationName);

    /// <summary>destination = ∂aᵇ/∂a = b·aᵇ⁻¹, elementwise; 0 where b = 0, as the power is constant there, also at a = 0.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void PowBaseSlope<T>(
        Matrix<T> a, T b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(a, destination, aName, destinationName);
        PowBaseSlope(a.Span, b, destination.Span);
    }

    /// <summary>destination = ∂aᵇ/∂b = p·ln a with the power p = aᵇ, elementwise; 0 where a = 0.</summary>
    /// <param name="a">The bases.</param>
    /// <param name="b">The exponent. The powers have it in them: it is not read.</param>
    /// <param name="p">The powers aᵇ.</param>
    /// <param name="destination">Receives the slopes; may be <paramref name="a"/> or <paramref name="p"/> itself.</param>
    /// <param name="aName">Filled in by the compiler: how the caller wrote <paramref name="a"/>.</param>
    /// <param name="pName">Filled in by the compiler.</param>
    /// <param name="destinationName">Filled in by the compiler.</param>
    /// <remarks>
    /// At a = 0 the power is constant in b &gt; 0, where p·ln a would be 0·(−∞); for b ≤ 0 it has no derivative, and 0 is the convention.
    /// Where the power has vanished, as that of a = +∞ with b &lt; 0, it is 0 as well. NaN for a &lt; 0 and for NaN.
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void PowExponentSlope<T>(
        ReadOnlySpan<T> a, T b, ReadOnlySpan<T> p, Span<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(p))] string? pName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(a.Length, p.Length, aName, pName);
        Guard.SameLength(a.Length, destination.Length, aName, destinationName);
        Elementwise.Apply(a, p, destination, default(PowExponentSlopeFunction<T>));
    }

    /// <inheritdoc cref="PowExponentSlope{T}(ReadOnlySpan{T}, T, ReadOnlySpan{T}, Span{T}, string, string, string)"/>
    public static void PowExponentSlope<T>(
        Vector<T> a, T b, Vector<T> p, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(p))] string? pName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PowExponentSlope(a.Span, b, p.Span, destination.Span, aName, pName, destinationName);

    /// <summary>destination = ∂aᵇ/∂b = p·ln a with the power p = aᵇ, elementwise; 0 where a = 0. The exponent b itself is not read.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void PowExponentSlope<T>(
        Matrix<T> a, T b, Matrix<T> p, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(p))] string? pName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(a, p, aName, pName);
        Guard.SameShape(a, destination, aName, destinationName);
        PowExponentSlope(a.Span, b, p.Span, destination.Span);
    }
}
