using System.Numerics;

namespace SymbolicGrad;

// What generated code calls for the derivatives of activations of numbers.
public static partial class Functions
{
    /// <summary>The derivative of <c>Gelu</c>, Φ(x) + x·φ(x) with the normal distribution function Φ and density φ: 0 at −∞ and 1 at +∞.</summary>
    public static T GeluSlope<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(x, default(GeluSlopeFunction<T>));

    /// <summary>The derivative of <c>Silu</c>, σ(x)·(1 + x·(1 − σ(x))) with the logistic function σ: 0 at −∞ and 1 at +∞.</summary>
    public static T SiluSlope<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Apply(x, default(SiluSlopeFunction<T>));
}
