using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>All that a <see cref="Trainer{T}"/> knows besides the model's parameters and its own settings: enough to go on exactly.</summary>
/// <param name="CompletedEpochs">The number of whole epochs.</param>
/// <param name="Step">The number of steps over all epochs.</param>
/// <param name="StepInEpoch">The number of steps in the epoch that a cancellation cut off; 0 between epochs.</param>
/// <param name="LossSum">The sum of loss times batch size over those steps.</param>
/// <param name="Random">The random state from which the present epoch is shuffled.</param>
/// <param name="Optimizer">The optimizer's state.</param>
/// <param name="Best">The best epoch so far, with <see cref="EarlyStopping"/>.</param>
/// <param name="EpochsSinceBest">How many epochs have passed since without improvement.</param>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed record TrainerState<T>(
    int CompletedEpochs, long Step, int StepInEpoch, double LossSum, RandomState Random, OptimizerState<T> Optimizer, BestEpoch<T>? Best, int EpochsSinceBest)
    where T : unmanaged, IFloatingPointIeee754<T>;

/// <summary>The best epoch that <see cref="EarlyStopping"/> has seen.</summary>
/// <param name="Epoch">Its number, counted from 1.</param>
/// <param name="Value">The monitored value.</param>
/// <param name="Weights">The parameters at its end, in the order of the model.</param>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed record BestEpoch<T>(int Epoch, double Value, IReadOnlyList<NamedTensor<T>> Weights)
    where T : unmanaged, IFloatingPointIeee754<T>;
