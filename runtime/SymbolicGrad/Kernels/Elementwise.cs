using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>A function of one argument, applied to a vector of arguments at once.</summary>
internal interface IFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    Vector512<T> Invoke(Vector512<T> x);
}

/// <summary>A function of two arguments, applied to vectors of arguments at once.</summary>
internal interface IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    Vector512<T> Invoke(Vector512<T> x, Vector512<T> y);
}

/// <summary>A function of three arguments, applied to vectors of arguments at once.</summary>
internal interface IFunction3<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    Vector512<T> Invoke(Vector512<T> x, Vector512<T> y, Vector512<T> z);
}

/// <summary>The loops that apply a function to every element.</summary>
/// <remarks>
/// The last elements, fewer than fill a vector, go through the same vector code: an element's result does not depend on its place.
/// Lengths are checked by the callers.
/// </remarks>
internal static class Elementwise
{
    /// <summary>destination = f(x). The destination may be x itself.</summary>
    public static void Apply<T, TFunction>(ReadOnlySpan<T> x, Span<T> destination, TFunction f)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IFunction<T>
    {
        Guard.NotShifted(x, destination);
        ref T source = ref MemoryMarshal.GetReference(x);
        ref T target = ref MemoryMarshal.GetReference(destination);
        int width = Vector512<T>.Count;
        int i = 0;
        for (; i <= destination.Length - width; i += width)
            f.Invoke(Vector512.LoadUnsafe(ref source, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        int rest = destination.Length - i;
        if (rest > 0)
            Remainder.Store(f.Invoke(Remainder.Load(ref Unsafe.Add(ref source, i), rest)), ref Unsafe.Add(ref target, i), rest);
    }

    /// <summary>destination = f(x, y). The destination may be an operand itself.</summary>
    public static void Apply<T, TFunction>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination, TFunction f)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IFunction2<T>
    {
        Guard.NotShifted(x, destination);
        Guard.NotShifted(y, destination);
        ref T first = ref MemoryMarshal.GetReference(x);
        ref T second = ref MemoryMarshal.GetReference(y);
        ref T target = ref MemoryMarshal.GetReference(destination);
        int width = Vector512<T>.Count;
        int i = 0;
        for (; i <= destination.Length - width; i += width)
        {
            f.Invoke(Vector512.LoadUnsafe(ref first, (nuint)i), Vector512.LoadUnsafe(ref second, (nuint)i))
                .StoreUnsafe(ref target, (nuint)i);
        }
        int rest = destination.Length - i;
        if (rest > 0)
        {
            Vector512<T> result = f.Invoke(
                Remainder.Load(ref Unsafe.Add(ref first, i), rest), Remainder.Load(ref Unsafe.Add(ref second, i), rest));
            Remainder.Store(result, ref Unsafe.Add(ref target, i), rest);
        }
    }

    /// <summary>destination = f(x, y, z). The destination may be an operand itself.</summary>
    public static void Apply<T, TFunction>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> destination, TFunction f)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IFunction3<T>
    {
        Guard.NotShifted(x, destination);
        Guard.NotShifted(y, destination);
        Guard.NotShifted(z, destination);
        ref T first = ref MemoryMarshal.GetReference(x);
        ref T second = ref MemoryMarshal.GetReference(y);
        ref T third = ref MemoryMarshal.GetReference(z);
        ref T target = ref MemoryMarshal.GetReference(destination);
        int width = Vector512<T>.Count;
        int i = 0;
        for (; i <= destination.Length - width; i += width)
        {
            Vector512<T> result = f.Invoke(
                Vector512.LoadUnsafe(ref first, (nuint)i), Vector512.LoadUnsafe(ref second, (nuint)i), Vector512.LoadUnsafe(ref third, (nuint)i));
            result.StoreUnsafe(ref target, (nuint)i);
        }
        int rest = destination.Length - i;
        if (rest > 0)
        {
            Vector512<T> result = f.Invoke(
                Remainder.Load(ref Unsafe.Add(ref first, i), rest), Remainder.Load(ref Unsafe.Add(ref second, i), rest),
                Remainder.Load(ref Unsafe.Add(ref third, i), rest));
            Remainder.Store(result, ref Unsafe.Add(ref target, i), rest);
        }
    }

    /// <summary>f of one number, by the same code.</summary>
    public static T Apply<T, TFunction>(T x, TFunction f)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IFunction<T> =>
        f.Invoke(Vector512.Create(x)).ToScalar();
}
