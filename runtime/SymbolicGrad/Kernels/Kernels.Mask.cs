using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

// What the masks share: the checks, under the name of the kernel that was called, and the choice of the loop.
public static partial class Kernels
{
    private static void Mask<T, TComparison>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> destination,
        string? xName, string? aName, string? bName, string? destinationName, [CallerMemberName] string routine = "")
        where T : unmanaged, IFloatingPointIeee754<T>
        where TComparison : struct, IComparison<T>
    {
        Guard.SameLength(x.Length, a.Length, xName, aName, routine);
        Guard.SameLength(x.Length, b.Length, xName, bName, routine);
        Guard.SameLength(x.Length, destination.Length, xName, destinationName, routine);
        Elementwise.Apply(x, a, b, destination, default(MaskFunction<T, TComparison>));
    }

    private static void Mask<T, TComparison>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> a, T b, Span<T> destination,
        string? xName, string? aName, string? destinationName, [CallerMemberName] string routine = "")
        where T : unmanaged, IFloatingPointIeee754<T>
        where TComparison : struct, IComparison<T>
    {
        Guard.SameLength(x.Length, a.Length, xName, aName, routine);
        Guard.SameLength(x.Length, destination.Length, xName, destinationName, routine);
        Elementwise.Apply(x, a, destination, new MaskBySecondFunction<T, TComparison>(b));
    }

    private static void Mask<T, TComparison>(
        ReadOnlySpan<T> x, T a, ReadOnlySpan<T> b, Span<T> destination,
        string? xName, string? bName, string? destinationName, [CallerMemberName] string routine = "")
        where T : unmanaged, IFloatingPointIeee754<T>
        where TComparison : struct, IComparison<T>
    {
        Guard.SameLength(x.Length, b.Length, xName, bName, routine);
        Guard.SameLength(x.Length, destination.Length, xName, destinationName, routine);
        Elementwise.Apply(x, b, destination, new MaskByFirstFunction<T, TComparison>(a));
    }

    private static void Mask<T, TComparison>(
        Matrix<T> x, Matrix<T> a, Matrix<T> b, Matrix<T> destination,
        string? xName, string? aName, string? bName, string? destinationName, [CallerMemberName] string routine = "")
        where T : unmanaged, IFloatingPointIeee754<T>
        where TComparison : struct, IComparison<T>
    {
        Guard.SameShape(x, a, xName, aName, routine);
        Guard.SameShape(x, b, xName, bName, routine);
        Guard.SameShape(x, destination, xName, destinationName, routine);
        Elementwise.Apply(x.Span, a.Span, b.Span, destination.Span, default(MaskFunction<T, TComparison>));
    }

    private static void Mask<T, TComparison>(
        Matrix<T> x, Matrix<T> a, T b, Matrix<T> destination,
        string? xName, string? aName, string? destinationName, [CallerMemberName] string routine = "")
        where T : unmanaged, IFloatingPointIeee754<T>
        where TComparison : struct, IComparison<T>
    {
        Guard.SameShape(x, a, xName, aName, routine);
        Guard.SameShape(x, destination, xName, destinationName, routine);
        Elementwise.Apply(x.Span, a.Span, destination.Span, new MaskBySecondFunction<T, TComparison>(b));
    }

    private static void Mask<T, TComparison>(
        Matrix<T> x, T a, Matrix<T> b, Matrix<T> destination,
        string? xName, string? bName, string? destinationName, [CallerMemberName] string routine = "")
        where T : unmanaged, IFloatingPointIeee754<T>
        where TComparison : struct, IComparison<T>
    {
        Guard.SameShape(x, b, xName, bName, routine);
        Guard.SameShape(x, destination, xName, destinationName, routine);
        Elementwise.Apply(x.Span, b.Span, destination.Span, new MaskByFirstFunction<T, TComparison>(a));
    }
}
