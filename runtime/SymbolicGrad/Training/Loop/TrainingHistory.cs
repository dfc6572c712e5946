namespace SymbolicGrad.Training;

/// <summary>What a run of <see cref="Trainer{T}"/> did.</summary>
/// <param name="Epochs">The completed epochs, in their order.</param>
/// <param name="End">Why the run ended.</param>
/// <param name="BestEpoch">The epoch with the best monitored value over all runs of the trainer; null without <see cref="EarlyStopping"/> or before any such value.</param>
/// <param name="Elapsed">The time that the run took.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochRecord> Epochs, TrainingEnd End, int? BestEpoch, TimeSpan Elapsed);

/// <summary>One completed epoch.</summary>
/// <param name="Epoch">Its number, counted from 1 over all runs of the trainer.</param>
/// <param name="Loss">The losses of its minibatches, averaged with their sizes as weights: the mean over the examples where each is the mean over its batch.</param>
/// <param name="LearningRate">The learning rate of its last step.</param>
/// <param name="Metrics">What the validation returned, empty without one.</param>
public sealed record EpochRecord(int Epoch, double Loss, double LearningRate, IReadOnlyList<Metric> Metrics);

/// <summary>Why a training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All epochs were run.</summary>
    Completed,

    /// <summary>The monitored value had not improved for the set number of epochs; the model holds its best weights.</summary>
    StoppedEarly,

    /// <summary>It was cancelled; the model holds the weights after the last whole step.</summary>
    Cancelled,
}
