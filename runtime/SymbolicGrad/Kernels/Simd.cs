using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymbolicGrad;

/// <summary>Operations on SIMD vectors of a generic scalar type that the framework offers only for <c>float</c> and <c>double</c> apart.</summary>
/// <remarks>
/// The elementwise code is written once, in vectors of 512 bits; where the hardware's are narrower the compiler splits them.
/// The type tests are constants to the compiler and leave no trace in the machine code.
/// </remarks>
internal static class Simd
{
    /// <summary>A vector with all elements equal to a constant written in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Constant<T>(double value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Vector512.Create(value).As<double, T>();
        if (typeof(T) == typeof(float))
            return Vector512.Create((float)value).As<float, T>();
        throw Unsupported<T>();
    }

    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Vector512.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();
        if (typeof(T) == typeof(float))
            return Vector512.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>();
        throw Unsupported<T>();
    }

    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exp<T>(Vector512<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Vector512.Exp(x.As<T, double>()).As<double, T>();
        if (typeof(T) == typeof(float))
            return Vector512.Exp(x.As<T, float>()).As<float, T>();
        throw Unsupported<T>();
    }

    /// <summary>The natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Log<T>(Vector512<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Vector512.Log(x.As<T, double>()).As<double, T>();
        if (typeof(T) == typeof(float))
            return Vector512.Log(x.As<T, float>()).As<float, T>();
        throw Unsupported<T>();
    }

    /// <summary>log(1 + x) for finite x &gt; −1, to a few units in the last place even for the smallest x.</summary>
    /// <remarks>
    /// With w = 1 + x as rounded, log(1 + x) ≈ log(w)·x/(w − 1): the rounding of w cancels. D. Goldberg, What Every Computer
    /// Scientist Should Know About Floating-Point Arithmetic, ACM Computing Surveys 23 (1991), theorem 4.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Log1P<T>(Vector512<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector512<T> one = Vector512<T>.One;
        Vector512<T> w = one + x;
        return Vector512.ConditionalSelect(Vector512.Equals(w, one), x, Log(w) * (x / (w - one)));
    }

    private static NotSupportedException Unsupported<T>() =>
        new($"The kernels compute in float and double, not in {typeof(T).Name}.");
}
