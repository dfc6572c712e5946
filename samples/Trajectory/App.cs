using System.Globalization;

namespace SymbolicGrad.Samples.Trajectory;

/// <summary>From nothing to exit code.</summary>
internal static class App
{
    private const double Duration = 1.3, Tolerance = 1e-3;

    /// <summary>Bends a free kick around the wall into the corner of the goal, 25 m away.</summary>
    /// <returns>0 when the ball arrives, 1 when not.</returns>
    public static int Run(TextWriter output)
    {
        var target = new Vector3(25, 3.2, 2.1);
        var ball = new Ball(start: default, target, wind: new Vector3(-2, 3, 0), spin: new Vector3(0, 5, 45), Duration, steps: 200);
        Vector3 straight = 1 / Duration * target;

        Aim.Attempt last = default;
        int count = 0;
        output.WriteLine("attempt      launch, m/s                    distance, m");
        foreach (Aim.Attempt attempt in Aim.Descend(ball, straight, Duration, Tolerance, most: 100))
        {
            last = attempt;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{++count,7}   ({attempt.Velocity.X,7:F3}, {attempt.Velocity.Y,7:F3}, {attempt.Velocity.Z,7:F3})   {attempt.Distance,10:F5}"));
        }
        bool arrives = last.Distance <= Tolerance;
        output.WriteLine(arrives ? $"Arrives within a millimetre after {count} attempts." : "Does not arrive.");
        return arrives ? 0 : 1;
    }
}
