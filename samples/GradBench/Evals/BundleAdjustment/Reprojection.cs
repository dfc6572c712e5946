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
        (double x, double y, double z) = Rotate(
            camera[0], camera[1], camera[2], point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]);
        double u = x / z, v = y / z;
        double squaredRadius = u * u + v * v;
        double distortion = 1 + camera[9] * squaredRadius + camera[10] * squaredRadius * squaredRadius;
        return (
            weight * (u * distortion * camera[6] + camera[7] - feature[0]),
            weight * (v * distortion * camera[6] + camera[8] - feature[1]));
    }

    /// <summary>The error of a weight, which is to be 1 or −1: 1 − weight².</summary>
    [Differentiable]
    public static double WeightError(double weight) => 1 - weight * weight;

    /// <summary>Rotates a point about the axis r by the angle ‖r‖ (Rodrigues' formula).</summary>
    private static (double X, double Y, double Z) Rotate(double rx, double ry, double rz, double x, double y, double z)
    {
        double squaredAngle = rx * rx + ry * ry + rz * rz;
        if (squaredAngle == 0)
        {
            // To first order: p + r × p, which has the derivative at no rotation too.
            return (x + ry * z - rz * y, y + rz * x - rx * z, z + rx * y - ry * x);
        }

        double angle = Math.Sqrt(squaredAngle);
        double ax = rx / angle, ay = ry / angle, az = rz / angle;
        double cos = Math.Cos(angle), sin = Math.Sin(angle);
        double along = (ax * x + ay * y + az * z) * (1 - cos);
        return (
            x * cos + (ay * z - az * y) * sin + ax * along,
            y * cos + (az * x - ax * z) * sin + ay * along,
            z * cos + (ax * y - ay * x) * sin + az * along);
    }
}
