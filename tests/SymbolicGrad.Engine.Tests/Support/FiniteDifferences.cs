namespace SymbolicGrad.Engine.Tests.Support;

/// <summary>Central differences, extrapolated twice (Richardson 1911): the error falls with the sixth power of the step.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1.0 / 512;

    public static double[] Gradient(Func<double[], double> function, double[] at) =>
        Enumerable.Range(0, at.Length).Select(i => Derivative(value => function([.. at[..i], value, .. at[(i + 1)..]]), at[i])).ToArray();

    public static double Derivative(Func<double, double> function, double x, double step = Step)
    {
        double wide = Central(step), middle = Central(step / 2), narrow = Central(step / 4);
        double first = ((4 * middle) - wide) / 3, second = ((4 * narrow) - middle) / 3;
        return ((16 * second) - first) / 15;

        double Central(double h) => (function(x + h) - function(x - h)) / (2 * h);
    }

    /// <summary>Whether the slopes on either side agree, and the extrapolation settles, so that it means a derivative.</summary>
    public static bool IsSmooth(Func<double, double> function, double x)
    {
        double left = (function(x) - function(x - Step)) / Step, right = (function(x + Step) - function(x)) / Step;
        return Math.Abs(right - left) < 0.1 * (1 + Math.Abs(left)) && Math.Abs(Derivative(function, x) - Derivative(function, x, Step / 2)) < 1e-7;
    }
}
