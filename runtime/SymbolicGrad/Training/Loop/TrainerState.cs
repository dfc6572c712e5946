using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>All that a <see cref="Trainer{T}"/> knows besides the model's parameters and its own settings: enough to go on exactly.</summary>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed record TrainerState<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The number of training examples.</summary>
    public required int ExampleCount { get; init; }

    /// <summary>The number of examples in a minibatch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The number of whole epochs.</summary>
    public required int CompletedEpochs { get; init; }

    /// <summary>The number of steps over all epochs.</summary>
    public required long Step { get; init; }

    /// <summary>The number of steps in the epoch that a cancellation cut off; 0 between epochs.</summary>
    public required int StepInEpoch { get; init; }

    /// <summary>The sum of loss times batch size over those steps.</summary>
    public required double LossSum { get; init; }

    /// <summary>The random state from which the present epoch is shuffled.</summary>
    public required RandomState Random { get; init; }

    /// <summary>The optimizer's state.</summary>
    public required OptimizerState<T> Optimizer { get; init; }

    /// <summary>The best epoch so far, with <see cref="EarlyStopping"/>.</summary>
    public BestEpoch<T>? Best { get; init; }

    /// <summary>How many epochs have passed since without improvement.</summary>
    public int EpochsSinceBest { get; init; }
}

/// <summary>The best epoch that <see cref="EarlyStopping"/> has seen.</summary>
/// <param name="Epoch">Its number, counted from 1.</param>
/// <param name="Value">The monitored value.</param>
/// <param name="Weights">The parameters at its end, in the order of the model.</param>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed record BestEpoch<T>(int Epoch, double Value, IReadOnlyList<NamedTensor<T>> Weights)
    where T : unmanaged, IFloatingPointIeee754<T>;
