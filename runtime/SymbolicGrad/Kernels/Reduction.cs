using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>What a sum over one operand adds for each element.</summary>
internal interface ITerm<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The sum so far plus the terms of <paramref name="x"/>.</summary>
    Vector512<T> Add(Vector512<T> sum, Vector512<T> x);
}

/// <summary>What a sum over two operands adds for each pair of elements.</summary>
internal interface ITerm2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The sum so far plus the terms of <paramref name="x"/> and <paramref name="y"/>.</summary>
    Vector512<T> Add(Vector512<T> sum, Vector512<T> x, Vector512<T> y);
}

/// <summary>The loops that sum over elements.</summary>
/// <remarks>
/// Four vectors of partial sums hide the latency of the addition. The order of the additions depends on the length alone, not on
/// the address, so that the same data sum to the same bits wherever they lie: unlike the reductions of
/// System.Numerics.Tensors, which first run up to an aligned address. Lengths are checked by the callers.
/// </remarks>
internal static class Reduction
{
    public static T Sum<T, TTerm>(ReadOnlySpan<T> x, TTerm term)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTerm : struct, ITerm<T>
    {
        ref T first = ref MemoryMarshal.GetReference(x);
        int width = Vector512<T>.Count;
        Vector512<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        int i = 0;
        for (; i <= x.Length - 4 * width; i += 4 * width)
        {
            sum0 = term.Add(sum0, Vector512.LoadUnsafe(ref first, (nuint)i));
            sum1 = term.Add(sum1, Vector512.LoadUnsafe(ref first, (nuint)(i + width)));
            sum2 = term.Add(sum2, Vector512.LoadUnsafe(ref first, (nuint)(i + 2 * width)));
            sum3 = term.Add(sum3, Vector512.LoadUnsafe(ref first, (nuint)(i + 3 * width)));
        }
        for (; i <= x.Length - width; i += width)
            sum0 = term.Add(sum0, Vector512.LoadUnsafe(ref first, (nuint)i));
        int rest = x.Length - i;
        if (rest > 0)
            sum1 += Remainder.Once(term.Add(default, Remainder.Load(ref Unsafe.Add(ref first, i), rest)), rest);
        return Vector512.Sum(sum0 + sum1 + (sum2 + sum3));
    }

    public static T Sum<T, TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, TTerm term)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTerm : struct, ITerm2<T>
    {
        ref T first = ref MemoryMarshal.GetReference(x);
        ref T second = ref MemoryMarshal.GetReference(y);
        int width = Vector512<T>.Count;
        Vector512<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        int i = 0;
        for (; i <= x.Length - 4 * width; i += 4 * width)
        {
            sum0 = Add(term, sum0, ref first, ref second, i);
            sum1 = Add(term, sum1, ref first, ref second, i + width);
            sum2 = Add(term, sum2, ref first, ref second, i + 2 * width);
            sum3 = Add(term, sum3, ref first, ref second, i + 3 * width);
        }
        for (; i <= x.Length - width; i += width)
            sum0 = Add(term, sum0, ref first, ref second, i);
        int rest = x.Length - i;
        if (rest > 0)
        {
            Vector512<T> terms = term.Add(
                default, Remainder.Load(ref Unsafe.Add(ref first, i), rest), Remainder.Load(ref Unsafe.Add(ref second, i), rest));
            sum1 += Remainder.Once(terms, rest);
        }
        return Vector512.Sum(sum0 + sum1 + (sum2 + sum3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Add<T, TTerm>(TTerm term, Vector512<T> sum, ref T x, ref T y, int i)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TTerm : struct, ITerm2<T> =>
        term.Add(sum, Vector512.LoadUnsafe(ref x, (nuint)i), Vector512.LoadUnsafe(ref y, (nuint)i));
}
