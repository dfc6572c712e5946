using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>Softmax and its logarithm over one row, shifted by the row's maximum so that no exponential overflows.</summary>
internal static class SoftmaxRow
{
    /// <summary>The maximum of the row, NaN if it holds one, −∞ if it is empty.</summary>
    public static T Max<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        x.IsEmpty ? T.NegativeInfinity : TensorPrimitives.Max(x);

    /// <summary>log Σ eˣ: −∞ where all elements are −∞, +∞ where one is +∞.</summary>
    public static T LogSumExp<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = Max(x);
        return T.IsFinite(max) ? max + T.Log(SumExp(x, max)) : max;
    }

    /// <summary>Σ e^(x − max).</summary>
    public static T SumExp<T>(ReadOnlySpan<T> x, T max)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Reduction.Sum(x, new ShiftedExponentialTerm<T>(max));

    /// <summary>destination = e^(x − max). The destination may be x itself.</summary>
    /// <returns>The sum of the destination.</returns>
    public static T ShiftedExp<T>(ReadOnlySpan<T> x, T max, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.NotShifted(x, destination);
        ref T source = ref MemoryMarshal.GetReference(x);
        ref T target = ref MemoryMarshal.GetReference(destination);
        Vector512<T> shift = Vector512.Create(max);
        Vector512<T> sum = default;
        int width = Vector512<T>.Count;
        int i = 0;
        for (; i <= x.Length - width; i += width)
        {
            Vector512<T> exponential = Simd.Exp(Vector512.LoadUnsafe(ref source, (nuint)i) - shift);
            exponential.StoreUnsafe(ref target, (nuint)i);
            sum += exponential;
        }
        int rest = x.Length - i;
        if (rest > 0)
        {
            Vector512<T> exponential = Simd.Exp(Remainder.Load(ref Unsafe.Add(ref source, i), rest) - shift);
            Remainder.Store(exponential, ref Unsafe.Add(ref target, i), rest);
            sum += Remainder.Once(exponential, rest);
        }
        return Vector512.Sum(sum);
    }

    /// <summary>destination = softmax(x).</summary>
    public static void Softmax<T>(ReadOnlySpan<T> x, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T sum = ShiftedExp(x, Max(x), destination);
        TensorPrimitives.Divide(destination, sum, destination);
    }

    /// <summary>destination = log softmax(x) = (x − max) − log Σ e^(x − max).</summary>
    public static void LogSoftmax<T>(ReadOnlySpan<T> x, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = Max(x);
        T logSum = T.Log(SumExp(x, max));
        TensorPrimitives.Subtract(x, max, destination);
        TensorPrimitives.Subtract(destination, logSum, destination);
    }
}

/// <summary>y·(dy − dot) with dot = Σ dy·y over the row: the gradient through y = softmax(x).</summary>
internal readonly struct SoftmaxGradientFunction<T>(T dot) : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> dy, Vector512<T> y) => y * (dy - Vector512.Create(dot));
}

/// <summary>dy − eʸ·sum with sum = Σ dy over the row: the gradient through y = log softmax(x).</summary>
internal readonly struct LogSoftmaxGradientFunction<T>(T sum) : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> dy, Vector512<T> y) => Simd.MultiplyAdd(-Simd.Exp(y), Vector512.Create(sum), dy);
}

/// <summary>(e^(z − max)·weight − t)·scale: with weight = Σt/Σe^(z − max), the gradient of the cross-entropy of softmax(z) against t.</summary>
internal readonly struct CrossEntropyGradientFunction<T>(T max, T weight, T scale) : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> z, Vector512<T> t) =>
        (Simd.Exp(z - Vector512.Create(max)) * Vector512.Create(weight) - t) * Vector512.Create(scale);
}

/// <summary>(σ(z) − t)·scale: the gradient of the binary cross-entropy.</summary>
internal readonly struct BinaryCrossEntropyGradientFunction<T>(T scale) : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> z, Vector512<T> t) =>
        (default(SigmoidFunction<T>).Invoke(z) - t) * Vector512.Create(scale);
}
