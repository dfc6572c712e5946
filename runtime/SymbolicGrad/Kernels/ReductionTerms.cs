using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>x, for the sum.</summary>
internal readonly struct ValueTerm<T> : ITerm<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Add(Vector512<T> sum, Vector512<T> x) => sum + x;
}

/// <summary>|x|, for the 1-norm.</summary>
internal readonly struct MagnitudeTerm<T> : ITerm<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Add(Vector512<T> sum, Vector512<T> x) => sum + Vector512.Abs(x);
}

/// <summary>(x/scale)², for the 2-norm of what under- or overflows when squared.</summary>
internal readonly struct ScaledSquareTerm<T>(T scale) : ITerm<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Add(Vector512<T> sum, Vector512<T> x)
    {
        Vector512<T> scaled = x / Vector512.Create(scale);
        return Simd.MultiplyAdd(scaled, scaled, sum);
    }
}

/// <summary>e^(x − shift), for the logarithm of a sum of exponentials.</summary>
internal readonly struct ShiftedExponentialTerm<T>(T shift) : ITerm<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Add(Vector512<T> sum, Vector512<T> x) => sum + Simd.Exp(x - Vector512.Create(shift));
}

/// <summary>x·y, for the dot product.</summary>
internal readonly struct ProductTerm<T> : ITerm2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Add(Vector512<T> sum, Vector512<T> x, Vector512<T> y) => Simd.MultiplyAdd(x, y, sum);
}

/// <summary>(x − y)², for squared errors.</summary>
internal readonly struct SquaredDifferenceTerm<T> : ITerm2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Add(Vector512<T> sum, Vector512<T> x, Vector512<T> y)
    {
        Vector512<T> difference = x - y;
        return Simd.MultiplyAdd(difference, difference, sum);
    }
}

/// <summary>log(1 + eᶻ) − t·z, the cross-entropy of the Bernoulli distribution with logit z against the probability t.</summary>
internal readonly struct BinaryCrossEntropyTerm<T> : ITerm2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Add(Vector512<T> sum, Vector512<T> z, Vector512<T> t)
    {
        // max(z, 0) − t·z first: for z > 0 and t near 1 the two large terms cancel exactly.
        Vector512<T> linear = Simd.MultiplyAdd(-t, z, Vector512.Max(z, Vector512<T>.Zero));
        return sum + (linear + Simd.Log1P(Simd.Exp(-Vector512.Abs(z))));
    }
}

/// <summary>t·(c − z), and 0 where t is 0 whatever z is: with c = log Σ eᶻ the cross-entropy −t·log softmax(z).</summary>
internal readonly struct CrossEntropyTerm<T>(T logSumExp) : ITerm2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Add(Vector512<T> sum, Vector512<T> z, Vector512<T> t) => Vector512.ConditionalSelect(
        Vector512.Equals(t, Vector512<T>.Zero), sum, Simd.MultiplyAdd(t, Vector512.Create(logSumExp) - z, sum));
}
