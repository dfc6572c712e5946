using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicGrad.Training;

/// <summary>Keeps gradients within bounds before an optimizer's step.</summary>
public static class GradientClipping
{
    /// <summary>The 2-norm of all gradients taken together, √Σ g², in double precision and without overflow on the way.</summary>
    /// <exception cref="NotFiniteNumberException">An element is infinite or not a number; the message names the first parameter with one.</exception>
    public static double Norm<T>(IGradients<T> gradients)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        var largest = new LargestMagnitude<T>();
        gradients.Visit(ref largest);
        if (largest.Value == 0)
            return 0;

        // Scaled by a power of two, which rounds nothing, the largest element is near 1: no square overflows or vanishes.
        int exponent = Math.Max(Math.ILogB(largest.Value), -1000);
        var sum = new ScaledSumOfSquares<T>(Math.ScaleB(1, -exponent));
        gradients.Visit(ref sum);
        return Math.ScaleB(Math.Sqrt(sum.Value), exponent);
    }

    /// <summary>Scales all gradients by one factor so that their 2-norm is at most <paramref name="maxNorm"/>; shorter ones stay as they are.</summary>
    /// <remarks>R. Pascanu, T. Mikolov, Y. Bengio, “On the difficulty of training recurrent neural networks”, ICML 2013, algorithm 1.</remarks>
    /// <returns>The norm before clipping.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxNorm"/> is not positive and finite.</exception>
    /// <exception cref="NotFiniteNumberException">An element is infinite or not a number; no gradient was changed.</exception>
    public static double ClipByNorm<T>(IGradients<T> gradients, double maxNorm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Settings.Positive(maxNorm);
        double norm = Norm(gradients);
        if (norm > maxNorm)
        {
            var scale = new Scale<T>(T.CreateChecked(maxNorm / norm));
            gradients.Visit(ref scale);
        }
        return norm;
    }

    /// <summary>Moves every element of the gradients into [−<paramref name="limit"/>, <paramref name="limit"/>], infinite ones too.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive and finite.</exception>
    /// <exception cref="NotFiniteNumberException">An element is not a number; the message names the first parameter with one; no gradient was changed.</exception>
    public static void ClipByValue<T>(IGradients<T> gradients, double limit)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        Settings.Positive(limit);
        var check = new RefuseNaN<T>();
        gradients.Visit(ref check);
        var clamp = new Clamp<T>(T.CreateChecked(limit));
        gradients.Visit(ref clamp);
    }

    private static NotFiniteNumberException NotFinite<T>(string name, int index, T value)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new(string.Create(CultureInfo.InvariantCulture, $"The gradient of parameter '{name}' is {value} at index {index}."), double.CreateChecked(value));

    private struct LargestMagnitude<T> : IParameterVisitor<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public double Value { get; private set; }

        public void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values)
        {
            if (values.IsEmpty)
                return;
            T largest = T.Abs(TensorPrimitives.MaxMagnitude<T>(values));
            if (!T.IsFinite(largest))
            {
                int index = 0;
                while (T.IsFinite(values[index]))
                    index++;
                throw NotFinite(name, index, values[index]);
            }
            Value = Math.Max(Value, double.CreateChecked(largest));
        }
    }

    private struct ScaledSumOfSquares<T>(double scale) : IParameterVisitor<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private const int BlockLength = 256;

        public double Value { get; private set; }

        public void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values)
        {
            Span<double> block = stackalloc double[BlockLength];
            for (int start = 0; start < values.Length; start += BlockLength)
            {
                Span<T> part = values.Slice(start, Math.Min(BlockLength, values.Length - start));
                Span<double> scaled = block[..part.Length];
                TensorPrimitives.ConvertChecked<T, double>(part, scaled);
                TensorPrimitives.Multiply(scaled, scale, scaled);
                Value += TensorPrimitives.SumOfSquares<double>(scaled);
            }
        }
    }

    private readonly struct Scale<T>(T factor) : IParameterVisitor<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values) => TensorPrimitives.Multiply(values, factor, values);
    }

    private readonly struct RefuseNaN<T> : IParameterVisitor<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values)
        {
            for (int index = 0; index < values.Length; index++)
            {
                if (T.IsNaN(values[index]))
                    throw NotFinite(name, index, values[index]);
            }
        }
    }

    private readonly struct Clamp<T>(T limit) : IParameterVisitor<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values) => TensorPrimitives.Clamp(values, -limit, limit, values);
    }
}
