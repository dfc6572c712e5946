using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>A comparison of elements: all bits set where it holds, none where it does not or an operand is NaN.</summary>
internal interface IComparison<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    static abstract Vector512<T> Holds(Vector512<T> a, Vector512<T> b);
}

/// <summary>a &gt; b; with the operands exchanged, a &lt; b.</summary>
internal readonly struct Greater<T> : IComparison<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Holds(Vector512<T> a, Vector512<T> b) => Vector512.GreaterThan(a, b);
}

/// <summary>a ≥ b; with the operands exchanged, a ≤ b.</summary>
internal readonly struct GreaterOrEqual<T> : IComparison<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Holds(Vector512<T> a, Vector512<T> b) => Vector512.GreaterThanOrEqual(a, b);
}

/// <summary>x where the comparison of a with b holds, otherwise +0: a selection of bits, so that no 0·∞ or 0·NaN arises.</summary>
internal readonly struct MaskFunction<T, TComparison> : IFunction3<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TComparison : struct, IComparison<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x, Vector512<T> a, Vector512<T> b) => x & TComparison.Holds(a, b);
}

/// <summary>As <see cref="MaskFunction{T, TComparison}"/>, with the one number <paramref name="a"/> compared with every b.</summary>
internal readonly struct MaskByFirstFunction<T, TComparison>(T a) : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TComparison : struct, IComparison<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x, Vector512<T> b) => x & TComparison.Holds(Vector512.Create(a), b);
}

/// <summary>As <see cref="MaskFunction{T, TComparison}"/>, with every a compared with the one number <paramref name="b"/>.</summary>
internal readonly struct MaskBySecondFunction<T, TComparison>(T b) : IFunction2<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TComparison : struct, IComparison<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Invoke(Vector512<T> x, Vector512<T> a) => x & TComparison.Holds(a, Vector512.Create(b));
}
