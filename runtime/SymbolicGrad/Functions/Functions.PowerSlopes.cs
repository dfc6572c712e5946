using System.Numerics;

namespace SymbolicGrad;

// What generated code calls for the partial derivatives of aᵇ.
public static partial class Functions
{
    /// <summary>∂aᵇ/∂a = b·aᵇ⁻¹; 0 where b = 0, as the power is constant there, also at a = 0.</summary>
    /// <remarks>NaN for a &lt; 0 where b is not an integer. A NaN in a gives NaN, but for b = 0, where a⁰ = 1 for every a, and b = 1.</remarks>
    /// <param name="a">The base.</param>
    /// <param name="b">The exponent.</param>
    public static T PowBaseSlope<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.IsZero(b) ? T.Zero : b * T.Pow(a, b - T.One);

    /// <summary>∂aᵇ/∂b = p·ln a with the power p = aᵇ; 0 where a = 0.</summary>
    /// <remarks>
    /// At a = 0 the power is constant in b &gt; 0, where p·ln a would be 0·(−∞); for b ≤ 0 it has no derivative, and 0 is the convention.
    /// Where the power has vanished, as that of a = +∞ with b &lt; 0, it is 0 as well. NaN for a &lt; 0 and for NaN.
    /// </remarks>
    /// <param name="a">The base.</param>
    /// <param name="p">The power aᵇ.</param>
    public static T PowExponentSlope<T>(T a, T p)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.IsZero(a) || T.IsZero(p) ? T.Zero : p * T.Log(a);
}
