using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad.Benchmarks.Products;

/// <summary>Multiply-adds in registers, in as many independent chains as a tile of the matrix product has: what the core can do at best.</summary>
internal static class PeakMultiplyAdd
{
    private const int Chains = 12;

    /// <summary>Computes for about as many floating-point operations (a multiply-add counts two), and returns a number that depends on all of them.</summary>
    public static T Run<T>(long operations)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            return Run<Lanes512<T>, Vector512<T>, T>(operations).ToScalar();
        if (Vector256.IsHardwareAccelerated)
            return Run<Lanes256<T>, Vector256<T>, T>(operations).ToScalar();
        return Run<Lanes128<T>, Vector128<T>, T>(operations).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TVector Run<TLanes, TVector, T>(long operations)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Each chain c ← c·½ + ½ stays at 1.
        TVector half = TLanes.Broadcast(T.CreateChecked(0.5));
        TVector c0 = TLanes.Broadcast(T.One), c1 = c0, c2 = c0, c3 = c0, c4 = c0, c5 = c0, c6 = c0, c7 = c0, c8 = c0, c9 = c0, c10 = c0, c11 = c0;
        for (long left = operations / (2 * Chains * TLanes.Count); left > 0; left--)
        {
            c0 = TLanes.MultiplyAdd(c0, half, half);
            c1 = TLanes.MultiplyAdd(c1, half, half);
            c2 = TLanes.MultiplyAdd(c2, half, half);
            c3 = TLanes.MultiplyAdd(c3, half, half);
            c4 = TLanes.MultiplyAdd(c4, half, half);
            c5 = TLanes.MultiplyAdd(c5, half, half);
            c6 = TLanes.MultiplyAdd(c6, half, half);
            c7 = TLanes.MultiplyAdd(c7, half, half);
            c8 = TLanes.MultiplyAdd(c8, half, half);
            c9 = TLanes.MultiplyAdd(c9, half, half);
            c10 = TLanes.MultiplyAdd(c10, half, half);
            c11 = TLanes.MultiplyAdd(c11, half, half);
        }
        TVector sum0 = TLanes.Add(TLanes.Add(c0, c1), TLanes.Add(c2, c3));
        TVector sum1 = TLanes.Add(TLanes.Add(c4, c5), TLanes.Add(c6, c7));
        TVector sum2 = TLanes.Add(TLanes.Add(c8, c9), TLanes.Add(c10, c11));
        return TLanes.Add(sum0, TLanes.Add(sum1, sum2));
    }
}
