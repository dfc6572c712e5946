using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>A block of one operand of a matrix product, cut into panels: runs of rows of a, or of columns of b, as wide as a tile.</summary>
internal readonly unsafe ref struct ProductPanels<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Describes the panels where they lie.</summary>
    /// <param name="start">The first element.</param>
    /// <param name="width">The width of a panel.</param>
    /// <param name="across">The elements from one row of a, or column of b, to the next.</param>
    /// <param name="along">The elements from one step of the inner extent to the next.</param>
    public ProductPanels(T* start, int width, nint across, nint along)
        : this(start, across, along, width * across)
    {
    }

    private ProductPanels(T* start, nint across, nint along, nint next)
    {
        Start = start;
        Across = across;
        Along = along;
        Next = next;
    }

    /// <summary>The first element of the first panel.</summary>
    public T* Start { get; }

    /// <summary>The elements from one row of a, or column of b, to the next.</summary>
    public nint Across { get; }

    /// <summary>The elements from one step of the inner extent to the next.</summary>
    public nint Along { get; }

    /// <summary>The elements from one panel to the next.</summary>
    public nint Next { get; }

    /// <summary>Copies the panels so that each is contiguous, and fills the last one up with zeros.</summary>
    /// <param name="target">Room for <paramref name="extent"/>, rounded up to whole panels, times <paramref name="depth"/> elements.</param>
    /// <param name="extent">The rows of a, or columns of b, in the block.</param>
    /// <param name="depth">The inner extent of the block.</param>
    /// <param name="width">The width of a panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ProductPanels<T> CopyTo(T* target, int extent, int depth, int width)
    {
        for (int done = 0; done < extent; done += width)
        {
            T* source = Start + done * Across;
            T* panel = target + (nint)done * depth;
            int filled = Math.Min(width, extent - done);
            if (filled < width)
                new Span<T>(panel, width * depth).Clear();
            if (Across != 1)
                Transposition.Copy(source, Across, panel, width, filled, depth);
            else if (filled >= Vector512<T>.Count)
                CopyRuns<Lanes512<T>, Vector512<T>>(source, Along, panel, width, depth, filled);
            else if (filled >= Vector128<T>.Count)
                CopyRuns<Lanes128<T>, Vector128<T>>(source, Along, panel, width, depth, filled);
            else
                CopyShortRuns(source, Along, panel, width, depth, filled);
        }
        return new ProductPanels<T>(target, across: 1, along: width, next: (nint)width * depth);
    }

    /// <summary>Copies runs at least as long as a vector; the last vector of a run overlaps the one before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRuns<TLanes, TVector>(T* source, nint sourceStride, T* target, nint targetStride, int runs, int length)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : unmanaged
    {
        int last = length - TLanes.Count;
        for (int run = 0; run < runs; run++)
        {
            for (int i = 0; i < last; i += TLanes.Count)
                TLanes.Store(TLanes.Load(source + i), target + i);
            TLanes.Store(TLanes.Load(source + last), target + last);
            source += sourceStride;
            target += targetStride;
        }
    }

    private static void CopyShortRuns(T* source, nint sourceStride, T* target, nint targetStride, int runs, int length)
    {
        for (int run = 0; run < runs; run++)
        {
            for (int i = 0; i < length; i++)
                target[i] = source[i];
            source += sourceStride;
            target += targetStride;
        }
    }
}
