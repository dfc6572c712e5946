using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.Digits;

/// <summary>An optimizer that can be asked for by name.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="LearningRate">The first step size that suits this network, for when none is asked for.</param>
/// <param name="Create">Makes the optimizer with a given step size.</param>
internal sealed record OptimizerChoice(string Name, double LearningRate, Func<double, Optimizer<float>> Create)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<OptimizerChoice> All { get; } =
    [
        new("sgd", 0.5, learningRate => new Sgd<float>(learningRate)),
        new("momentum", 0.1, learningRate => new Sgd<float>(learningRate, momentum: 0.9)),
        new("adam", 0.01, learningRate => new Adam<float>(learningRate)),
        new("adamw", 0.01, learningRate => new AdamW<float>(learningRate)),
    ];
}
