using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>The square of a number, and its derivative.</summary>
internal static partial class Hello
{
    /// <summary>The eval.</summary>
    public static Module Module { get; } = new("hello", new Dictionary<string, Function>
    {
        ["square"] = Function.Of(input => input.Double(), Square, JsonOutput.Number),
        ["double"] = Function.Of(input => input.Double(), x => Square_Gradient(x).x, JsonOutput.Number),
    });

    /// <summary>x²</summary>
    [Differentiable]
    public static double Square(double x) => x * x;
}
