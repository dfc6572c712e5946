using SymbolicGrad.Checking;
using SymbolicGrad.Samples.Trajectory;

namespace SymbolicGrad.Samples.Tests.Trajectory;

public class BallTests
{
    private static readonly Vector3 Target = new(20, -3, 2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void The_gradient_is_that_of_finite_differences(int steps)
    {
        var ball = new Ball(new Vector3(0, 1, 0.2), Target, wind: new Vector3(-3, 2, 1), spin: new Vector3(5, -20, 40), duration: 1.5, steps);

        Ball.MissGradient gradient = ball.Miss_Gradient(18, -1, 9);

        GradientCheck.Compare(p => ball.Miss(p[0], p[1], p[2]), [18, -1, 9], [gradient.vx, gradient.vy, gradient.vz]).ThrowIfWrong();
        Close.Equal(ball.Miss(18, -1, 9), gradient.Value);
    }

    [Fact]
    public void Without_a_step_the_ball_stays_where_it_is()
    {
        var ball = new Ball(default, Target, default, default, duration: 1, steps: 0);

        Assert.Equal(new Ball.MissGradient(0.5 * (400 + 9 + 4), 0, 0, 0), ball.Miss_Gradient(18, -1, 9));
    }

    [Fact]
    public void With_the_wind_and_without_spin_the_ball_is_in_free_fall_at_first()
    {
        // In air that moves along with it there is no force but gravity, until it falls: over a short time v·t and −½·g·t².
        var ball = new Ball(default, Target, wind: new Vector3(10, 0, 0), spin: default, duration: 1e-3, steps: 4);

        State end = ball.Fly(new Vector3(10, 0, 0));

        Assert.Equal(10e-3, end.Position.X, 1e-12);
        Assert.Equal(-0.5 * 9.81e-6, end.Position.Z, 1e-11);
    }

    [Fact]
    public void A_faster_ball_is_slowed_down_more_and_spin_to_the_left_bends_it_to_the_left()
    {
        State Fly(double speed, double spin) => new Ball(default, Target, default, new Vector3(0, 0, spin), duration: 1, steps: 50).Fly(new Vector3(speed, 0, 0));

        Assert.True(Fly(30, 0).Velocity.X < 30 && 30 - Fly(30, 0).Velocity.X > 20 - Fly(20, 0).Velocity.X);
        Assert.True(Fly(30, 40).Position.Y > 1);
        Assert.Equal(0, Fly(30, 0).Position.Y);
    }
}
