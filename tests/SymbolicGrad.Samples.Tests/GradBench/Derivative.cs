using System.Numerics;

namespace SymbolicGrad.Samples.Tests.GradBench;

/// <summary>
/// Derivatives by the complex step (W. Squire, G. Trapp, 1998): ∂f/∂xᵢ = Im f(x + ih·eᵢ) / h is exact to rounding, since nothing is
/// subtracted. The functions are written for the tests, over complex numbers.
/// </summary>
internal static class Derivative
{
    private const double Step = 1e-40, Tolerance = 1e-9;

    /// <summary>The value of a function and its gradient.</summary>
    public static (double Value, double[] Gradient) Of(Func<Complex[], Complex> function, double[] point)
    {
        (double[] values, double[][] jacobian) = Of(x => [function(x)], point);
        return (values[0], jacobian[0]);
    }

    /// <summary>The values of functions and their Jacobian, a row for each.</summary>
    public static (double[] Values, double[][] Jacobian) Of(Func<Complex[], Complex[]> functions, double[] point)
    {
        Complex[] x = [.. point.Select(number => new Complex(number, 0))];
        double[] values = [.. functions(x).Select(value => value.Real)];
        double[][] jacobian = [.. values.Select(_ => new double[point.Length])];
        for (int j = 0; j < point.Length; j++)
        {
            x[j] = new Complex(point[j], Step);
            Complex[] moved = functions(x);
            for (int i = 0; i < moved.Length; i++) jacobian[i][j] = moved[i].Imaginary / Step;
            x[j] = point[j];
        }
        return (values, jacobian);
    }

    /// <summary>Requires that numbers agree to nine digits of the largest of them.</summary>
    public static void Equal(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        double largest = expected.Max(Math.Abs);
        Assert.NotEqual(0, largest);
        for (int i = 0; i < expected.Count; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * largest, $"Element {i} is {actual[i]} instead of {expected[i]}.");
    }
}
