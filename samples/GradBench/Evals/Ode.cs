using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>y₀′ = x₀, yᵢ′ = xᵢ·yᵢ₋₁ from y(0) = 0 to t = 2, by steps of the classical Runge–Kutta method.</summary>
internal static partial class Ode
{
    /// <summary>The eval.</summary>
    public static Module Module { get; } = new("ode", new Dictionary<string, Function>
    {
        ["primal"] = Function.Of(Input.Read, input => Solve(input.X, input.Steps), JsonOutput.Numbers),
        ["gradient"] = Function.Of(Input.Read, Gradient, JsonOutput.Numbers),
    });

    /// <summary>The last component of the solution.</summary>
    [Differentiable]
    public static double LastComponent(double[] x, int steps) => Solve(x, steps)[x.Length - 1];

    /// <summary>The solution y(2).</summary>
    /// <param name="x">The coefficients of the equation.</param>
    /// <param name="steps">The number of steps.</param>
    public static double[] Solve(double[] x, int steps)
    {
        double h = 2.0 / steps;
        double[] y = new double[x.Length], between = new double[x.Length];
        double[] k1 = new double[x.Length], k2 = new double[x.Length], k3 = new double[x.Length], k4 = new double[x.Length];
        for (int step = 0; step < steps; step++)
        {
            Slopes(x, y, k1);
            Move(y, 0.5 * h, k1, between);
            Slopes(x, between, k2);
            Move(y, 0.5 * h, k2, between);
            Slopes(x, between, k3);
            Move(y, h, k3, between);
            Slopes(x, between, k4);
            for (int i = 0; i < y.Length; i++)
                y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        return y;
    }

    /// <summary>The right side of the equation at <paramref name="y"/>.</summary>
    private static void Slopes(double[] x, double[] y, double[] slopes)
    {
        slopes[0] = x[0];
        for (int i = 1; i < y.Length; i++)
            slopes[i] = x[i] * y[i - 1];
    }

    /// <summary>y + h·slopes</summary>
    private static void Move(double[] y, double h, double[] slopes, double[] moved)
    {
        for (int i = 0; i < y.Length; i++)
            moved[i] = y[i] + h * slopes[i];
    }

    /// <summary>The gradient of the last component by the coefficients.</summary>
    public static double[] Gradient(Input input)
    {
        double[] gradient = new double[input.X.Length];
        LastComponent_Backward(input.X, input.Steps, gradient);
        return gradient;
    }

    /// <summary>The input: the parameters of <see cref="Solve"/>.</summary>
    internal sealed record Input(double[] X, int Steps)
    {
        private const int MostSteps = 1 << 20;

        public static Input Read(InputReader input)
        {
            double[] x = input["x"].Doubles();
            if (x.Length == 0) throw new InputException($"{input["x"].Path} is empty.");
            return new(x, input["s"].Int(1, MostSteps));
        }
    }
}
