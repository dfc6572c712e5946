using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>Cameras, points, and which camera observed which point where.</summary>
/// <param name="CameraCount">How many cameras.</param>
/// <param name="PointCount">How many points.</param>
/// <param name="Cameras">Eleven numbers a camera.</param>
/// <param name="Points">Three numbers a point.</param>
/// <param name="Weights">The weight of each observation.</param>
/// <param name="Features">Two numbers an observation.</param>
/// <param name="CameraOf">The camera of each observation.</param>
/// <param name="PointOf">The point of each observation.</param>
internal sealed record Scene(
    int CameraCount, int PointCount, double[] Cameras, double[] Points, double[] Weights, double[] Features, int[] CameraOf, int[] PointOf)
{
    private const int Most = 20_000_000;

    /// <summary>How many observations.</summary>
    public int Observations => Weights.Length;

    /// <summary>The camera of an observation.</summary>
    public ReadOnlySpan<double> Camera(int observation) => Cameras.AsSpan(Reprojection.CameraLength * CameraOf[observation], Reprojection.CameraLength);

    /// <summary>The point of an observation.</summary>
    public ReadOnlySpan<double> Point(int observation) => Points.AsSpan(3 * PointOf[observation], 3);

    /// <summary>The feature of an observation.</summary>
    public ReadOnlySpan<double> Feature(int observation) => Features.AsSpan(2 * observation, 2);

    /// <summary>Reads one camera, point, weight and feature, and repeats them as often as the input says.</summary>
    public static Scene Read(InputReader input) => Repeat(
        input["n"].Int(1, Most), input["m"].Int(1, Most), input["p"].Int(1, Most),
        input["cam"].Doubles(Reprojection.CameraLength), input["x"].Doubles(3), input["w"].Double(), input["feat"].Doubles(2));

    /// <summary>A scene of one camera, point, weight and feature, each repeated; cameras and points take turns.</summary>
    public static Scene Repeat(int cameras, int points, int observations, double[] camera, double[] point, double weight, double[] feature) => new(
        cameras, points,
        Repeated(camera, cameras), Repeated(point, points), Repeated([weight], observations), Repeated(feature, observations),
        [.. Enumerable.Range(0, observations).Select(i => i % cameras)], [.. Enumerable.Range(0, observations).Select(i => i % points)]);

    private static double[] Repeated(double[] values, int times)
    {
        var all = new double[values.Length * times];
        for (int i = 0; i < all.Length; i += values.Length) values.CopyTo(all, i);
        return all;
    }
}
