using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

// The hyperbolic functions are here because System.Numerics.Tensors 10 computes them from eˣ − 1 by subtraction, which leaves
// no correct digit for arguments near zero.

/// <summary>The hyperbolic tangent, to about 2 units in the last place.</summary>
/// <remarks>
/// For |x| &lt; 0.625 the rational function x·(1 + x²·P(x²)/Q(x²)) of S. L. Moshier's Cephes library (tanh.c, 1987–1995);
/// beyond, sign(x)·(1 − 2/(e²ˣ + 1)).
/// </remarks>
internal readonly struct TanhFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x)
    {
        Vector512<T> magnitude = Vector512.Abs(x);
        Vector512<T> large = Vector512<T>.One - Simd.Constant<T>(2.0) / (Simd.Exp(magnitude + magnitude) + Vector512<T>.One);

        Vector512<T> z = x * x;
        Vector512<T> p = Simd.Constant<T>(-9.64399179425052238628e-1);
        p = Simd.MultiplyAdd(p, z, Simd.Constant<T>(-9.92877231001918586564e1));
        p = Simd.MultiplyAdd(p, z, Simd.Constant<T>(-1.61468768441708447952e3));
        Vector512<T> q = z + Simd.Constant<T>(1.12811678491632931402e2);
        q = Simd.MultiplyAdd(q, z, Simd.Constant<T>(2.23548839060100448583e3));
        q = Simd.MultiplyAdd(q, z, Simd.Constant<T>(4.84406305325125486048e3));
        Vector512<T> small = x * Simd.MultiplyAdd(z, p / q, Vector512<T>.One);

        return Vector512.ConditionalSelect(
            Vector512.LessThan(magnitude, Simd.Constant<T>(0.625)), small, Vector512.CopySign(large, x));
    }
}

/// <summary>The hyperbolic sine, to about 3 units in the last place.</summary>
/// <remarks>
/// For |x| ≤ 1 the rational function x·(1 + x²·P(x²)/Q(x²)) of S. L. Moshier's Cephes library (sinh.c, 1984–2000);
/// beyond, (eˣ − e⁻ˣ)/2 from e^(x/2), which overflows no earlier than the result.
/// </remarks>
internal readonly struct SinhFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x)
    {
        Vector512<T> magnitude = Vector512.Abs(x);
        Vector512<T> half = Simd.Constant<T>(0.5);
        Vector512<T> root = Simd.Exp(half * magnitude);
        Vector512<T> large = half * root * root - half / (root * root);

        Vector512<T> z = x * x;
        Vector512<T> p = Simd.Constant<T>(-7.89474443963537015605e-1);
        p = Simd.MultiplyAdd(p, z, Simd.Constant<T>(-1.63725857525983828727e2));
        p = Simd.MultiplyAdd(p, z, Simd.Constant<T>(-1.15614435765005216044e4));
        p = Simd.MultiplyAdd(p, z, Simd.Constant<T>(-3.51754964808151394800e5));
        Vector512<T> q = z + Simd.Constant<T>(-2.77711081420602794433e2);
        q = Simd.MultiplyAdd(q, z, Simd.Constant<T>(3.61578279834431989373e4));
        q = Simd.MultiplyAdd(q, z, Simd.Constant<T>(-2.11052978884890840399e6));
        Vector512<T> small = x * Simd.MultiplyAdd(z, p / q, Vector512<T>.One);

        return Vector512.ConditionalSelect(
            Vector512.LessThanOrEqual(magnitude, Vector512<T>.One), small, Vector512.CopySign(large, x));
    }
}

/// <summary>The hyperbolic cosine, (eˣ + e⁻ˣ)/2 from e^(x/2), which overflows no earlier than the result.</summary>
internal readonly struct CoshFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x)
    {
        Vector512<T> half = Simd.Constant<T>(0.5);
        Vector512<T> root = Simd.Exp(half * Vector512.Abs(x));
        return half * root * root + half / (root * root);
    }
}

/// <summary>1 for x &gt; 0, otherwise 0: the derivative of relu, 0 at 0.</summary>
internal readonly struct StepFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<T>.Zero), Vector512<T>.One, Vector512<T>.Zero);
}

/// <summary>1 for x &gt; 0, −1 for x &lt; 0, 0 at ±0, and NaN for NaN: the derivative of |x|, 0 at 0.</summary>
internal readonly struct SignFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x)
    {
        Vector512<T> zero = Vector512<T>.Zero;
        Vector512<T> sign = Vector512.ConditionalSelect(Vector512.LessThan(x, zero), -Vector512<T>.One, x + zero);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, zero), Vector512<T>.One, sign);
    }
}
