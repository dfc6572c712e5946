using System.Runtime.CompilerServices;

namespace SymbolicGrad;

/// <summary>The innermost part of the matrix product: a tile of the result that stays in registers while the inner extent runs.</summary>
/// <remarks>
/// A tile has 6 rows and 2 vectors of columns: 12 independent chains of multiply-adds, enough to keep two pipelines of 4 cycles
/// latency busy, and with the two vectors of b and one broadcast element of a they fit 16 registers.
/// </remarks>
internal static unsafe class ProductTile<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>The rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>The columns of a tile.</summary>
    public static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TLanes.Count;
    }

    /// <summary>c = scale·a·b, or c += scale·a·b, for a tile c.</summary>
    /// <param name="inner">The inner extent: the columns of a and the rows of b.</param>
    /// <param name="a">The first of the rows of a. Fewer than <see cref="Rows"/> are allowed, see <paramref name="rows"/>.</param>
    /// <param name="aRowStride">From one row of a to the next.</param>
    /// <param name="aColumnStride">From one column of a to the next.</param>
    /// <param name="b">Rows of <see cref="Columns"/> contiguous elements.</param>
    /// <param name="bStride">From one row of b to the next.</param>
    /// <param name="c">Rows of <see cref="Columns"/> contiguous elements, of which <paramref name="rows"/> are written.</param>
    /// <param name="cStride">From one row of c to the next.</param>
    /// <param name="rows">The rows to compute, 1 to <see cref="Rows"/>.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="accumulate">Whether to add to c.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        int inner, T* a, nint aRowStride, nint aColumnStride, T* b, nint bStride, T* c, nint cStride, int rows, T scale, bool accumulate)
    {
        // Rows beyond the last repeat it: they cost nothing more than leaving them out would, and are not stored.
        nint row1 = rows > 1 ? aRowStride : 0;
        nint row2 = rows > 2 ? 2 * aRowStride : row1;
        nint row3 = rows > 3 ? 3 * aRowStride : row2;
        nint row4 = rows > 4 ? 4 * aRowStride : row3;
        nint row5 = rows > 5 ? 5 * aRowStride : row4;

        TVector c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        TVector c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (int k = 0; k < inner; k++)
        {
            TVector b0 = TLanes.Load(b);
            TVector b1 = TLanes.Load(b + TLanes.Count);
            TVector element = TLanes.Broadcast(*a);
            c00 = TLanes.MultiplyAdd(element, b0, c00);
            c01 = TLanes.MultiplyAdd(element, b1, c01);
            element = TLanes.Broadcast(a[row1]);
            c10 = TLanes.MultiplyAdd(element, b0, c10);
            c11 = TLanes.MultiplyAdd(element, b1, c11);
            element = TLanes.Broadcast(a[row2]);
            c20 = TLanes.MultiplyAdd(element, b0, c20);
            c21 = TLanes.MultiplyAdd(element, b1, c21);
            element = TLanes.Broadcast(a[row3]);
            c30 = TLanes.MultiplyAdd(element, b0, c30);
            c31 = TLanes.MultiplyAdd(element, b1, c31);
            element = TLanes.Broadcast(a[row4]);
            c40 = TLanes.MultiplyAdd(element, b0, c40);
            c41 = TLanes.MultiplyAdd(element, b1, c41);
            element = TLanes.Broadcast(a[row5]);
            c50 = TLanes.MultiplyAdd(element, b0, c50);
            c51 = TLanes.MultiplyAdd(element, b1, c51);
            a += aColumnStride;
            b += bStride;
        }

        TVector factor = TLanes.Broadcast(scale);
        StoreRow(c00, c01, factor, c, accumulate);
        if (rows > 1)
            StoreRow(c10, c11, factor, c + cStride, accumulate);
        if (rows > 2)
            StoreRow(c20, c21, factor, c + 2 * cStride, accumulate);
        if (rows > 3)
            StoreRow(c30, c31, factor, c + 3 * cStride, accumulate);
        if (rows > 4)
            StoreRow(c40, c41, factor, c + 4 * cStride, accumulate);
        if (rows > 5)
            StoreRow(c50, c51, factor, c + 5 * cStride, accumulate);
    }

    /// <summary>The same for a tile of 6 rows and one vector of columns, where b is read, and c written, that narrow.</summary>
    /// <remarks>Even and odd steps of the inner extent are summed apart, which makes the 12 independent chains again.</remarks>
    /// <inheritdoc cref="Multiply" path="/param"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyNarrow(
        int inner, T* a, nint aRowStride, nint aColumnStride, T* b, nint bStride, T* c, nint cStride, int rows, T scale, bool accumulate)
    {
        nint row1 = rows > 1 ? aRowStride : 0;
        nint row2 = rows > 2 ? 2 * aRowStride : row1;
        nint row3 = rows > 3 ? 3 * aRowStride : row2;
        nint row4 = rows > 4 ? 4 * aRowStride : row3;
        nint row5 = rows > 5 ? 5 * aRowStride : row4;

        TVector even0 = default, even1 = default, even2 = default, even3 = default, even4 = default, even5 = default;
        TVector odd0 = default, odd1 = default, odd2 = default, odd3 = default, odd4 = default, odd5 = default;
        int k = 0;
        for (; k < inner - 1; k += 2)
        {
            TVector row = TLanes.Load(b);
            even0 = TLanes.MultiplyAdd(TLanes.Broadcast(*a), row, even0);
            even1 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row1]), row, even1);
            even2 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row2]), row, even2);
            even3 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row3]), row, even3);
            even4 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row4]), row, even4);
            even5 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row5]), row, even5);
            a += aColumnStride;
            row = TLanes.Load(b + bStride);
            odd0 = TLanes.MultiplyAdd(TLanes.Broadcast(*a), row, odd0);
            odd1 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row1]), row, odd1);
            odd2 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row2]), row, odd2);
            odd3 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row3]), row, odd3);
            odd4 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row4]), row, odd4);
            odd5 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row5]), row, odd5);
            a += aColumnStride;
            b += 2 * bStride;
        }
        if (k < inner)
        {
            TVector row = TLanes.Load(b);
            even0 = TLanes.MultiplyAdd(TLanes.Broadcast(*a), row, even0);
            even1 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row1]), row, even1);
            even2 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row2]), row, even2);
            even3 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row3]), row, even3);
            even4 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row4]), row, even4);
            even5 = TLanes.MultiplyAdd(TLanes.Broadcast(a[row5]), row, even5);
        }

        TVector factor = TLanes.Broadcast(scale);
        Store(TLanes.Add(even0, odd0), factor, c, accumulate);
        if (rows > 1)
            Store(TLanes.Add(even1, odd1), factor, c + cStride, accumulate);
        if (rows > 2)
            Store(TLanes.Add(even2, odd2), factor, c + 2 * cStride, accumulate);
        if (rows > 3)
            Store(TLanes.Add(even3, odd3), factor, c + 3 * cStride, accumulate);
        if (rows > 4)
            Store(TLanes.Add(even4, odd4), factor, c + 4 * cStride, accumulate);
        if (rows > 5)
            Store(TLanes.Add(even5, odd5), factor, c + 5 * cStride, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(TVector left, TVector right, TVector factor, T* c, bool accumulate)
    {
        Store(left, factor, c, accumulate);
        Store(right, factor, c + TLanes.Count, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector sum, TVector factor, T* c, bool accumulate) => TLanes.Store(
        accumulate ? TLanes.MultiplyAdd(sum, factor, TLanes.Load(c)) : TLanes.Multiply(sum, factor), c);
}
