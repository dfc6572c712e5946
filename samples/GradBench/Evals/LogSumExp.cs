using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>log Σ e^xᵢ, shifted by the largest element.</summary>
internal static partial class LogSumExp
{
    /// <summary>The eval.</summary>
    public static Module Module { get; } = new("lse", new Dictionary<string, Function>
    {
        ["primal"] = Function.Of(Read, Objective, JsonOutput.Number),
        ["gradient"] = Function.Of(Read, Gradient, JsonOutput.Numbers),
    });

    /// <summary>max x + log Σ e^(xᵢ − max x), which neither overflows nor underflows.</summary>
    [Differentiable]
    public static double Objective(double[] x)
    {
        double max = x[0];
        for (int i = 1; i < x.Length; i++)
            max = Math.Max(max, x[i]);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - max);
        return max + Math.Log(sum);
    }

    /// <summary>The gradient, which is the softmax.</summary>
    public static double[] Gradient(double[] x)
    {
        double[] gradient = new double[x.Length];
        Objective_Backward(x, gradient);
        return gradient;
    }

    private static double[] Read(InputReader input)
    {
        double[] x = input["x"].Doubles();
        return x.Length > 0 ? x : throw new InputException($"{input["x"].Path} is empty.");
    }
}
