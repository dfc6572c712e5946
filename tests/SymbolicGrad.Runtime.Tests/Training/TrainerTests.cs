using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Training;

public class TrainerTests
{
    private readonly LinearRegression _problem = new();

    [Fact]
    public void Training_finds_the_weights_that_made_the_data()
    {
        Trainer<double> trainer = NewTrainer(new Adam<double>(0.05), batchSize: 8);
        TrainingHistory history = trainer.Run(200, (ReadOnlySpan<int> indices, ArrayGradients<double> gradients) => _problem.Loss(indices, gradients));

        // The data are y = x₁ + 2x₂ + 3x₃ − ½ with noise of deviation 0.1.
        Assert.Equal([1.0, 2.0, 3.0], _problem.Model["W"].Select(w => Math.Round(w, 0)));
        Assert.Equal(-0.5, _problem.Model["b"][0], 0.1);
        Assert.Equal(TrainingEnd.Completed, history.End);
        Assert.Equal(Enumerable.Range(1, 200), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.InRange(history.Epochs[^1].Loss, 0, 0.01);
        Assert.Equal(200 * 7, trainer.Step);
        Assert.Null(history.BestEpoch);
    }

    [Theory]
    [InlineData(false, 7, 2)]
    [InlineData(true, 6, 8)]
    public void Every_example_is_seen_once_an_epoch_in_a_new_order(bool dropLast, int steps, int lastSize)
    {
        var epochs = new List<List<int>> { new(), new() };
        var sizes = new List<int>();
        var trainer = new Trainer<double>(_problem.Model, new Sgd<double>(0.1), exampleCount: 50, batchSize: 8, seed: 1) { DropLastBatch = dropLast };
        int epoch = 0;
        for (; epoch < 2; epoch++)
        {
            trainer.Run(1, (indices, _) =>
            {
                epochs[epoch].AddRange(indices);
                sizes.Add(indices.Length);
                return 1;
            });
        }

        Assert.Equal(steps, trainer.StepsPerEpoch);
        Assert.Equal(2 * steps, sizes.Count);
        Assert.Equal(lastSize, sizes[^1]);
        Assert.All(epochs, order => Assert.Equal(dropLast ? 48 : 50, order.Distinct().Count()));
        Assert.All(epochs, order => Assert.All(order, index => Assert.InRange(index, 0, 49)));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(epochs[0], epochs[0].Order());
    }

    [Fact]
    public void Without_shuffling_the_order_is_that_of_the_examples()
    {
        var seen = new List<int>();
        var trainer = new Trainer<double>(_problem.Model, new Sgd<double>(0.1), exampleCount: 5, batchSize: 2, seed: 1) { Shuffle = false };
        trainer.Run(2, (indices, _) =>
        {
            seen.AddRange(indices);
            return 0;
        });
        Assert.Equal([0, 1, 2, 3, 4, 0, 1, 2, 3, 4], seen);
    }

    [Fact]
    public void The_epochs_loss_weighs_each_batch_by_its_size()
    {
        // Batches of 2, 2 and 1 with losses 1, 2 and 6: (2·1 + 2·2 + 1·6) / 5.
        double[] losses = [1, 2, 6];
        int batch = 0;
        var trainer = new Trainer<double>(_problem.Model, new Sgd<double>(0.1), exampleCount: 5, batchSize: 2, seed: 1);
        TrainingHistory history = trainer.Run(1, (_, _) => losses[batch++]);
        Assert.Equal(2.4, history.Epochs[0].Loss, 1e-15);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        double[] first = TrainFor(seed: 1), again = TrainFor(seed: 1), other = TrainFor(seed: 2);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);

        static double[] TrainFor(ulong seed)
        {
            var problem = new LinearRegression();
            new Trainer<double>(problem.Model, new Adam<double>(), problem.Examples, 8, seed).Run<ArrayGradients<double>>(3, problem.Loss);
            return problem.Model["W"];
        }
    }

