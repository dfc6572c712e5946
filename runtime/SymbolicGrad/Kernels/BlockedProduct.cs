using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

/// <summary>The blocks of a <see cref="MatrixProduct"/>, for SIMD vectors of one width.</summary>
internal static unsafe class BlockedProduct<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>
    /// The largest inner extent of a block. A panel of b of this length is 34 KiB with vectors of 512 bits: a first cache of
    /// 48 KiB has room left for the rows of a that it meets.
    /// </summary>
    private const int InnerBlock = 272;

    /// <summary>The most rows of a block of a, a multiple of the rows of a tile.</summary>
    private const int RowBlock = 192;

    /// <summary>The most columns of a block of b, a multiple of the columns of any tile.</summary>
    private const int ColumnBlock = 1024;

    private const int TileRows = ProductTile<TLanes, TVector, T>.Rows;

    private static int TileColumns => ProductTile<TLanes, TVector, T>.Columns;

    /// <summary>c = scale·a·b, or c += scale·a·b, for extents of at least 1.</summary>
    public static void Multiply(in ProductOperand<T> a, in ProductOperand<T> b, Matrix<T> c, T scale, bool accumulate)
    {
        int inner = EvenPart(a.Columns, InnerBlock);
        int rows = RoundUp(EvenPart(c.Rows, RowBlock), TileRows);
        int columns = RoundUp(EvenPart(c.Columns, ColumnBlock), TileColumns);

        // A copy pays where many tiles read it. Panels of b that are not contiguous, or not as wide as a tile, need one.
        bool copyA = a.ColumnStride != 1 && c.Columns > TileColumns;
        bool copyB = b.ColumnStride != 1 || c.Columns % TileColumns != 0 || c.Rows > 4 * TileRows;

        using Workspace work = Workspace.Enter();
        Span<T> aCopy = work.Span<T>(copyA ? inner * rows : 0);
        Span<T> bCopy = work.Span<T>(copyB ? inner * columns : 0);
        Span<T> tile = work.Span<T>(TileRows * TileColumns);
        fixed (T* aStart = a.Span, bStart = b.Span, cStart = c.Span, aPanels = aCopy, bPanels = bCopy, scratch = tile)
        {
            for (int j = 0; j < c.Columns; j += columns)
            {
                int width = Math.Min(columns, c.Columns - j);
                for (int k = 0; k < a.Columns; k += inner)
                {
                    int depth = Math.Min(inner, a.Columns - k);
                    var bBlock = new ProductPanels<T>(bStart + k * b.RowStride + j * b.ColumnStride, TileColumns, b.ColumnStride, b.RowStride);
                    if (copyB)
                        bBlock = bBlock.CopyTo(bPanels, width, depth, TileColumns);
                    for (int i = 0; i < c.Rows; i += rows)
                    {
                        int height = Math.Min(rows, c.Rows - i);
                        var aBlock = new ProductPanels<T>(aStart + i * a.RowStride + k * a.ColumnStride, TileRows, a.RowStride, a.ColumnStride);
                        if (copyA)
                            aBlock = aBlock.CopyTo(aPanels, height, depth, TileRows);
                        MultiplyBlock(
                            aBlock, bBlock, depth, cStart + (nint)i * c.Columns + j, c.Columns, height, width, scale, accumulate || k > 0, scratch);
                    }
                }
            }
        }
    }

    /// <summary>Adds, or sets, the product of a block of a and a block of b, tile by tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlock(
        in ProductPanels<T> a, in ProductPanels<T> b, int depth, T* c, nint cStride, int height, int width, T scale, bool accumulate, T* scratch)
    {
        T* bPanel = b.Start;
        for (int column = 0; column < width; column += TileColumns)
        {
            int filled = Math.Min(TileColumns, width - column);
            T* aPanel = a.Start;
            for (int row = 0; row < height; row += TileRows)
            {
                int tileRows = Math.Min(TileRows, height - row);
                T* cTile = c + row * cStride + column;
                if (filled == TileColumns)
                {
                    ProductTile<TLanes, TVector, T>.Multiply(
                        depth, aPanel, a.Across, a.Along, bPanel, b.Along, cTile, cStride, tileRows, scale, accumulate);
                }
                else if (filled > TLanes.Count)
                {
                    ProductTile<TLanes, TVector, T>.Multiply(
                        depth, aPanel, a.Across, a.Along, bPanel, b.Along, scratch, TileColumns, tileRows, scale, accumulate: false);
                    StorePart(scratch, cTile, cStride, tileRows, filled, accumulate);
                }
                else
                {
                    ProductTile<TLanes, TVector, T>.MultiplyNarrow(
                        depth, aPanel, a.Across, a.Along, bPanel, b.Along, scratch, TileColumns, tileRows, scale, accumulate: false);
                    StorePart(scratch, cTile, cStride, tileRows, filled, accumulate);
                }
                aPanel += a.Next;
            }
            bPanel += b.Next;
        }
    }

    /// <summary>Stores the columns of a computed tile that lie within the result.</summary>
    private static void StorePart(T* tile, T* c, nint cStride, int rows, int columns, bool accumulate)
    {
        for (int row = 0; row < rows; row++)
        {
            var source = new ReadOnlySpan<T>(tile + row * TileColumns, columns);
            var target = new Span<T>(c + row * cStride, columns);
            if (accumulate)
                TensorPrimitives.Add(target, source, target);
            else
                source.CopyTo(target);
        }
    }

    /// <summary>The length of the longest part when the extent is cut, as evenly as can be, into as few parts as the limit allows.</summary>
    private static int EvenPart(int extent, int limit)
    {
        int parts = (extent + limit - 1) / limit;
        return (extent + parts - 1) / parts;
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
