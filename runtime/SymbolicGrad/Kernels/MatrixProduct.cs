using System.Numerics;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>The product of two matrices, in blocks that fit the caches and tiles that fit the registers.</summary>
/// <remarks>
/// The scheme is that of K. Goto and R. A. van de Geijn, Anatomy of High-Performance Matrix Multiplication, ACM Transactions on
/// Mathematical Software 34 (2008): b is copied into panels as wide as a tile, of which one stays in the first cache while it
/// meets a block of rows of a that stays in the second. What is contiguous enough as it lies is read in place, which is what
/// makes small products cheap.
/// </remarks>
internal static class MatrixProduct
{
    /// <summary>c = scale·a·b, or c += scale·a·b. The extents are checked by the caller; c overlaps neither operand.</summary>
    public static void Multiply<T>(in ProductOperand<T> a, in ProductOperand<T> b, Matrix<T> c, T scale, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (a.Columns == 0 && !accumulate)
            c.Clear();
        if (a.Columns == 0 || c.Count == 0)
            return;
        if (Vector512.IsHardwareAccelerated)
            BlockedProduct<Lanes512<T>, Vector512<T>, T>.Multiply(a, b, c, scale, accumulate);
        else if (Vector256.IsHardwareAccelerated)
            BlockedProduct<Lanes256<T>, Vector256<T>, T>.Multiply(a, b, c, scale, accumulate);
        else
            BlockedProduct<Lanes128<T>, Vector128<T>, T>.Multiply(a, b, c, scale, accumulate);
    }
}
