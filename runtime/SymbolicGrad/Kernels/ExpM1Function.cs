using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>eˣ − 1, to about 3 units in the last place, also near zero; −1 at −∞.</summary>
/// <remarks>
/// For |x| ≤ 0.5 the rational function 2·x·P(x²)/(Q(x²) − x·P(x²)) of S. L. Moshier's Cephes library (unity.c, expm1, 1984–2000);
/// beyond, the subtraction, which costs less than two bits there. The framework’s own <c>ExpM1</c> subtracts everywhere.
/// </remarks>
internal readonly struct ExpM1Function<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x)
    {
        Vector512<T> large = Simd.Exp(x) - Vector512<T>.One;

        Vector512<T> z = x * x;
        Vector512<T> p = Simd.Constant<T>(1.2617719307481059087798e-4);
        p = Simd.MultiplyAdd(p, z, Simd.Constant<T>(3.0299440770744196129956e-2));
        p = x * Simd.MultiplyAdd(p, z, Vector512<T>.One);
        Vector512<T> q = Simd.Constant<T>(3.0019850513866445504159e-6);
        q = Simd.MultiplyAdd(q, z, Simd.Constant<T>(2.5244834034968410419224e-3));
        q = Simd.MultiplyAdd(q, z, Simd.Constant<T>(2.2726554820815502876593e-1));
        q = Simd.MultiplyAdd(q, z, Simd.Constant<T>(2.0));
        Vector512<T> half = p / (q - p);

        return Vector512.ConditionalSelect(
            Vector512.LessThanOrEqual(Vector512.Abs(x), Simd.Constant<T>(0.5)), half + half, large);
    }
}
