using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SymbolicGrad;

/// <summary>Copies a block of a matrix transposed, in squares that fit the registers.</summary>
internal static unsafe class Transposition
{
    /// <summary>target[j, i] = source[i, j] for 0 ≤ i &lt; rows and 0 ≤ j &lt; columns.</summary>
    /// <param name="source">The first element of the source.</param>
    /// <param name="sourceStride">The elements from one row of the source to the next.</param>
    /// <param name="target">The first element of the target.</param>
    /// <param name="targetStride">The elements from one row of the target to the next.</param>
    /// <param name="rows">The rows of the source.</param>
    /// <param name="columns">The columns of the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(T* source, nint sourceStride, T* target, nint targetStride, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!HasZip || sizeof(T) > 8)
        {
            CopyElements(source, sourceStride, target, targetStride, 0, rows, 0, columns);
            return;
        }
        int side = Vector128<T>.Count;
        int wholeRows = rows - rows % side, wholeColumns = columns - columns % side;

        // As many rows of the source at a time as make a cache line of the target, so that each line is written once.
        int line = 64 / sizeof(T);
        for (int start = 0; start < wholeRows; start += line)
        {
            int end = Math.Min(start + line, wholeRows);
            for (int j = 0; j < wholeColumns; j += side)
            {
                for (int i = start; i < end; i += side)
                    CopySquare(source + i * sourceStride + j, sourceStride, target + j * targetStride + i, targetStride);
            }
        }
        CopyElements(source, sourceStride, target, targetStride, 0, wholeRows, wholeColumns, columns);
        CopyElements(source, sourceStride, target, targetStride, wholeRows, rows, 0, columns);
    }

    private static void CopyElements<T>(
        T* source, nint sourceStride, T* target, nint targetStride, int firstRow, int endRow, int firstColumn, int endColumn)
        where T : unmanaged
    {
        for (int i = firstRow; i < endRow; i++)
        {
            for (int j = firstColumn; j < endColumn; j++)
                target[j * targetStride + i] = source[i * sourceStride + j];
        }
    }

    private static bool HasZip => Sse2.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>A square of 2×2 elements of 64 bits or 4×4 of 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopySquare<T>(T* source, nint sourceStride, T* target, nint targetStride)
        where T : unmanaged
    {
        Vector128<T> row0 = Vector128.Load(source);
        Vector128<T> row1 = Vector128.Load(source + sourceStride);
        if (Vector128<T>.Count == 2)
        {
            ZipLow(row0, row1).Store(target);
            ZipHigh(row0, row1).Store(target + targetStride);
            return;
        }
        Vector128<T> row2 = Vector128.Load(source + 2 * sourceStride);
        Vector128<T> row3 = Vector128.Load(source + 3 * sourceStride);
        Vector128<T> low02 = ZipLow(row0, row2), low13 = ZipLow(row1, row3);
        Vector128<T> high02 = ZipHigh(row0, row2), high13 = ZipHigh(row1, row3);
        ZipLow(low02, low13).Store(target);
        ZipHigh(low02, low13).Store(target + targetStride);
        ZipLow(high02, high13).Store(target + 2 * targetStride);
        ZipHigh(high02, high13).Store(target + 3 * targetStride);
    }

    /// <summary>The lower halves of two vectors, element by element in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> ZipLow<T>(Vector128<T> a, Vector128<T> b)
        where T : unmanaged
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            return sizeof(T) == 8
                ? AdvSimd.Arm64.ZipLow(a.AsDouble(), b.AsDouble()).As<double, T>()
                : AdvSimd.Arm64.ZipLow(a.AsSingle(), b.AsSingle()).As<float, T>();
        }
        return sizeof(T) == 8
            ? Sse2.UnpackLow(a.AsDouble(), b.AsDouble()).As<double, T>()
            : Sse.UnpackLow(a.AsSingle(), b.AsSingle()).As<float, T>();
    }

    /// <summary>The upper halves of two vectors, element by element in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> ZipHigh<T>(Vector128<T> a, Vector128<T> b)
        where T : unmanaged
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            return sizeof(T) == 8
                ? AdvSimd.Arm64.ZipHigh(a.AsDouble(), b.AsDouble()).As<double, T>()
                : AdvSimd.Arm64.ZipHigh(a.AsSingle(), b.AsSingle()).As<float, T>();
        }
        return sizeof(T) == 8
            ? Sse2.UnpackHigh(a.AsDouble(), b.AsDouble()).As<double, T>()
            : Sse.UnpackHigh(a.AsSingle(), b.AsSingle()).As<float, T>();
    }
}
