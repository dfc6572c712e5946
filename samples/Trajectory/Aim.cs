namespace SymbolicGrad.Samples.Trajectory;

/// <summary>Finds the launch that hits the target, by gradient descent.</summary>
internal static class Aim
{
    /// <summary>A step of the descent.</summary>
    /// <param name="Velocity">The velocity of the launch, in metres a second.</param>
    /// <param name="Distance">How far from the target it ends, in metres.</param>
    public readonly record struct Attempt(Vector3 Velocity, double Distance);

    /// <summary>
    /// The attempts, from <paramref name="first"/> to one that ends within <paramref name="tolerance"/> metres of the target or is the last
    /// of <paramref name="most"/>. Without air the miss would be ½·(v·T − …)², whose curvature is T²: a step of 1/T² would be Newton's.
    /// </summary>
    public static IEnumerable<Attempt> Descend(Ball ball, Vector3 first, double duration, double tolerance, int most)
    {
        Vector3 velocity = first;
        for (int i = 0; i < most; i++)
        {
            Ball.MissGradient miss = ball.Miss_Gradient(velocity.X, velocity.Y, velocity.Z);
            var attempt = new Attempt(velocity, Math.Sqrt(2 * miss.Value));
            yield return attempt;
            if (attempt.Distance <= tolerance) yield break;
            velocity -= 1 / (duration * duration) * new Vector3(miss.vx, miss.vy, miss.vz);
        }
    }
}
