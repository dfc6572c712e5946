using System.Text.Json;
using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>The posterior of a mixture of Gaussians with a Wishart prior on their precisions.</summary>
/// <remarks>
/// Component c has the precision QᵀQ, where the lower triangular Q has e^(logDiagonals[c]) on its diagonal and lower[c] below it, column
/// by column.
/// </remarks>
internal static partial class Gmm
{
    /// <summary>The eval.</summary>
    public static Module Module { get; } = new("gmm", new Dictionary<string, Function>
    {
        ["objective"] = Function.Of(Input.Read, Objective, JsonOutput.Number),
        ["jacobian"] = Function.Of(Input.Read, Gradient, WriteGradient),
    });

    /// <summary>The logarithm of likelihood × prior.</summary>
    /// <param name="alphas">The logarithm of each component's share, up to a common constant.</param>
    /// <param name="means">The mean of each component.</param>
    /// <param name="logDiagonals">The logarithms of the diagonal of each Q.</param>
    /// <param name="lower">What stands below the diagonal of each Q.</param>
    /// <param name="x">The observations.</param>
    /// <param name="freedom">The prior's additional degrees of freedom.</param>
    /// <param name="gamma">The prior's precision.</param>
    [Differentiable]
    public static double LogPosterior(
        double[] alphas, double[][] means, double[][] logDiagonals, double[][] lower, [Data] double[][] x, int freedom, [Data] double gamma)
    {
        int components = alphas.Length, dimension = means[0].Length;
        var factors = new double[components, dimension * dimension];
        var logDeterminants = new double[components];
        double squares = 0;
        for (int c = 0; c < components; c++)
        {
            int next = 0;
            for (int j = 0; j < dimension; j++)
            {
                double diagonal = Math.Exp(logDiagonals[c][j]);
                factors[c, j * dimension + j] = diagonal;
                logDeterminants[c] += logDiagonals[c][j];
                squares += diagonal * diagonal;
                for (int i = j + 1; i < dimension; i++)
                {
                    factors[c, i * dimension + j] = lower[c][next];
                    squares += lower[c][next] * lower[c][next];
                    next++;
                }
            }
        }

        double logLikelihood = 0;
        for (int n = 0; n < x.Length; n++)
        {
            var terms = new double[components];
            for (int c = 0; c < components; c++)
            {
                double distance = 0;
                for (int i = 0; i < dimension; i++)
                {
                    double whitened = 0;
                    for (int j = 0; j <= i; j++)
                        whitened += factors[c, i * dimension + j] * (x[n][j] - means[c][j]);
                    distance += whitened * whitened;
                }
                terms[c] = alphas[c] + logDeterminants[c] - 0.5 * distance;
            }
            logLikelihood += LogSumExp(terms);
        }
        logLikelihood -= x.Length * (LogSumExp(alphas) + 0.5 * dimension * Math.Log(2 * Math.PI));

        double logPrior = -0.5 * gamma * gamma * squares;
        for (int c = 0; c < components; c++)
            logPrior += freedom * logDeterminants[c];
        return logLikelihood + logPrior - components * LogNormalization(dimension, freedom, gamma);
    }

    /// <summary>The logarithm of what divides the prior's density: 2^(νD/2)·γ^(−νD)·Γ_D(ν/2), with ν = D + m + 1.</summary>
    private static double LogNormalization(int dimension, int freedom, double gamma)
    {
        int nu = dimension + freedom + 1;
        double logGamma = 0.25 * dimension * (dimension - 1) * Math.Log(Math.PI);
        for (int j = 0; j < dimension; j++)
            logGamma += LogGammaOfHalf(nu - j);
        return nu * dimension * (0.5 * Math.Log(2) - Math.Log(gamma)) + logGamma;
    }

    /// <summary>log Γ(n/2), by Γ(x + 1) = x·Γ(x) from Γ(1/2) = √π and Γ(1) = 1.</summary>
    private static double LogGammaOfHalf(int n)
    {
        double log = n % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
        for (int k = n - 2; k > 0; k -= 2)
            log += Math.Log(0.5 * k);
        return log;
    }

    private static double LogSumExp(double[] values)
    {
        double max = values[0];
        for (int i = 1; i < values.Length; i++)
            max = Math.Max(max, values[i]);
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += Math.Exp(values[i] - max);
        return max + Math.Log(sum);
    }

    /// <summary>The objective.</summary>
    public static double Objective(Input input) =>
        LogPosterior(input.Alphas, input.Means, input.LogDiagonals, input.Lower, input.X, input.Freedom, input.Gamma);

    /// <summary>Its gradient.</summary>
    public static LogPosteriorGradient Gradient(Input input) =>
        LogPosterior_Gradient(input.Alphas, input.Means, input.LogDiagonals, input.Lower, input.X, input.Freedom, input.Gamma);

    private static void WriteGradient(Utf8JsonWriter writer, LogPosteriorGradient gradient)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("alpha");
        JsonOutput.Numbers(writer, gradient.alphas);
        writer.WritePropertyName("mu");
        JsonOutput.Rows(writer, gradient.means);
        writer.WritePropertyName("q");
        JsonOutput.Rows(writer, gradient.logDiagonals);
        writer.WritePropertyName("l");
        JsonOutput.Rows(writer, gradient.lower);
        writer.WriteEndObject();
    }

    /// <summary>The input: the parameters of <see cref="LogPosterior"/>.</summary>
    internal sealed record Input(double[] Alphas, double[][] Means, double[][] LogDiagonals, double[][] Lower, double[][] X, int Freedom, double Gamma)
    {
        private const int Most = 1 << 20;

        public static Input Read(InputReader input)
        {
            int dimension = input["d"].Int(1, 1024), components = input["k"].Int(1, Most), observations = input["n"].Int(0, Most);
            double gamma = input["gamma"].Double();
            if (gamma <= 0) throw new InputException($"{input["gamma"].Path} is not positive.");
            return new(
                input["alpha"].Doubles(components),
                input["mu"].Rows(components, dimension),
                input["q"].Rows(components, dimension),
                input["l"].Rows(components, dimension * (dimension - 1) / 2),
                input["x"].Rows(observations, dimension),
                input["m"].Int(0, Most),
                gamma);
        }
    }
}
