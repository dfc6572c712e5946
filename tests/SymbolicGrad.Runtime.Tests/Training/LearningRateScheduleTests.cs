using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Training;

public class LearningRateScheduleTests
{
    [Fact]
    public void Constant_stays() =>
        Assert.All([0L, 1, 1_000_000], step => Assert.Equal(0.3, LearningRateSchedule.Constant(0.3).RateAt(step)));

    [Theory]
    [InlineData(0, 0.8)]
    [InlineData(9, 0.8)]
    [InlineData(10, 0.4)]
    [InlineData(29, 0.2)]
    [InlineData(30, 0.1)]
    public void Step_decay_falls_after_every_so_many_steps(long step, double expected) =>
        Assert.Equal(expected, LearningRateSchedule.StepDecay(0.8, 0.5, every: 10).RateAt(step), 1e-15);

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(25, 0.8681980515339464)] // 0.1 + 0.45·(1 + √½)
    [InlineData(50, 0.55)]
    [InlineData(100, 0.1)]
    [InlineData(1000, 0.1)]
    public void Cosine_falls_to_its_final_rate(long step, double expected) =>
        Assert.Equal(expected, LearningRateSchedule.Cosine(1, steps: 100, finalRate: 0.1).RateAt(step), 1e-15);

    [Theory]
    [InlineData(0, 0.25)]
    [InlineData(2, 0.75)]
    [InlineData(3, 1.0)]
    [InlineData(4, 1.0)]
    [InlineData(54, 0.5)]
    public void Warmup_rises_to_the_first_rate_and_then_hands_over(long step, double expected) =>
        Assert.Equal(expected, LearningRateSchedule.Cosine(1, steps: 100).AfterWarmup(4).RateAt(step), 1e-15);

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.StepDecay(1, 0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.StepDecay(1, 0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Cosine(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant(1).AfterWarmup(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant(1).RateAt(-1));
    }
}
