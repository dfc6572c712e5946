using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>The error function erf(x) = 2/√π·∫₀ˣ e^(−t²) dt and its complement, to a few units in the last place.</summary>
/// <remarks>
/// The rational Chebyshev approximations of W. J. Cody, Rational Chebyshev approximations for the error function, Mathematics of
/// Computation 23 (1969) 631–637, with the coefficients of his Fortran routine CALERF (netlib, specfun, 1990): erf itself for
/// |x| ≤ 0.46875, and e^(x²)·erfc(x) on (0.46875, 4] and beyond.
/// </remarks>
internal static class ErrorFunction
{
    /// <summary>erf(x) = x·P(x²)/Q(x²), for |x| ≤ 0.46875.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ErfNearZero<T>(Vector512<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector512<T> z = x * x;
        Vector512<T> p = Simd.Constant<T>(1.85777706184603153e-1);
        p = Simd.MultiplyAdd(p, z, Simd.Constant<T>(3.16112374387056560e00));
        p = Simd.MultiplyAdd(p, z, Simd.Constant<T>(1.13864154151050156e02));
        p = Simd.MultiplyAdd(p, z, Simd.Constant<T>(3.77485237685302021e02));
        p = Simd.MultiplyAdd(p, z, Simd.Constant<T>(3.20937758913846947e03));
        Vector512<T> q = z + Simd.Constant<T>(2.36012909523441209e01);
        q = Simd.MultiplyAdd(q, z, Simd.Constant<T>(2.44024637934444173e02));
        q = Simd.MultiplyAdd(q, z, Simd.Constant<T>(1.28261652607737228e03));
        q = Simd.MultiplyAdd(q, z, Simd.Constant<T>(2.84423683343917062e03));
        return x * (p / q);
    }

    /// <summary>erfc(x) = 1 − erf(x), for x &gt; 0.46875.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Erfc<T>(Vector512<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Where e^(−x²) underflows, the rational functions must not overflow before: x is cut to where both are at rest.
        x = Vector512.Min(x, Simd.Constant<T>(28.0));
        Vector512<T> scaled = Vector512.ConditionalSelect(
            Vector512.LessThanOrEqual(x, Simd.Constant<T>(4.0)), ScaledErfcMiddle(x), ScaledErfcTail(x));

        // x² = square + rest exactly, and e^(−square−rest) = e^(−square)·(1 − rest) as rest is below the last place of square.
        Vector512<T> square = x * x;
        Vector512<T> rest = Simd.MultiplyAdd(x, x, -square);
        Vector512<T> exponential = Simd.Exp(-square);
        return Simd.MultiplyAdd(-rest, exponential, exponential) * scaled;
    }

    /// <summary>e^(x²)·erfc(x) for 0.46875 ≤ x ≤ 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> ScaledErfcMiddle<T>(Vector512<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector512<T> p = Simd.Constant<T>(2.15311535474403846e-8);
        p = Simd.MultiplyAdd(p, x, Simd.Constant<T>(5.64188496988670089e-1));
        p = Simd.MultiplyAdd(p, x, Simd.Constant<T>(8.88314979438837594e00));
        p = Simd.MultiplyAdd(p, x, Simd.Constant<T>(6.61191906371416295e01));
        p = Simd.MultiplyAdd(p, x, Simd.Constant<T>(2.98635138197400131e02));
        p = Simd.MultiplyAdd(p, x, Simd.Constant<T>(8.81952221241769090e02));
        p = Simd.MultiplyAdd(p, x, Simd.Constant<T>(1.71204761263407058e03));
        p = Simd.MultiplyAdd(p, x, Simd.Constant<T>(2.05107837782607147e03));
        p = Simd.MultiplyAdd(p, x, Simd.Constant<T>(1.23033935479799725e03));
        Vector512<T> q = x + Simd.Constant<T>(1.57449261107098347e01);
        q = Simd.MultiplyAdd(q, x, Simd.Constant<T>(1.17693950891312499e02));
        q = Simd.MultiplyAdd(q, x, Simd.Constant<T>(5.37181101862009858e02));
        q = Simd.MultiplyAdd(q, x, Simd.Constant<T>(1.62138957456669019e03));
        q = Simd.MultiplyAdd(q, x, Simd.Constant<T>(3.29079923573345963e03));
        q = Simd.MultiplyAdd(q, x, Simd.Constant<T>(4.36261909014324716e03));
        q = Simd.MultiplyAdd(q, x, Simd.Constant<T>(3.43936767414372164e03));
        q = Simd.MultiplyAdd(q, x, Simd.Constant<T>(1.23033935480374942e03));
        return p / q;
    }

    /// <summary>e^(x²)·erfc(x) = (1/√π − y·P(y)/Q(y))/x with y = 1/x², for x ≥ 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> ScaledErfcTail<T>(Vector512<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector512<T> y = Vector512<T>.One / (x * x);
        Vector512<T> p = Simd.Constant<T>(1.63153871373020978e-2);
        p = Simd.MultiplyAdd(p, y, Simd.Constant<T>(3.05326634961232344e-1));
        p = Simd.MultiplyAdd(p, y, Simd.Constant<T>(3.60344899949804439e-1));
        p = Simd.MultiplyAdd(p, y, Simd.Constant<T>(1.25781726111229246e-1));
        p = Simd.MultiplyAdd(p, y, Simd.Constant<T>(1.60837851487422766e-2));
        p = Simd.MultiplyAdd(p, y, Simd.Constant<T>(6.58749161529837803e-4));
        Vector512<T> q = y + Simd.Constant<T>(2.56852019228982242e00);
        q = Simd.MultiplyAdd(q, y, Simd.Constant<T>(1.87295284992346725e00));
        q = Simd.MultiplyAdd(q, y, Simd.Constant<T>(5.27905102951428412e-1));
        q = Simd.MultiplyAdd(q, y, Simd.Constant<T>(6.05183413124413191e-2));
        q = Simd.MultiplyAdd(q, y, Simd.Constant<T>(2.33520497626869185e-3));
        return (Simd.Constant<T>(5.6418958354775628695e-1) - y * (p / q)) / x;
    }
}

