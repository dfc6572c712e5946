using SymbolicGrad.Checkpoints;
using SymbolicGrad.Runtime.Tests.Checkpoints;
using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Faults;

/// <summary>A training that is cancelled, saved and loaded by another trainer at any step ends with the bits of one that ran through.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Epochs = 5;

    private static readonly Dictionary<string, Func<Optimizer<double>>> Optimizers = new()
    {
        ["sgd"] = () => new Sgd<double>(0.1),
        ["sgd with weight decay"] = () => new Sgd<double>(0.1, weightDecay: 0.01),
        ["momentum"] = () => new Sgd<double>(0.1, momentum: 0.9),
        ["Nesterov"] = () => new Sgd<double>(0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01),
        ["adam"] = () => new Adam<double>(0.1),
        ["adamw"] = () => new AdamW<double>(0.1),
    };

    private static readonly Dictionary<string, Func<LearningRateSchedule?>> Schedules = new()
    {
        ["none"] = () => null,
        ["constant"] = () => LearningRateSchedule.Constant(0.05),
        ["step decay"] = () => LearningRateSchedule.StepDecay(0.1, 0.5, 7),
        ["cosine after warmup"] = () => LearningRateSchedule.Cosine(0.1, 15, 0.01).AfterWarmup(4),
    };

    /// <summary>How the ten examples are divided into batches: by 4 there are two and a half.</summary>
    private static readonly Dictionary<string, (bool Shuffle, bool DropLastBatch)> Batchings = new()
    {
        ["shuffled"] = (true, false),
        ["shuffled, whole batches only"] = (true, true),
        ["in order"] = (false, false),
        ["in order, whole batches only"] = (false, true),
    };

    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory["training.safetensors"];

    public void Dispose() => _directory.Dispose();

    public static TheoryData<string, string, string> Settings
    {
        get
        {
            var settings = new TheoryData<string, string, string>();
            foreach (string optimizer in Optimizers.Keys)
                foreach (string schedule in Schedules.Keys)
                    foreach (string batching in Batchings.Keys)
                        settings.Add(optimizer, schedule, batching);
            return settings;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Cancelled_at_any_step_it_goes_on_bit_by_bit(string optimizer, string schedule, string batching)
    {
        var straight = new LinearRegression(examples: 10);
        Trainer<double> whole = NewTrainer(straight, optimizer, schedule, batching);
        TrainingHistory history = whole.Run<ArrayGradients<double>>(Epochs, straight.Loss);

        for (long cut = 0; cut < whole.Step; cut++)
        {
            var first = new LinearRegression(examples: 10);
            var second = new LinearRegression(examples: 10);
            Trainer<double> cancelled = NewTrainer(first, optimizer, schedule, batching);
            TrainingHistory before = RunUntil(cancelled, first, cut);
            TrainingCheckpoint.Save(cancelled, FilePath);

            Trainer<double> resumed = NewTrainer(second, optimizer, schedule, batching, seed: 99);
            TrainingCheckpoint.Load(resumed, FilePath);
            TrainingHistory after = resumed.Run<ArrayGradients<double>>(Epochs - before.Epochs.Count, second.Loss);

            Assert.Equal(TrainingEnd.Cancelled, before.End);
            Assert.Equal(Bits(straight.Model), Bits(second.Model));
            Assert.Equal(history.End, after.End);
            Assert.Equal(history.BestEpoch, after.BestEpoch);
            Assert.Equal(
                history.Epochs.Select(epoch => (epoch.Epoch, BitConverter.DoubleToInt64Bits(epoch.Loss), epoch.LearningRate)),
                before.Epochs.Concat(after.Epochs).Select(epoch => (epoch.Epoch, BitConverter.DoubleToInt64Bits(epoch.Loss), epoch.LearningRate)));
        }
    }

    /// <summary>Patience that ends within the epochs that are left: the best weights are those of an epoch before the cut.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("distance")]
    public void Early_stopping_goes_on_where_it_was(string? metric)
    {
        var straight = new LinearRegression(examples: 10, noise: 2);
        Trainer<double> whole = NewTrainer(straight, "momentum", "constant", metric: metric, patience: 1);
        TrainingHistory history = whole.Run<ArrayGradients<double>>(40, straight.Loss);
        Assert.Equal(TrainingEnd.StoppedEarly, history.End);

        for (long cut = 0; cut < whole.Step - 1; cut++)
        {
            var first = new LinearRegression(examples: 10, noise: 2);
            var second = new LinearRegression(examples: 10, noise: 2);
            Trainer<double> cancelled = NewTrainer(first, "momentum", "constant", metric: metric, patience: 1);
            RunUntil(cancelled, first, cut);
            TrainingCheckpoint.Save(cancelled, FilePath);
            Trainer<double> resumed = NewTrainer(second, "momentum", "constant", seed: 99, metric: metric, patience: 1);
            TrainingCheckpoint.Load(resumed, FilePath);
            TrainingHistory after = resumed.Run<ArrayGradients<double>>(40, second.Loss);
            Assert.Equal((history.End, history.BestEpoch, whole.Step), (after.End, after.BestEpoch, resumed.Step));
            Assert.Equal(Bits(straight.Model), Bits(second.Model));
        }
    }

    /// <summary>What is left after a cancellation is the model after so many whole steps.</summary>
    [Fact]
    public void A_cancelled_training_leaves_a_usable_model()
    {
        for (long cut = 0; cut < 12; cut++)
        {
            var cancelled = new LinearRegression(examples: 10);
            var reference = new LinearRegression(examples: 10);
            RunUntil(NewTrainer(cancelled, "adam", "none"), cancelled, cut);

            var gradients = reference.Model.NewGradients();
            Optimizer<double> adam = Optimizers["adam"]();
            foreach (int[] batch in Batches(epochs: 4).Take((int)cut + 1))
            {
                gradients.Clear();
                reference.Loss(batch, gradients);
                GradientClipping.ClipByNorm(gradients, 1);
                adam.Step(reference.Model, gradients);
            }
            Assert.Equal(Bits(reference.Model), Bits(cancelled.Model));
        }
    }

    private static List<int[]> Batches(int epochs)
    {
        var batches = new List<int[]>();
        NewTrainer(new LinearRegression(examples: 10), "sgd", "none").Run<ArrayGradients<double>>(epochs, (indices, _) =>
        {
            batches.Add(indices.ToArray());
            return 1.0 / batches.Count;
        });
        return batches;
    }

    /// <summary>Cancels while step <paramref name="cut"/> is computed; that step is still taken.</summary>
    private static TrainingHistory RunUntil(Trainer<double> trainer, LinearRegression problem, long cut)
    {
        using var cancellation = new CancellationTokenSource();
        return trainer.Run<ArrayGradients<double>>(int.MaxValue, (indices, gradients) =>
        {
            if (trainer.Step == cut)
                cancellation.Cancel();
            return problem.Loss(indices, gradients);
        }, cancellationToken: cancellation.Token);
    }

    private static Trainer<double> NewTrainer(LinearRegression problem, string optimizer, string schedule, string batching = "shuffled", ulong seed = 1, string? metric = null, int patience = 10) =>
        new(problem.Model, Optimizers[optimizer](), problem.Examples, batchSize: 4, seed)
        {
            Schedule = Schedules[schedule](),
            Shuffle = Batchings[batching].Shuffle,
            DropLastBatch = Batchings[batching].DropLastBatch,
            MaxGradientNorm = 1,
            EarlyStopping = new EarlyStopping(patience) { Metric = metric },
            Validation = () => [new Metric("distance", Math.Abs(problem.Model["W"][0] - 0.5))],
        };

    private static IEnumerable<long> Bits(ArrayModel<double> model) => model.Parameters.SelectMany(parameter => parameter.Values).Select(BitConverter.DoubleToInt64Bits);
}
