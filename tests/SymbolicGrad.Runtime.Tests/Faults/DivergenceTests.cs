using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Faults;

/// <summary>A training that diverges is stopped at the step where it does, and the message says what is no number any more.</summary>
public class DivergenceTests
{
    private readonly LinearRegression _problem = new();

    [Theory]
    [InlineData(double.NaN, null)]
    [InlineData(double.PositiveInfinity, null)]
    [InlineData(double.NaN, 1.0)]
    [InlineData(double.NegativeInfinity, 1.0)]
    public void A_gradient_that_is_not_finite_is_named_before_the_step(double value, double? maxNorm)
    {
        var trainer = new Trainer<double>(_problem.Model, new Adam<double>(), exampleCount: 4, batchSize: 2, seed: 1) { MaxGradientNorm = maxNorm };
        var error = Assert.Throws<DivergedException>(() => trainer.Run<ArrayGradients<double>>(2, (_, gradients) =>
        {
            gradients["W"][2] = trainer.Step == 2 ? value : 0.5;
            return 0.5;
        }));
        Assert.Equal((2, 3L, 0.5), (error.Epoch, error.Step, error.Loss));
        Assert.Contains($"epoch 2, at step 3: the loss is 0.5. The gradient of parameter 'W' is {value} at index 2.", error.Message, StringComparison.Ordinal);
        Assert.All(_problem.Model.Parameters.SelectMany(parameter => parameter.Values), parameter => Assert.True(double.IsFinite(parameter)));
        Assert.Equal(2, trainer.Optimizer.StepCount);
    }

    [Fact]
    public void A_parameter_that_overflowed_is_named_with_the_loss_that_it_spoils()
    {
        var trainer = new Trainer<double>(_problem.Model, new Sgd<double>(1e308), exampleCount: 4, batchSize: 2, seed: 1);
        var error = Assert.Throws<DivergedException>(() => trainer.Run<ArrayGradients<double>>(2, (_, gradients) =>
        {
            gradients["b"][0] = -10;
            return _problem.Model["b"][0];
        }));
        Assert.Contains("at step 2: the loss is Infinity. Parameter 'b' is Infinity at index 0.", error.Message, StringComparison.Ordinal);
        Assert.IsType<NotFiniteNumberException>(error.InnerException);
    }

    /// <summary>Squares of weights that double with every step, until the loss is infinite.</summary>
    [Fact]
    public void A_learning_rate_that_is_too_large_is_noticed_by_itself()
    {
        var trainer = new Trainer<double>(_problem.Model, new Sgd<double>(10), _problem.Examples, _problem.Examples, seed: 1);
        var error = Assert.Throws<DivergedException>(() => trainer.Run<ArrayGradients<double>>(10_000, _problem.Loss));
        Assert.False(double.IsFinite(error.Loss));
        Assert.Equal(trainer.Step + 1, error.Step);
        Assert.All(_problem.Model.Parameters.SelectMany(parameter => parameter.Values), parameter => Assert.True(double.IsFinite(parameter)));
    }
}
