using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>The products of a matrix with a vector. Both read the matrix once, row by row as it lies in memory.</summary>
internal static class VectorProduct
{
    /// <summary>The rows that are read side by side, so that an element of the vector is loaded once for all of them.</summary>
    private const int Group = 4;

    /// <summary>y = scale·m·x, or y += scale·m·x: each element the dot product of a row with x.</summary>
    public static void Multiply<T>(Matrix<T> m, ReadOnlySpan<T> x, Span<T> y, T scale, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> elements = m.Span;
        Span<T> dots = stackalloc T[Group];
        for (int row = 0; row < m.Rows; row += Group)
        {
            // The last group repeats the last row instead of being smaller: each row's sum is made in the same way.
            int count = Math.Min(Group, m.Rows - row);
            DotGroup(elements[(row * m.Columns)..], m.Columns, count, x, dots);
            for (int i = 0; i < count; i++)
                y[row + i] = accumulate ? T.MultiplyAddEstimate(scale, dots[i], y[row + i]) : scale * dots[i];
        }
    }

    /// <summary>y = scale·mᵀ·x, or y += scale·mᵀ·x: the sum of the rows, each multiplied by its element of x.</summary>
    public static void MultiplyTransposed<T>(Matrix<T> m, ReadOnlySpan<T> x, Span<T> y, T scale, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!accumulate)
            y.Clear();
        int row = 0;
        for (; row <= m.Rows - Group; row += Group)
        {
            AddRows(
                m.Row(row).Span, m.Row(row + 1).Span, m.Row(row + 2).Span, m.Row(row + 3).Span,
                scale * x[row], scale * x[row + 1], scale * x[row + 2], scale * x[row + 3], y);
        }
        for (; row < m.Rows; row++)
            TensorPrimitives.MultiplyAdd(m.Row(row).Span, scale * x[row], y, y);
    }

    private static void DotGroup<T>(ReadOnlySpan<T> rows, int stride, int count, ReadOnlySpan<T> x, Span<T> dots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T row0 = ref MemoryMarshal.GetReference(rows);
        ref T row1 = ref Unsafe.Add(ref row0, count > 1 ? stride : 0);
        ref T row2 = ref Unsafe.Add(ref row1, count > 2 ? stride : 0);
        ref T row3 = ref Unsafe.Add(ref row2, count > 3 ? stride : 0);
        ref T right = ref MemoryMarshal.GetReference(x);
        int width = Vector512<T>.Count;
        Vector512<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        Vector512<T> more0 = default, more1 = default, more2 = default, more3 = default;
        int i = 0;
        for (; i <= x.Length - 2 * width; i += 2 * width)
        {
            Vector512<T> first = Vector512.LoadUnsafe(ref right, (nuint)i);
            sum0 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row0, (nuint)i), first, sum0);
            sum1 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row1, (nuint)i), first, sum1);
            sum2 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row2, (nuint)i), first, sum2);
            sum3 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row3, (nuint)i), first, sum3);
            nuint next = (nuint)(i + width);
            Vector512<T> second = Vector512.LoadUnsafe(ref right, next);
            more0 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row0, next), second, more0);
            more1 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row1, next), second, more1);
            more2 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row2, next), second, more2);
            more3 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row3, next), second, more3);
        }
        for (; i <= x.Length - width; i += width)
        {
            Vector512<T> first = Vector512.LoadUnsafe(ref right, (nuint)i);
            sum0 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row0, (nuint)i), first, sum0);
            sum1 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row1, (nuint)i), first, sum1);
            sum2 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row2, (nuint)i), first, sum2);
            sum3 = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref row3, (nuint)i), first, sum3);
        }
        int rest = x.Length - i;
        if (rest > 0)
        {
            Vector512<T> last = Remainder.Load(ref Unsafe.Add(ref right, i), rest);
            more0 += Remainder.Once(Remainder.Load(ref Unsafe.Add(ref row0, i), rest) * last, rest);
            more1 += Remainder.Once(Remainder.Load(ref Unsafe.Add(ref row1, i), rest) * last, rest);
            more2 += Remainder.Once(Remainder.Load(ref Unsafe.Add(ref row2, i), rest) * last, rest);
            more3 += Remainder.Once(Remainder.Load(ref Unsafe.Add(ref row3, i), rest) * last, rest);
        }
        dots[0] = Vector512.Sum(sum0 + more0);
        dots[1] = Vector512.Sum(sum1 + more1);
        dots[2] = Vector512.Sum(sum2 + more2);
        dots[3] = Vector512.Sum(sum3 + more3);
    }

    /// <summary>y += x0·row0 + x1·row1 + x2·row2 + x3·row3.</summary>
    private static void AddRows<T>(
        ReadOnlySpan<T> row0, ReadOnlySpan<T> row1, ReadOnlySpan<T> row2, ReadOnlySpan<T> row3, T x0, T x1, T x2, T x3, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T start0 = ref MemoryMarshal.GetReference(row0);
        ref T start1 = ref MemoryMarshal.GetReference(row1);
        ref T start2 = ref MemoryMarshal.GetReference(row2);
        ref T start3 = ref MemoryMarshal.GetReference(row3);
        ref T target = ref MemoryMarshal.GetReference(y);
        int width = Vector512<T>.Count;
        Vector512<T> factor0 = Vector512.Create(x0), factor1 = Vector512.Create(x1), factor2 = Vector512.Create(x2), factor3 = Vector512.Create(x3);
        int i = 0;
        for (; i <= y.Length - width; i += width)
        {
            Vector512<T> sum = Vector512.LoadUnsafe(ref target, (nuint)i);
            sum = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref start0, (nuint)i), factor0, sum);
            sum = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref start1, (nuint)i), factor1, sum);
            sum = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref start2, (nuint)i), factor2, sum);
            sum = Simd.MultiplyAdd(Vector512.LoadUnsafe(ref start3, (nuint)i), factor3, sum);
            sum.StoreUnsafe(ref target, (nuint)i);
        }
        int rest = y.Length - i;
        if (rest > 0)
        {
            Vector512<T> sum = Remainder.Load(ref Unsafe.Add(ref target, i), rest);
            sum = Simd.MultiplyAdd(Remainder.Load(ref Unsafe.Add(ref start0, i), rest), factor0, sum);
            sum = Simd.MultiplyAdd(Remainder.Load(ref Unsafe.Add(ref start1, i), rest), factor1, sum);
            sum = Simd.MultiplyAdd(Remainder.Load(ref Unsafe.Add(ref start2, i), rest), factor2, sum);
            sum = Simd.MultiplyAdd(Remainder.Load(ref Unsafe.Add(ref start3, i), rest), factor3, sum);
            Remainder.Store(sum, ref Unsafe.Add(ref target, i), rest);
        }
    }
}
