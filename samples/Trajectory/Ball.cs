namespace SymbolicGrad.Samples.Trajectory;

/// <summary>The flight of a spinning ball through moving air.</summary>
/// <param name="start">Where it is kicked, in metres.</param>
/// <param name="target">Where it is to be at the end, in metres.</param>
/// <param name="wind">The velocity of the air, in metres a second.</param>
/// <param name="spin">The rotation, in radians a second.</param>
/// <param name="duration">The time of flight, in seconds.</param>
/// <param name="steps">The number of steps of the simulation.</param>
internal sealed partial class Ball(Vector3 start, Vector3 target, Vector3 wind, Vector3 spin, double duration, int steps)
{
    /// <summary>Drag and Magnus force by the ball's mass: of a football, in 1/m, and without a unit.</summary>
    private const double Drag = 0.0132, Lift = 0.0061, Gravity = 9.81;

    private readonly Vector3 _start = start, _target = target, _wind = wind, _spin = spin;
    private readonly double _step = duration / steps;
    private readonly int _steps = steps;

    /// <summary>Half the squared distance from the target at the end, by the velocity of the launch in metres a second.</summary>
    [Differentiable]
    public double Miss(double vx, double vy, double vz)
    {
        Vector3 miss = Fly(new Vector3(vx, vy, vz)).Position - _target;
        return 0.5 * Vector3.Dot(miss, miss);
    }

    /// <summary>The state at the end, by the classical Runge–Kutta method.</summary>
    public State Fly(Vector3 velocity)
    {
        var state = new State(_start, velocity);
        for (int i = 0; i < _steps; i++)
        {
            State k1 = Rate(state);
            State k2 = Rate(state + 0.5 * _step * k1);
            State k3 = Rate(state + 0.5 * _step * k2);
            State k4 = Rate(state + _step * k3);
            state += _step / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        return state;
    }

    private State Rate(State state)
    {
        Vector3 relative = state.Velocity - _wind;
        Vector3 drag = -Drag * relative.Length * relative;
        Vector3 lift = Lift * Vector3.Cross(_spin, relative);
        return new(state.Velocity, drag + lift - new Vector3(0, 0, Gravity));
    }
}
