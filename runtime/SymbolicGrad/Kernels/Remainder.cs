using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>The last elements of a span, fewer than fill a SIMD vector, loaded into one and stored from one.</summary>
/// <remarks>
/// A vector takes the first of the elements into its lower half and the last of them into its upper half, so that two loads of half
/// the width do; those in the middle are there twice. (A detour through a zero-filled buffer costs more than the arithmetic of most
/// functions: a wide load cannot be served from narrow stores that are still under way.) Fewer elements than half a vector
/// are treated so with half the width, and repeated.
/// </remarks>
internal static class Remainder
{
    /// <summary>Loads 1 to <c>Vector512&lt;T&gt;.Count</c> − 1 elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T>(ref T start, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (count >= Vector256<T>.Count)
            return Vector512.Create(Vector256.LoadUnsafe(ref start), Vector256.LoadUnsafe(ref start, (nuint)(count - Vector256<T>.Count)));
        Vector256<T> half = count >= Vector128<T>.Count
            ? Vector256.Create(Vector128.LoadUnsafe(ref start), Vector128.LoadUnsafe(ref start, (nuint)(count - Vector128<T>.Count)))
            : Vector256.Create(LoadFew(ref start, count));
        return Vector512.Create(half, half);
    }

    /// <summary>Stores what was made, element by element, from a loaded vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> vector, ref T start, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<T> half = vector.GetLower();
        if (count >= Vector256<T>.Count)
        {
            half.StoreUnsafe(ref start);
            vector.GetUpper().StoreUnsafe(ref start, (nuint)(count - Vector256<T>.Count));
        }
        else if (count >= Vector128<T>.Count)
        {
            half.GetLower().StoreUnsafe(ref start);
            half.GetUpper().StoreUnsafe(ref start, (nuint)(count - Vector128<T>.Count));
        }
        else
        {
            StoreFew(half.GetLower(), ref start, count);
        }
    }

    /// <summary>Keeps one of each of the loaded elements, or of what was made from them, and replaces the repetitions by zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Once<T>(Vector512<T> vector, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The first `low` places hold the first elements; the new ones among the last elements are at the end of the next `low`.
        int low = count >= Vector256<T>.Count ? Vector256<T>.Count : count >= Vector128<T>.Count ? Vector128<T>.Count : count;
        Vector512<T> place = Vector512<T>.Indices;
        Vector512<T> isFirst = Vector512.LessThan(place, Vector512.Create(T.CreateTruncating(low)));
        Vector512<T> isNew = Vector512.GreaterThanOrEqual(place, Vector512.Create(T.CreateTruncating(3 * low - count)))
            & Vector512.LessThan(place, Vector512.Create(T.CreateTruncating(2 * low)));
        return vector & (isFirst | isNew);
    }

    /// <summary>Loads fewer elements than a vector of 128 bits has: 1 of 64 bits, or up to 3 of 32.</summary>
    private static Vector128<T> LoadFew<T>(ref T start, int count)
        where T : unmanaged
    {
        Vector128<T> few = Vector128.Create(start);
        if (count > 1)
            few = few.WithElement(1, Unsafe.Add(ref start, 1));
        if (count > 2)
            few = few.WithElement(2, Unsafe.Add(ref start, 2));
        return few;
    }

    private static void StoreFew<T>(Vector128<T> few, ref T start, int count)
        where T : unmanaged
    {
        start = few.ToScalar();
        if (count > 1)
            Unsafe.Add(ref start, 1) = few.GetElement(1);
        if (count > 2)
            Unsafe.Add(ref start, 2) = few.GetElement(2);
    }
}
