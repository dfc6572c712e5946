using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

// Each takes the upstream gradient dy first. The second argument is the output y where the derivative has a form in it, as then
// the input need not be kept; otherwise the input x.

/// <summary>dy for y &gt; 0, otherwise 0.</summary>
internal readonly struct ReluGradientFunction<T> : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> dy, Vector512<T> y) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(y, Vector512<T>.Zero), dy, Vector512<T>.Zero);
}

/// <summary>dy·(1 − y²).</summary>
internal readonly struct TanhGradientFunction<T> : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> dy, Vector512<T> y) =>
        dy * Simd.MultiplyAdd(-y, y, Vector512<T>.One);
}

/// <summary>dy·y·(1 − y).</summary>
internal readonly struct SigmoidGradientFunction<T> : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> dy, Vector512<T> y) =>
        dy * (y * (Vector512<T>.One - y));
}

/// <summary>dy for x &gt; 0, otherwise slope·dy.</summary>
internal readonly struct LeakyReluGradientFunction<T>(T slope) : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> dy, Vector512<T> x) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<T>.Zero), dy, Vector512.Create(slope) * dy);
}

/// <summary>dy for x &gt; 0, otherwise dy·α·eˣ.</summary>
internal readonly struct EluGradientFunction<T>(T alpha) : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> dy, Vector512<T> x) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<T>.Zero), dy, dy * (Vector512.Create(alpha) * Simd.Exp(x)));
}

/// <summary>Φ(x) + x·φ(x) with the normal distribution function Φ and density φ: the derivative of gelu.</summary>
internal readonly struct GeluSlopeFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x)
    {
        x = Vector512.Min(Vector512.Max(x, Simd.Constant<T>(-100.0)), Simd.Constant<T>(100.0)); // where φ is zero: ±∞ would give ∞·0
        return Simd.MultiplyAdd(x, Normal.Density(x), Normal.Distribution(x));
    }
}

/// <summary>dy·(Φ(x) + x·φ(x)).</summary>
internal readonly struct GeluGradientFunction<T> : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> dy, Vector512<T> x) =>
        dy * default(GeluSlopeFunction<T>).Invoke(x);
}

/// <summary>dy·σ(x).</summary>
internal readonly struct SoftplusGradientFunction<T> : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> dy, Vector512<T> x) =>
        dy * default(SigmoidFunction<T>).Invoke(x);
}

/// <summary>σ(x)·(1 + x·(1 − σ(x))): the derivative of silu.</summary>
internal readonly struct SiluSlopeFunction<T> : IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x)
    {
        x = Vector512.Min(Vector512.Max(x, Simd.Constant<T>(-1000.0)), Simd.Constant<T>(1000.0)); // where σ is 0 or 1: ±∞ would give ∞·0
        Vector512<T> sigmoid = default(SigmoidFunction<T>).Invoke(x);
        return sigmoid * Simd.MultiplyAdd(x, Vector512<T>.One - sigmoid, Vector512<T>.One);
    }
}

/// <summary>dy·σ(x)·(1 + x·(1 − σ(x))).</summary>
internal readonly struct SiluGradientFunction<T> : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> dy, Vector512<T> x) =>
        dy * default(SiluSlopeFunction<T>).Invoke(x);
}