/// <summary>The error function.</summary>
internal readonly struct ErfFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x)
    {
        Vector512<T> magnitude = Vector512.Abs(x);
        Vector512<T> large = Vector512.CopySign(Vector512<T>.One - ErrorFunction.Erfc(magnitude), x);
        return Vector512.ConditionalSelect(
            Vector512.LessThanOrEqual(magnitude, Simd.Constant<T>(0.46875)), ErrorFunction.ErfNearZero(x), large);
    }
}

/// <summary>The distribution function of the standard normal distribution, Φ(x) = erfc(−x/√2)/2, accurate in its lower tail also.</summary>
internal static class Normal
{
    /// <summary>Φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Distribution<T>(Vector512<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector512<T> half = Simd.Constant<T>(0.5);
        Vector512<T> u = x * Simd.Constant<T>(0.70710678118654752440);
        Vector512<T> magnitude = Vector512.Abs(u);
        Vector512<T> tail = half * ErrorFunction.Erfc(magnitude);
        Vector512<T> outer = Vector512.ConditionalSelect(
            Vector512.GreaterThan(u, Vector512<T>.Zero), Vector512<T>.One - tail, tail);
        Vector512<T> inner = Simd.MultiplyAdd(half, ErrorFunction.ErfNearZero(u), half);
        return Vector512.ConditionalSelect(Vector512.LessThanOrEqual(magnitude, Simd.Constant<T>(0.46875)), inner, outer);
    }

    /// <summary>The density φ(x) = e^(−x²/2)/√(2π).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Density<T>(Vector512<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Simd.Constant<T>(0.39894228040143267794) * Simd.Exp(Simd.Constant<T>(-0.5) * x * x);
}
