namespace SymbolicGrad.Samples.Trajectory;

/// <summary>Where the ball is, in metres, and how fast it flies, in metres a second. Also the rate of change of both.</summary>
internal readonly record struct State(Vector3 Position, Vector3 Velocity)
{
    public static State operator +(State a, State b) => new(a.Position + b.Position, a.Velocity + b.Velocity);

    public static State operator *(double factor, State a) => new(factor * a.Position, factor * a.Velocity);
}
