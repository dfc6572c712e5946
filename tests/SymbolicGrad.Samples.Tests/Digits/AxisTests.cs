using SymbolicGrad.Samples.Digits;

namespace SymbolicGrad.Samples.Tests.Digits;

public class AxisTests
{
    [Theory]
    [InlineData(1, new[] { 1.0 })]
    [InlineData(4, new[] { 1.0, 2, 3, 4 })]
    [InlineData(30, new[] { 1.0, 5, 10, 15, 20, 25, 30 })]
    [InlineData(101, new[] { 1.0, 20, 40, 60, 80, 100 })]
    public void Epochs_are_labelled_at_whole_round_numbers(int count, double[] ticks) =>
        Assert.Equal(ticks, Axis.Epochs(count).Ticks);

    [Fact]
    public void A_linear_axis_ends_at_ticks_around_its_values()
    {
        var axis = Axis.Linear(0.83, 1);

        Assert.Equal([0.8, 0.85, 0.9, 0.95, 1], axis.Ticks.Select(tick => double.Round(tick, 9)));
        Assert.Equal((0.8, 1), (axis.Low, axis.High));
    }

    [Theory]
    [InlineData(0.012, 0.6, new[] { 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1 })]
    [InlineData(0.3, 0.3, new[] { 0.2, 0.5 })]
    [InlineData(1.0, 1.0, new[] { 1.0, 2 })]
    [InlineData(0.0043, 1.02, new[] { 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2 })]
    [InlineData(0.00003, 3, new[] { 0.0001, 0.001, 0.01, 0.1, 1 })]
    public void A_logarithmic_axis_has_ticks_at_one_two_and_five_or_at_powers_of_ten(double low, double high, double[] ticks) =>
        Assert.Equal(ticks, Axis.Logarithmic(low, high).Ticks.Select(tick => double.Round(tick, 9)));

    [Fact]
    public void A_logarithmic_axis_ends_around_its_values()
    {
        var axis = Axis.Logarithmic(0.00003, 3);

        Assert.Equal(0.00002, axis.Low, 1e-12);
        Assert.Equal(5, axis.High, 1e-12);
    }

    [Theory]
    [InlineData(0.0001, 0.0)]
    [InlineData(0.01, 0.5)]
    [InlineData(1.0, 1.0)]
    public void A_decade_takes_the_same_room_everywhere_on_a_logarithmic_axis(double value, double position) =>
        Assert.Equal(position, Axis.Logarithmic(0.0001, 1).Position(value), 12);
}
