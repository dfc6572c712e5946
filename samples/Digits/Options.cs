namespace SymbolicGrad.Samples.Digits;

/// <summary>What one run is to do.</summary>
/// <param name="Epochs">Passes over the training rows, at least 1.</param>
/// <param name="Hidden">Units of the hidden layer, at least 1.</param>
/// <param name="Seed">Decides the initial weights and the order of the rows: the same seed gives the same run.</param>
/// <param name="Optimizer">How weights are changed by their gradient.</param>
/// <param name="LearningRate">The optimizer's first step size, positive; it falls to 0 along half a cosine.</param>
/// <param name="BatchSize">Rows in a minibatch, at least 1.</param>
/// <param name="DataPath">A file of digits; null for those that are built in.</param>
/// <param name="OutputDirectory">Where the checkpoint and the loss curve go; created where there is none.</param>
internal sealed record Options(
    int Epochs, int Hidden, ulong Seed, OptimizerChoice Optimizer, double LearningRate, int BatchSize, string? DataPath, string OutputDirectory);
