using SymbolicGrad.Checkpoints;
using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Checkpoints;

public sealed class TrainingCheckpointTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory["training.safetensors"];

    public void Dispose() => _directory.Dispose();

    public static TheoryData<string> Algorithms => ["sgd", "momentum", "adam", "adamw"];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Three_epochs_saved_loaded_and_three_more_are_six_straight(string algorithm)
    {
        LinearRegression straight = new(), first = new(), second = new();
        TrainingHistory whole = NewTrainer(straight, algorithm).Run<ArrayGradients<double>>(6, straight.Loss);

        Trainer<double> interrupted = NewTrainer(first, algorithm);
        interrupted.Run<ArrayGradients<double>>(3, first.Loss);
        TrainingCheckpoint.Save(interrupted, FilePath);

        Trainer<double> resumed = NewTrainer(second, algorithm, seed: 99);
        TrainingCheckpoint.Load(resumed, FilePath);
        TrainingHistory rest = resumed.Run<ArrayGradients<double>>(3, second.Loss);

        AssertSameBits(straight.Model, second.Model);
        Assert.Equal(whole.Epochs.Skip(3).Select(epoch => (epoch.Epoch, epoch.Loss, epoch.LearningRate)), rest.Epochs.Select(epoch => (epoch.Epoch, epoch.Loss, epoch.LearningRate)));
        Assert.Equal(whole.BestEpoch, rest.BestEpoch);
        Assert.NotEqual(first.Model["W"], second.Model["W"]);
    }

    [Fact]
    public void A_training_cancelled_within_an_epoch_goes_on_exactly()
    {
        LinearRegression straight = new(), first = new(), second = new();
        TrainingHistory whole = NewTrainer(straight, "adam").Run<ArrayGradients<double>>(3, straight.Loss);

        using var cancellation = new CancellationTokenSource();
        Trainer<double> interrupted = NewTrainer(first, "adam");
        interrupted.Run<ArrayGradients<double>>(3, (indices, gradients) =>
        {
            if (interrupted.Step == 9)
                cancellation.Cancel();
            return first.Loss(indices, gradients);
        }, cancellationToken: cancellation.Token);
        TrainingCheckpoint.Save(interrupted, FilePath);

        Trainer<double> resumed = NewTrainer(second, "adam");
        TrainingCheckpoint.Load(resumed, FilePath);
        TrainingHistory rest = resumed.Run<ArrayGradients<double>>(2, second.Loss);
        AssertSameBits(straight.Model, second.Model);
        Assert.Equal(whole.Epochs[1].Loss, rest.Epochs[0].Loss);

        var other = new Trainer<double>(second.Model, new Adam<double>(), 50, 9, seed: 1);
        Assert.Contains("within an epoch", Assert.Throws<CheckpointException>(() => TrainingCheckpoint.Load(other, FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Patience_and_best_weights_survive()
    {
        var model = new ArrayModel<double>(ArrayParameter<double>.Vector("w", 0));
        TrainingCheckpoint.Save(Run(model, epochs: 2), FilePath);

        // After epoch 1 the best value was seen and one epoch has passed; with patience 2 the next one stops.
        var resumedModel = new ArrayModel<double>(ArrayParameter<double>.Vector("w", 0));
        Trainer<double> resumed = Run(resumedModel, epochs: 0);
        TrainingCheckpoint.Load(resumed, FilePath);
        Assert.Equal([2], resumedModel["w"]);
        TrainingHistory history = resumed.Run(5, (_, _) => 10);
        Assert.Equal(TrainingEnd.StoppedEarly, history.End);
        Assert.Single(history.Epochs);
        Assert.Equal(1, history.BestEpoch);
        Assert.Equal([1], resumedModel["w"]);

        static Trainer<double> Run(ArrayModel<double> model, int epochs)
        {
            // SGD with rate 1 and gradient −1: after epoch k the weight is k. The loss rises, so the first epoch is the best.
            var trainer = new Trainer<double>(model, new Sgd<double>(1), 1, 1, seed: 1) { EarlyStopping = new EarlyStopping(2) };
            trainer.Run<ArrayGradients<double>>(epochs, (_, gradients) =>
            {
                gradients["w"][0] = -1;
                return trainer.Step;
            });
            return trainer;
        }
    }

    [Fact]
    public void A_training_of_another_kind_is_refused_and_changes_nothing()
    {
        var problem = new LinearRegression();
        Trainer<double> adam = NewTrainer(problem, "adam");
        adam.Run<ArrayGradients<double>>(1, problem.Loss);
        TrainingCheckpoint.Save(adam, FilePath);

        var fresh = new LinearRegression();
        Trainer<double> momentum = NewTrainer(fresh, "momentum");
        string message = Assert.Throws<CheckpointException>(() => TrainingCheckpoint.Load(momentum, FilePath)).Message;
        Assert.Contains("'adam'", message, StringComparison.Ordinal);
        Assert.Contains("'sgd'", message, StringComparison.Ordinal);

        var narrow = new LinearRegression(features: 2);
        Assert.Equal("model/W", Assert.Throws<CheckpointException>(() => TrainingCheckpoint.Load(NewTrainer(narrow, "adam"), FilePath)).Tensor);
        Assert.Equal([0, 0, 0], fresh.Model["W"]);
        Assert.Equal(0, momentum.Step);
    }

    [Fact]
    public void A_models_checkpoint_is_not_a_trainings()
    {
        var problem = new LinearRegression();
        Checkpoint.Save(problem.Model, FilePath);
        Assert.Contains("lack 'format'", Assert.Throws<CheckpointException>(() => TrainingCheckpoint.Load(NewTrainer(problem, "adam"), FilePath)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("step", "many", "'step' are 'many'")]
    [InlineData("step", "-1", "step")]
    [InlineData("random", "1 2 3", "four hexadecimal words")]
    [InlineData("random", "0 0 0 0", "all zeros")]
    [InlineData("random", "1 2 3 x", "four hexadecimal words")]
    [InlineData("format", "other", "'other'")]
    [InlineData("optimizer.learning_rate", "NaN", "LearningRate")]
    [InlineData("epochs", null, "lack 'epochs'")]
    public void Damaged_metadata_are_named(string key, string? value, string expected)
    {
        var problem = new LinearRegression();
        Trainer<double> trainer = NewTrainer(problem, "adam");
        trainer.Run<ArrayGradients<double>>(1, problem.Loss);
        TrainingCheckpoint.Save(trainer, FilePath);
        Rewrite(metadata =>
        {
            if (value is null)
                metadata.Remove(key);
            else
                metadata[key] = value;
        });
        string message = Assert.Throws<CheckpointException>(() => TrainingCheckpoint.Load(trainer, FilePath)).Message;
        Assert.Contains(expected, message, StringComparison.OrdinalIgnoreCase);
    }

    private void Rewrite(Action<IDictionary<string, string>> change)
    {
        var writer = new SafetensorsWriter();
        using (SafetensorsFile file = SafetensorsFile.Open(FilePath))
        {
            foreach (SafetensorsTensor tensor in file.Tensors)
                writer.Add(new NamedTensor<double>(tensor.Name, tensor.Shape, file.Read<double>(tensor.Name)));
            foreach ((string key, string value) in file.Metadata)
                writer.Metadata[key] = value;
        }
        change(writer.Metadata);
        writer.Save(FilePath);
    }

    private static Trainer<double> NewTrainer(LinearRegression problem, string algorithm, ulong seed = 1)
    {
        Optimizer<double> optimizer = algorithm switch
        {
            "sgd" => new Sgd<double>(0.1),
            "momentum" => new Sgd<double>(0.1, 0.9),
            "adam" => new Adam<double>(),
            _ => new AdamW<double>(),
        };
        return new Trainer<double>(problem.Model, optimizer, problem.Examples, 8, seed)
        {
            Schedule = LearningRateSchedule.Cosine(0.1, 100).AfterWarmup(5),
            EarlyStopping = new EarlyStopping(10),
        };
    }

    private static void AssertSameBits(ArrayModel<double> expected, ArrayModel<double> actual) =>
        Assert.Equal(
            expected.Parameters.SelectMany(parameter => parameter.Values).Select(BitConverter.DoubleToInt64Bits),
            actual.Parameters.SelectMany(parameter => parameter.Values).Select(BitConverter.DoubleToInt64Bits));
}
