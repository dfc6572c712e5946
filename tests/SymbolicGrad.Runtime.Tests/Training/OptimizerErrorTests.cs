using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Training;

public class OptimizerErrorTests
{
    private static ArrayModel<double> TwoParameters() =>
        new(ArrayParameter<double>.Vector("W", 1, 2, 3), ArrayParameter<double>.Vector("b", 4));

    [Fact]
    public void A_parameter_of_another_length_is_named_with_both_lengths_and_nothing_is_changed()
    {
        ArrayModel<double> model = TwoParameters();
        var optimizer = new Sgd<double>(0.1, momentum: 0.9);
        optimizer.Step(model, model.NewGradients());

        model.Parameters[1] = ArrayParameter<double>.Vector("b", 4, 5);
        ArrayGradients<double> gradients = model.NewGradients();
        gradients["W"][0] = 1;
        var error = Assert.Throws<ArgumentException>(() => optimizer.Step(model, gradients));
        Assert.Equal("Parameter 'b' has 2 values, but had 1 in the steps before.", error.Message);
        Assert.Equal([1, 2, 3], model["W"]);
        Assert.Equal(1, optimizer.StepCount);
    }

    [Fact]
    public void A_renamed_an_added_and_a_missing_parameter_are_named()
    {
        ArrayModel<double> model = TwoParameters();
        var optimizer = new Adam<double>();
        optimizer.Step(model, model.NewGradients());

        model.Parameters.Add(ArrayParameter<double>.Vector("c", 1));
        Assert.Contains("'c'", Assert.Throws<ArgumentException>(() => optimizer.Step(model, model.NewGradients())).Message, StringComparison.Ordinal);
        model.Parameters.RemoveRange(1, 2);
        Assert.Contains("'b'", Assert.Throws<ArgumentException>(() => optimizer.Step(model, model.NewGradients())).Message, StringComparison.Ordinal);
        model.Parameters.Add(ArrayParameter<double>.Vector("bias", 4));
        string message = Assert.Throws<ArgumentException>(() => optimizer.Step(model, model.NewGradients())).Message;
        Assert.Contains("'bias'", message, StringComparison.Ordinal);
        Assert.Contains("'b'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_of_another_length_than_its_parameter_is_refused_at_the_first_step_too()
    {
        ArrayModel<double> model = TwoParameters();
        ArrayGradients<double> gradients = model.NewGradients();
        gradients.Parameters[0] = ArrayParameter<double>.Vector("W", 1, 1);
        var optimizer = new Adam<double>();
        var error = Assert.Throws<ArgumentException>(() => optimizer.Step(model, gradients));
        Assert.Equal("Parameter 'W' has 3 values, but its gradient has 2.", error.Message);
        optimizer.Step(model, model.NewGradients());
        Assert.Equal(1, optimizer.StepCount);
    }

    [Fact]
    public void Two_parameters_of_one_name_are_refused()
    {
        var model = new ArrayModel<double>(ArrayParameter<double>.Vector("W", 1), ArrayParameter<double>.Vector("W", 2));
        Assert.Contains("'W'", Assert.Throws<ArgumentException>(() => new Adam<double>().Step(model, model.NewGradients())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_of_another_algorithm_or_with_other_slots_is_refused()
    {
        ArrayModel<double> model = TwoParameters();
        var adam = new Adam<double>();
        adam.Step(model, model.NewGradients());
        OptimizerState<double> state = adam.ExportState();
        Assert.Equal(["W/m", "W/v", "b/m", "b/v"], state.Slots.Select(slot => $"{slot.Parameter}/{slot.Slot}"));

        var error = Assert.Throws<ArgumentException>(() => new AdamW<double>().ImportState(state));
        Assert.Contains("'adam'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'adamw'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Sgd<double>(0.1).ImportState(state with { Algorithm = "sgd" }));
        Assert.Throws<ArgumentException>(() => new Adam<double>().ImportState(state with { Slots = [.. state.Slots.Reverse()] }));
        Assert.Throws<ArgumentException>(() => new Adam<double>().ImportState(state with { Slots = [.. state.Slots.Skip(1)] }));
    }

    [Fact]
    public void State_for_another_model_is_refused_at_the_next_step()
    {
        ArrayModel<double> model = TwoParameters();
        var adam = new Adam<double>();
        adam.Step(model, model.NewGradients());
        var other = new ArrayModel<double>(ArrayParameter<double>.Vector("W", 1, 2), ArrayParameter<double>.Vector("b", 4));
        var resumed = new Adam<double>();
        resumed.ImportState(adam.ExportState());
        Assert.Contains("'W' has 2 values, but had 3", Assert.Throws<ArgumentException>(() => resumed.Step(other, other.NewGradients())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd<float>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd<float>(0.1, momentum: 1));
        Assert.Throws<ArgumentException>(() => new Sgd<float>(0.1, nesterov: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(beta2: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(epsilon: 0));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>().LearningRate = double.NaN);
        Assert.Contains("LearningRate", error.Message, StringComparison.Ordinal);
        Assert.Contains("NaN", error.Message, StringComparison.Ordinal);
    }
}
