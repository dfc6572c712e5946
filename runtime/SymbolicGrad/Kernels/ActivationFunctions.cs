using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>log(1 + eˣ) = max(x, 0) + log(1 + e^(−|x|)), which neither overflows nor loses the lower tail.</summary>
internal readonly struct SoftplusFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x) =>
        Vector512.Max(x, Vector512<T>.Zero) + Simd.Log1P(Simd.Exp(-Vector512.Abs(x)));
}

/// <summary>The logistic function σ(x) = 1/(1 + e⁻ˣ).</summary>
internal readonly struct SigmoidFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x) =>
        Vector512<T>.One / (Vector512<T>.One + Simd.Exp(-x));
}

/// <summary>x·σ(x), −0 at −∞.</summary>
internal readonly struct SiluFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x)
    {
        x = Vector512.Max(x, Simd.Constant<T>(-1000.0)); // where e⁻ˣ is infinite already: −∞ itself would give ∞/∞
        return x / (Vector512<T>.One + Simd.Exp(-x));
    }
}

/// <summary>x·Φ(x) with the normal distribution function Φ, −0 at −∞. D. Hendrycks, K. Gimpel, Gaussian Error Linear Units (2016), in the exact form.</summary>
internal readonly struct GeluFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x)
    {
        x = Vector512.Max(x, Simd.Constant<T>(-100.0)); // where Φ is zero already: −∞ itself would give ∞·0
        return x * Normal.Distribution(x);
    }
}

/// <summary>x for x &gt; 0, otherwise slope·x.</summary>
internal readonly struct LeakyReluFunction<T>(T slope) : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<T>.Zero), x, Vector512.Create(slope) * x);
}

/// <summary>x for x &gt; 0, otherwise α·(eˣ − 1). D.-A. Clevert, T. Unterthiner, S. Hochreiter, Fast and Accurate Deep Network Learning by Exponential Linear Units (2016).</summary>
internal readonly struct EluFunction<T>(T alpha) : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x)
    {
        // eˣ − 1 = 2t/(1 − t) with t = tanh(x/2), which keeps the digits that the subtraction would lose near zero.
        Vector512<T> t = default(TanhFunction<T>).Invoke(Simd.Constant<T>(0.5) * x);
        Vector512<T> negative = Vector512.Create(alpha) * ((t + t) / (Vector512<T>.One - t));
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<T>.Zero), x, negative);
    }
}
