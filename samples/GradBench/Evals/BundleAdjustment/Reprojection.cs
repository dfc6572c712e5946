namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>How far an observed feature lies from where its camera would see the point.</summary>
internal static partial class Reprojection
{
    /// <summary>Numbers of a camera: rotation as angle·axis (3), centre (3), focal length, principal point (2), radial distortion (2).</summary>
    public const int CameraLength = 11;

    /// <summary>weight·(projection of the point − feature)</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="point">The point in space.</param>
    /// <param name="weight">The weight of the observation.</param>
    /// <param name="feature">The point of the image that was observed.</param>
    [Differentiable]
    public static (double X, double Y) Error(ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, [Data] ReadOnlySpan<double> feature)
    {
        Vector3 rotation = At(camera, 0), centre = At(camera, 3);
        Vector3 seen = Rotate(rotation, At(point, 0) - centre);
        double u = seen.X / seen.Z, v = seen.Y / seen.Z;
        double squaredRadius = u * u + v * v;
        double distortion = 1 + camera[9] * squaredRadius + camera[10] * squaredRadius * squaredRadius;
        return (
            weight * (u * distortion * camera[6] + camera[7] - feature[0]),
            weight * (v * distortion * camera[6] + camera[8] - feature[1]));
    }

    /// <summary>The error of a weight, which is to be 1 or −1: 1 − weight².</summary>
    [Differentiable]
    public static double WeightError(double weight) => 1 - weight * weight;

    /// <summary>Rotates a vector about the axis <paramref name="rotation"/> by the angle that is its length (Rodrigues' formula).</summary>
    private static Vector3 Rotate(Vector3 rotation, Vector3 vector)
    {
        double squaredAngle = Vector3.Dot(rotation, rotation);
        if (squaredAngle == 0)
        {
            // The first order has the value and the derivative at no rotation.
            return vector + Vector3.Cross(rotation, vector);
        }

        double angle = Math.Sqrt(squaredAngle);
        double cos = Math.Cos(angle), sin = Math.Sin(angle);
        Vector3 axis = 1 / angle * rotation;
        return cos * vector + sin * Vector3.Cross(axis, vector) + (1 - cos) * Vector3.Dot(axis, vector) * axis;
    }

    private static Vector3 At(ReadOnlySpan<double> values, int start) => new(values[start], values[start + 1], values[start + 2]);
}
