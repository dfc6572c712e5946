using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>∂aᵇ/∂b = p·ln a of the base a and the power p = aᵇ, 0 where either is 0.</summary>
internal readonly struct PowExponentSlopeFunction<T> : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> a, Vector512<T> p) =>
        Vector512.ConditionalSelect(Vector512.Equals(a, Vector512<T>.Zero) | Vector512.Equals(p, Vector512<T>.Zero), Vector512<T>.Zero, p * Simd.Log(a));
}