    [Fact]
    public void A_schedule_sets_the_rate_of_every_step_over_the_runs()
    {
        var rates = new List<double>();
        var optimizer = new Sgd<double>(1);
        var trainer = new Trainer<double>(_problem.Model, optimizer, exampleCount: 4, batchSize: 2, seed: 1)
        {
            Schedule = new LearningRateSchedule(step => 10 + step),
        };
        for (int run = 0; run < 2; run++)
        {
            trainer.Run(1, (_, _) =>
            {
                rates.Add(optimizer.LearningRate);
                return 0;
            });
        }
        Assert.Equal([10, 11, 12, 13], rates);
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_before_the_step_and_names_it()
    {
        Trainer<double> trainer = NewTrainer(new Sgd<double>(0.1), batchSize: 10);
        double[]? before = null;
        int calls = 0;
        var error = Assert.Throws<DivergedException>(() => trainer.Run<ArrayGradients<double>>(3, (indices, gradients) =>
        {
            double loss = _problem.Loss(indices, gradients);
            before = [.. _problem.Model["W"]];
            return ++calls == 8 ? double.NaN : loss;
        }));
        Assert.Equal((2, 8L), (error.Epoch, error.Step));
        Assert.Contains("epoch 2, at step 8: the loss is NaN", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, _problem.Model["W"]);
    }

    [Fact]
    public void Clipping_bounds_the_step()
    {
        var trainer = new Trainer<double>(_problem.Model, new Sgd<double>(1), exampleCount: 2, batchSize: 2, seed: 1) { MaxGradientNorm = 0.5 };
        trainer.Run<ArrayGradients<double>>(1, (_, gradients) =>
        {
            (gradients["W"][0], gradients["b"][0]) = (30, 40);
            return 0;
        });
        Assert.Equal(-0.3, _problem.Model["W"][0], 1e-15);
        Assert.Equal(-0.4, _problem.Model["b"][0], 1e-15);
    }

    [Fact]
    public void Cancelling_ends_the_run_with_its_result_and_the_next_run_goes_on_exactly()
    {
        var straight = new LinearRegression();
        new Trainer<double>(straight.Model, new Adam<double>(), 50, 8, seed: 1).Run<ArrayGradients<double>>(3, straight.Loss);

        using var cancellation = new CancellationTokenSource();
        Trainer<double> trainer = NewTrainer(new Adam<double>(), batchSize: 8);
        TrainingHistory cut = trainer.Run<ArrayGradients<double>>(3, (indices, gradients) =>
        {
            if (trainer.Step == 10)
                cancellation.Cancel();
            return _problem.Loss(indices, gradients);
        }, cancellationToken: cancellation.Token);
        Assert.Equal(TrainingEnd.Cancelled, cut.End);
        Assert.Single(cut.Epochs);
        Assert.Equal(11, trainer.Step);

        TrainingHistory rest = trainer.Run<ArrayGradients<double>>(2, _problem.Loss);
        Assert.Equal([2, 3], rest.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(straight.Model["W"], _problem.Model["W"]);
    }

    [Fact]
    public void Progress_is_told_of_epochs_and_on_request_of_steps()
    {
        var reports = new List<TrainingProgress>();
        var trainer = new Trainer<double>(_problem.Model, new Sgd<double>(0.25), exampleCount: 6, batchSize: 2, seed: 1)
        {
            ReportEvery = 2,
            Validation = () => [new Metric("accuracy", 0.5)],
        };
        trainer.Run(2, (_, _) => trainer.Step, new Immediate(reports.Add));
        Assert.Equal(
            [(1, 2L, 1.0, false), (1, 3, 1, true), (2, 4, 3, false), (2, 6, 5, false), (2, 6, 4, true)],
            reports.Select(report => (report.Epoch, report.Step, report.Loss, report.EpochCompleted)));
        Assert.Equal([0, 1, 0, 0, 1], reports.Select(report => report.Metrics.Count));
        Assert.All(reports, report => Assert.Equal(0.25, report.LearningRate));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        Trainer<double> trainer = NewTrainer(new Adam<double>(), batchSize: 5, maxNorm: 1);
        trainer.Schedule = LearningRateSchedule.Cosine(1e-3, 1000).AfterWarmup(10);
        long[] allocated = new long[trainer.StepsPerEpoch * 3];
        int step = 0;
        trainer.Run<ArrayGradients<double>>(3, (indices, gradients) =>
        {
            allocated[step++] = GC.GetAllocatedBytesForCurrentThread();
            return _problem.Loss(indices, gradients);
        });
        for (int i = 1; i < trainer.StepsPerEpoch; i++)
            Assert.Equal(allocated[(2 * trainer.StepsPerEpoch) + i - 1], allocated[(2 * trainer.StepsPerEpoch) + i]);
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        var optimizer = new Sgd<double>(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<double>(_problem.Model, optimizer, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<double>(_problem.Model, optimizer, 1, 0, 1));
        var dropping = new Trainer<double>(_problem.Model, optimizer, 3, 4, 1) { DropLastBatch = true };
        Assert.Throws<InvalidOperationException>(() => dropping.Run(1, (_, _) => 0));
        var error = Assert.Throws<ArgumentException>(() => NewTrainer(optimizer, 8).Run<OtherGradients>(1, (_, _) => 0));
        Assert.Contains(nameof(OtherGradients), error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => NewTrainer(optimizer, 8).RestoreBestWeights());
    }

    private Trainer<double> NewTrainer(Optimizer<double> optimizer, int batchSize, double? maxNorm = null) =>
        new(_problem.Model, optimizer, _problem.Examples, batchSize, seed: 1) { MaxGradientNorm = maxNorm };

    private sealed class Immediate(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }

    private sealed class OtherGradients : IGradients<double>
    {
        public void Clear()
        {
        }

        public void Visit<TVisitor>(ref TVisitor visitor)
            where TVisitor : IParameterVisitor<double>, allows ref struct
        {
        }
    }
}
