using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>A polynomial fitted to the sign function by least squares.</summary>
internal static partial class Llsq
{
    private const int MostPoints = 100_000_000;

    /// <summary>The eval.</summary>
    public static Module Module { get; } = new("llsq", new Dictionary<string, Function>
    {
        ["primal"] = Function.Of(Input.Read, input => Objective(input.X, input.Points), JsonOutput.Number),
        ["gradient"] = Function.Of(Input.Read, Gradient, JsonOutput.Numbers),
    });

    /// <summary>½ Σᵢ (sign tᵢ − Σⱼ xⱼ·tᵢʲ)² over <paramref name="points"/> points tᵢ from −1 to 1.</summary>
    [Differentiable]
    public static double Objective(double[] x, int points)
    {
        double sum = 0;
        for (int i = 0; i < points; i++)
        {
            double t = -1 + i * 2.0 / (points - 1);
            double residual = t > 0 ? 1 : t < 0 ? -1 : 0, power = 1;
            for (int j = 0; j < x.Length; j++)
            {
                residual -= x[j] * power;
                power *= t;
            }
            sum += residual * residual;
        }
        return 0.5 * sum;
    }

    /// <summary>The gradient by the coefficients.</summary>
    public static double[] Gradient(Input input)
    {
        double[] gradient = new double[input.X.Length];
        Objective_Backward(input.X, input.Points, gradient);
        return gradient;
    }

    /// <summary>The input.</summary>
    /// <param name="X">The coefficients, that of t⁰ first.</param>
    /// <param name="Points">How many points, 2 or more.</param>
    internal sealed record Input(double[] X, int Points)
    {
        public static Input Read(InputReader input) => new(input["x"].Doubles(), input["n"].Int(2, MostPoints));
    }
}
