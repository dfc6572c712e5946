using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>Fills weights with random starting values.</summary>
/// <remarks>
/// A weight matrix has one row for each output and one column for each input, as in x·Wᵀ + b: its fan-in is
/// <see cref="Matrix{T}.Columns"/>, its fan-out <see cref="Matrix{T}.Rows"/>. For another layout take the overload on
/// <see cref="Span{T}"/> and say both. Values are drawn in double precision and rounded to <c>T</c>, in the order of the
/// elements, so that a <c>float</c> and a <c>double</c> model of one seed start alike.
/// </remarks>
public static class Initialisers
{
    /// <summary>Glorot (Xavier) uniform: U(−a, a) with a = √(6 / (fan-in + fan-out)), for tanh, sigmoid and linear layers.</summary>
    /// <remarks>X. Glorot, Y. Bengio, “Understanding the difficulty of training deep feedforward neural networks”, AISTATS 2010, eq. 16.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A fan is negative, or both are 0.</exception>
    public static void GlorotUniform<T>(Span<T> weights, int fanIn, int fanOut, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double limit = Math.Sqrt(6 / Fan(fanIn, fanOut));
        Uniform(weights, -limit, limit, random);
    }

    /// <inheritdoc cref="GlorotUniform{T}(Span{T}, int, int, RandomSource)"/>
    public static void GlorotUniform<T>(Matrix<T> weights, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T> => GlorotUniform(weights.Span, weights.Columns, weights.Rows, random);

    /// <summary>Glorot (Xavier) normal: N(0, σ²) with σ = √(2 / (fan-in + fan-out)), for tanh, sigmoid and linear layers.</summary>
    /// <remarks>X. Glorot, Y. Bengio, “Understanding the difficulty of training deep feedforward neural networks”, AISTATS 2010, eq. 12.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A fan is negative, or both are 0.</exception>
    public static void GlorotNormal<T>(Span<T> weights, int fanIn, int fanOut, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T> => Normal(weights, 0, Math.Sqrt(2 / Fan(fanIn, fanOut)), random);

    /// <inheritdoc cref="GlorotNormal{T}(Span{T}, int, int, RandomSource)"/>
    public static void GlorotNormal<T>(Matrix<T> weights, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T> => GlorotNormal(weights.Span, weights.Columns, weights.Rows, random);

    /// <summary>He (Kaiming) uniform: U(−a, a) with a = √(6 / fan-in), for layers that feed a ReLU.</summary>
    /// <remarks>K. He, X. Zhang, S. Ren, J. Sun, “Delving deep into rectifiers”, ICCV 2015: the variance of eq. 10, drawn uniformly.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fanIn"/> is not positive.</exception>
    public static void HeUniform<T>(Span<T> weights, int fanIn, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double limit = Math.Sqrt(6 / Fan(fanIn, 0));
        Uniform(weights, -limit, limit, random);
    }

    /// <inheritdoc cref="HeUniform{T}(Span{T}, int, RandomSource)"/>
    public static void HeUniform<T>(Matrix<T> weights, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T> => HeUniform(weights.Span, weights.Columns, random);

    /// <summary>He (Kaiming) normal: N(0, σ²) with σ = √(2 / fan-in), for layers that feed a ReLU.</summary>
    /// <remarks>K. He, X. Zhang, S. Ren, J. Sun, “Delving deep into rectifiers”, ICCV 2015, eq. 10.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fanIn"/> is not positive.</exception>
    public static void HeNormal<T>(Span<T> weights, int fanIn, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T> => Normal(weights, 0, Math.Sqrt(2 / Fan(fanIn, 0)), random);

    /// <inheritdoc cref="HeNormal{T}(Span{T}, int, RandomSource)"/>
    public static void HeNormal<T>(Matrix<T> weights, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T> => HeNormal(weights.Span, weights.Columns, random);

    /// <summary>U(<paramref name="low"/>, <paramref name="high"/>); rounding to <typeparamref name="T"/> may reach <paramref name="high"/> itself.</summary>
    /// <exception cref="ArgumentException">A bound is not finite, or <paramref name="high"/> is below <paramref name="low"/>.</exception>
    public static void Uniform<T>(Span<T> weights, double low, double high, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        if (!double.IsFinite(low) || !double.IsFinite(high) || high < low)
            throw new ArgumentException(FormattableString.Invariant($"There is no uniform distribution on [{low}, {high}]: both bounds must be finite and in order."));
        foreach (ref T weight in weights)
            weight = T.CreateChecked(low + (high - low) * random.NextDouble());
    }

    /// <summary>N(<paramref name="mean"/>, <paramref name="deviation"/>²).</summary>
    /// <exception cref="ArgumentException">The mean is not finite, or the standard deviation is negative or not finite.</exception>
    public static void Normal<T>(Span<T> weights, double mean, double deviation, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        if (!double.IsFinite(mean) || !double.IsFinite(deviation) || deviation < 0)
            throw new ArgumentException(FormattableString.Invariant($"There is no normal distribution with mean {mean} and standard deviation {deviation}."));
        foreach (ref T weight in weights)
            weight = T.CreateChecked(mean + deviation * random.NextNormal());
    }

    private static double Fan(int fanIn, int fanOut)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fanIn);
        ArgumentOutOfRangeException.ThrowIfNegative(fanOut);
        double fan = (double)fanIn + fanOut;
        if (fan == 0)
            throw new ArgumentOutOfRangeException(nameof(fanIn), "A layer without inputs has no variance to preserve: its fan is 0.");
        return fan;
    }
}
