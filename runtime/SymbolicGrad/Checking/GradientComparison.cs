using System.Globalization;
using System.Numerics;
using SymbolicGrad.Training;

namespace SymbolicGrad.Checking;

/// <summary>Compares gradients element by element with finite differences, and keeps count.</summary>
internal sealed class GradientComparison<T>(GradientCheckOptions options)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly bool s_isDouble = typeof(T) == typeof(double);

    private readonly double _relative = options.RelativeTolerance ?? (s_isDouble ? 1e-6 : 1e-2);
    private readonly double _absolute = options.AbsoluteTolerance ?? (s_isDouble ? 1e-9 : 1e-4);
    private readonly RandomSource _random = new(options.Seed);
    private int _checked, _wrong;
    private double _maxRelativeError, _worstExcess = double.NegativeInfinity;
    private GradientElement? _worst;

    public GradientCheckResult Result => new(_checked, _wrong, _maxRelativeError, _worst);

    /// <summary>Compares one parameter, or as many of its elements as the options allow.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="shape">Its extents.</param>
    /// <param name="values">The point.</param>
    /// <param name="gradient">The gradient there.</param>
    /// <param name="functionOf">The function with the element of an index set to a value.</param>
    public void Compare(string name, ReadOnlySpan<int> shape, ReadOnlySpan<T> values, ReadOnlySpan<T> gradient, Func<int, T, T> functionOf)
    {
        // Selection sampling: each element is taken with the probability of those still wanted among those still left.
        // D. E. Knuth, “The Art of Computer Programming”, vol. 2, section 3.4.2, algorithm S.
        int wanted = Math.Min(options.MaxElementsPerParameter, values.Length);
        for (int index = 0; index < values.Length; index++)
        {
            if (wanted < values.Length - index && _random.NextInt(values.Length - index) >= wanted)
                continue;
            wanted--;
            int element = index;
            Compare(name, index, shape, values[index], double.CreateChecked(gradient[index]), value => functionOf(element, value));
        }
    }

    private void Compare(string name, int index, ReadOnlySpan<int> shape, T value, double analytic, Func<T, T> function)
    {
        DerivativeEstimate numeric = FiniteDifference.Derivative(function, value, _relative / 100);
        double magnitude = Math.Max(Math.Abs(analytic), Math.Abs(numeric.Value));
        double unmeasurable = _absolute + numeric.Rounding;
        double tolerance = unmeasurable + _relative * magnitude;
        double difference = Math.Abs(analytic - numeric.Value);
        bool wrong = !double.IsFinite(difference) || difference > tolerance;

        _checked++;
        _wrong += wrong ? 1 : 0;
        if (!double.IsFinite(difference))
            _maxRelativeError = double.PositiveInfinity;
        else if (difference > unmeasurable)
            _maxRelativeError = Math.Max(_maxRelativeError, difference / magnitude);

        double excess = double.IsFinite(difference) ? difference / tolerance : double.PositiveInfinity;
        if (excess > _worstExcess)
        {
            _worstExcess = excess;
            _worst = new GradientElement(
                name, index, Position(index, shape), analytic, numeric.Value, numeric.Error, tolerance, wrong && FiniteDifference.IsKink(function, value));
        }
    }

    /// <summary>A row-major index as indices of a shape: 7 in [2, 4] is [1, 3]; [] for a scalar.</summary>
    private static string Position(int index, ReadOnlySpan<int> shape)
    {
        string[] indices = new string[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            (index, int at) = Math.DivRem(index, shape[axis]);
            indices[axis] = at.ToString(CultureInfo.InvariantCulture);
        }
        return $"[{string.Join(", ", indices)}]";
    }
}
