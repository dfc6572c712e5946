using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Training;

public class EarlyStoppingTests
{
    private readonly ArrayModel<double> _model = new(ArrayParameter<double>.Vector("w", 0));

    [Fact]
    public void It_stops_after_the_patience_and_restores_the_best_weights()
    {
        (Trainer<double> trainer, TrainingHistory history) = Run(new EarlyStopping(2) { Metric = "loss" }, 10, 5, 4, 3, 3.5, 3, 1, 1);
        Assert.Equal(TrainingEnd.StoppedEarly, history.End);
        Assert.Equal(5, history.Epochs.Count);
        Assert.Equal(3, history.BestEpoch);
        Assert.Equal(3, _model["w"][0]);
        Assert.Equal([5.0, 4, 3, 3.5, 3], history.Epochs.Select(epoch => epoch.Metrics[0].Value));
        Assert.Equal(5, trainer.CompletedEpochs);
    }

    [Fact]
    public void An_improvement_below_the_least_difference_does_not_count()
    {
        (_, TrainingHistory history) = Run(new EarlyStopping(2) { Metric = "loss", MinDelta = 0.5 }, 10, 5, 4.8, 4.6, 4.4);
        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(1, history.BestEpoch);
        Assert.Equal(1, _model["w"][0]);
    }

    [Fact]
    public void A_greater_value_can_be_the_better_one()
    {
        (_, TrainingHistory history) = Run(new EarlyStopping(1) { Metric = "loss", Maximize = true }, 10, 0.5, 0.6, 0.7, 0.7);
        Assert.Equal(4, history.Epochs.Count);
        Assert.Equal(3, history.BestEpoch);
    }

    [Fact]
    public void What_is_not_a_number_is_never_the_best()
    {
        (_, TrainingHistory history) = Run(new EarlyStopping(3) { Metric = "loss" }, 10, double.NaN, 2, double.NaN, double.NaN, double.NaN);
        Assert.Equal(5, history.Epochs.Count);
        Assert.Equal(2, history.BestEpoch);
        Assert.Equal(2, _model["w"][0]);
    }

    [Fact]
    public void Without_a_number_there_is_nothing_to_restore()
    {
        (Trainer<double> trainer, TrainingHistory history) = Run(new EarlyStopping(2) { Metric = "loss" }, 10, double.NaN, double.NaN);
        Assert.Equal(TrainingEnd.StoppedEarly, history.End);
        Assert.Null(history.BestEpoch);
        Assert.Equal(2, _model["w"][0]);
        Assert.Throws<InvalidOperationException>(trainer.RestoreBestWeights);
    }

    [Fact]
    public void Without_a_metric_the_training_loss_is_monitored()
    {
        (_, TrainingHistory history) = Run(new EarlyStopping(1), 10, []);
        Assert.Equal(2, history.Epochs.Count);
        Assert.Equal(1, history.BestEpoch);
    }

    [Fact]
    public void When_the_epochs_run_out_the_last_weights_stay_until_the_best_are_asked_for()
    {
        (Trainer<double> trainer, TrainingHistory history) = Run(new EarlyStopping(5) { Metric = "loss" }, 3, 1, 2, 3);
        Assert.Equal(TrainingEnd.Completed, history.End);
        Assert.Equal(3, _model["w"][0]);
        trainer.RestoreBestWeights();
        Assert.Equal(1, _model["w"][0]);
    }

    [Fact]
    public void A_missing_metric_is_named_with_those_there_are()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Run(new EarlyStopping(5) { Metric = "accuracy" }, 3, 1, 2, 3));
        Assert.Contains("'accuracy'", error.Message, StringComparison.Ordinal);
        Assert.Contains("[loss]", error.Message, StringComparison.Ordinal);
    }

    /// <summary>One example and SGD with rate 1 and gradient −1: after epoch k the weight is k.</summary>
    private (Trainer<double> Trainer, TrainingHistory History) Run(EarlyStopping rule, int epochs, params double[] values)
    {
        int epoch = 0;
        var trainer = new Trainer<double>(_model, new Sgd<double>(1), exampleCount: 1, batchSize: 1, seed: 1)
        {
            EarlyStopping = rule,
            Validation = values.Length == 0 ? null : () => [new Metric("loss", values[epoch++])],
        };
        TrainingHistory history = trainer.Run<ArrayGradients<double>>(epochs, (_, gradients) =>
        {
            gradients["w"][0] = -1;
            return 1;
        });
        return (trainer, history);
    }
}
