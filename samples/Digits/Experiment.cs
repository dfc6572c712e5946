using System.Numerics.Tensors;
using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.Digits;

/// <summary>A network, the digits it learns from and those it is tested on.</summary>
internal sealed class Experiment
{
    private readonly Trainer<float> _trainer;
    private readonly MiniBatch<float> _batch;
    private readonly DigitSet _test;
    private readonly int _epochs;

    /// <summary>Makes a network with random weights, as <paramref name="options"/> say.</summary>
    public Experiment(Options options, DigitSet training, DigitSet test)
    {
        var random = new RandomSource(options.Seed);
        int batchSize = Math.Min(options.BatchSize, training.Count);
        _test = test;
        _epochs = options.Epochs;
        _batch = new MiniBatch<float>(training.Pixels, training.Labels, batchSize);
        Model = new Mlp(DigitSet.PixelCount, options.Hidden, DigitSet.ClassCount, random);
        _trainer = new Trainer<float>(Model, options.Optimizer.Create(options.LearningRate), training.Count, batchSize, random.NextUInt64())
        {
            // The test rows are only looked at: neither the weights nor the end of the training depend on them.
            Validation = () => [new Metric(ProgressView.AccuracyMetric, TestAccuracy())],
        };
        _trainer.Schedule = LearningRateSchedule.Cosine(options.LearningRate, (long)options.Epochs * _trainer.StepsPerEpoch);
    }

    /// <summary>The network.</summary>
    public Mlp Model { get; }

    /// <summary>Trains for as many epochs as the options say, or until cancelled.</summary>
    public TrainingHistory Train(IProgress<TrainingProgress> progress, CancellationToken cancellation) =>
        _trainer.Run(_epochs, (ReadOnlySpan<int> indices, Mlp.Gradients gradients) =>
        {
            _batch.Gather(indices);
            return Model.Loss_Backward(_batch.Inputs, _batch.Labels, gradients);
        }, progress, cancellation);

    /// <summary>The share of the test rows whose likeliest class is their label.</summary>
    public double TestAccuracy()
    {
        var logits = Model.Logits(_test.Pixels);
        int correct = 0;
        for (int row = 0; row < _test.Count; row++)
        {
            if (TensorPrimitives.IndexOfMax<float>(logits.Row(row).Span) == _test.Labels[row])
                correct++;
        }
        return (double)correct / _test.Count;
    }
}
