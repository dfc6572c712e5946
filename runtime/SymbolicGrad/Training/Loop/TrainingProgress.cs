namespace SymbolicGrad.Training;

/// <summary>How far a training has come: after an epoch, or between after some steps.</summary>
/// <param name="Epoch">The epoch, counted from 1 over all runs of the trainer.</param>
/// <param name="Step">The number of steps taken over all epochs.</param>
/// <param name="Loss">After an epoch its mean loss; between, the loss of the last minibatch.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Metrics">After an epoch what the validation returned, else empty.</param>
/// <param name="EpochCompleted">Whether the report closes an epoch.</param>
public readonly record struct TrainingProgress(
    int Epoch, long Step, double Loss, double LearningRate, IReadOnlyList<Metric> Metrics, bool EpochCompleted);
