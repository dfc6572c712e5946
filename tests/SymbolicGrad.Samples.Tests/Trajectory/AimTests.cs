using SymbolicGrad.Samples.Trajectory;

namespace SymbolicGrad.Samples.Tests.Trajectory;

public class AimTests
{
    [Theory]
    [InlineData(20, -3, 2)]
    [InlineData(30, 5, 0)]
    [InlineData(11, 0, 1)]
    public void Gradient_descent_finds_the_launch_that_hits_the_target(double x, double y, double z)
    {
        const double Duration = 1.2;
        var target = new Vector3(x, y, z);
        var ball = new Ball(default, target, wind: new Vector3(2, -4, 0), spin: new Vector3(0, 10, -30), Duration, steps: 120);

        Aim.Attempt[] attempts = [.. Aim.Descend(ball, 1 / Duration * target, Duration, tolerance: 1e-6, most: 200)];

        Assert.InRange(attempts.Length, 2, 199);
        Assert.InRange((ball.Fly(attempts[^1].Velocity).Position - target).Length, 0, 1e-6);
        Assert.True(attempts[0].Distance > 1);
        Assert.Equal(attempts.Select(attempt => attempt.Distance).OrderDescending(), attempts.Select(attempt => attempt.Distance));
    }

    [Fact]
    public void The_descent_ends_after_the_attempts_it_is_given()
    {
        var ball = new Ball(default, new Vector3(20, 0, 0), default, default, duration: 1, steps: 10);

        Assert.Equal(3, Aim.Descend(ball, default, duration: 1, tolerance: 0, most: 3).Count());
    }

    [Fact]
    public void The_program_says_that_the_ball_arrives()
    {
        using var output = new StringWriter();

        Assert.Equal(0, App.Run(output));

        Assert.Matches("Arrives within a millimetre after [0-9]+ attempts.$", output.ToString().TrimEnd());
    }
}
