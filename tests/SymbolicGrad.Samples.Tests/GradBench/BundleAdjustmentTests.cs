using System.Numerics;
using System.Text.Json;
using SymbolicGrad.Samples.GradBench.Evals;

namespace SymbolicGrad.Samples.Tests.GradBench;

public class BundleAdjustmentTests
{
    private static readonly double[] Camera = [-0.75, -1.1, -0.85, 34.5, 39.7, 53.9, 419.2, 5.86, -8.5, 0.0878, 0.0027];
    private static readonly double[] Point = [7.2, 0.001, 3.02], Feature = [271.8, 834.2];
    private const double Weight = 0.417;

    public static TheoryData<double[]> Cameras => new()
    {
        Camera,
        (double[])[1e-4, -2e-4, 1e-4, .. Camera[3..]],
        (double[])[0, 0, 3, .. Camera[3..]],
        (double[])[0, 0, 0, .. Camera[3..]],
    };

    [Theory]
    [MemberData(nameof(Cameras))]
    public void Errors_and_their_derivatives_are_those_of_the_complex_step(double[] camera)
    {
        (double[] errors, double[][] jacobian) = Derivative.Of(Errors, [.. camera, .. Point, Weight]);
        var input = new { n = 1, m = 1, p = 1, cam = camera, x = Point, w = Weight, feat = Feature };

        JsonElement objective = Tool.Output("ba", "objective", input), sparse = Tool.Output("ba", "jacobian", input);

        Derivative.Equal(errors[..2], Tool.Numbers(objective.GetProperty("reproj_error").GetProperty("elements")));
        Derivative.Equal(errors[2..], Tool.Numbers(objective.GetProperty("w_err").GetProperty("element")));
        Assert.Equal(1, objective.GetProperty("w_err").GetProperty("repeated").GetInt32());
        Derivative.Equal([.. jacobian[0], .. jacobian[1], jacobian[2][^1]], Tool.Numbers(sparse.GetProperty("vals")));
    }

    [Fact]
    public void The_sparse_Jacobian_is_the_dense_one_of_all_errors()
    {
        const int Cameras = 2, Points = 3, Observations = 5, CameraLength = 11;
        var random = new Random(4);
        double[] cameras = [.. Enumerable.Range(0, Cameras).SelectMany(_ => Camera.Select(Moved))];
        double[] points = [.. Enumerable.Range(0, Points).SelectMany(_ => Point.Select(Moved))];
        double[] weights = [.. Enumerable.Range(0, Observations).Select(_ => random.NextDouble())];
        int[] cameraOf = [0, 1, 1, 0, 1], pointOf = [2, 0, 2, 1, 1];
        var scene = new Scene(Cameras, Points, cameras, points, weights, [.. Enumerable.Range(0, Observations).SelectMany(_ => Feature)], cameraOf, pointOf);

        SparseJacobian sparse = SparseJacobian.Of(scene);

        (_, double[][] expected) = Derivative.Of(
            x =>
            {
                Complex[][] errors = [.. Enumerable.Range(0, Observations).Select(i => Errors([
                    .. x.AsSpan(CameraLength * cameraOf[i], CameraLength),
                    .. x.AsSpan(CameraLength * Cameras + 3 * pointOf[i], 3),
                    x[CameraLength * Cameras + 3 * Points + i]]))];
                return [.. errors.SelectMany(error => error[..2]), .. errors.Select(error => error[2])];
            },
            [.. cameras, .. points, .. weights]);
        Assert.Equal(expected.Length + 1, sparse.RowStarts.Length);
        for (int row = 0; row < expected.Length; row++)
        {
            var dense = new double[expected[row].Length];
            for (int k = sparse.RowStarts[row]; k < sparse.RowStarts[row + 1]; k++) dense[sparse.Columns[k]] = sparse.Values[k];
            Derivative.Equal(expected[row], dense);
        }

        double Moved(double value) => value * (1 + 0.01 * random.NextDouble());
    }

    [Fact]
    public void The_response_has_the_first_observations_elements_and_the_last_one()
    {
        JsonElement sparse = Tool.Output("ba", "jacobian", new { n = 3, m = 4, p = 20, cam = Camera, x = Point, w = Weight, feat = Feature });

        Assert.Equal([.. Enumerable.Range(0, 21).Select(i => 15.0 * i), .. new double[9].Select((_, i) => 15.0 * (21 + i)), 620], Tool.Numbers(sparse.GetProperty("rows")));
        double[] first = [.. Enumerable.Range(0, 11), 33, 34, 35, 45];
        Assert.Equal([.. first, .. first, 64], Tool.Numbers(sparse.GetProperty("cols")));
        Assert.Equal(31, sparse.GetProperty("vals").GetArrayLength());
    }

    [Fact]
    public void More_observations_than_fit_the_memory_are_refused()
    {
        Assert.Contains("message.input.p is not a whole number from 1 to", Tool.Error("ba", "objective", new { n = 1, m = 1, p = 2_000_000_000, cam = Camera, x = Point, w = Weight, feat = Feature }), StringComparison.Ordinal);
        Assert.Equal("message.input.cam has 2 elements instead of 11.", Tool.Error("ba", "objective", new { n = 1, m = 1, p = 1, cam = Point[..2], x = Point, w = Weight, feat = Feature }));
    }

    /// <summary>
    /// The errors of an observation with the rotation as a matrix: R = I + sin θ/θ·K + (1 − cos θ)/θ²·K², with K·p = r × p.
    /// </summary>
    private static Complex[] Errors(Complex[] v)
    {
        Complex squared = v[0] * v[0] + v[1] * v[1] + v[2] * v[2], angle = Complex.Sqrt(squared);
        Complex first = 1 - squared / 6, second = 0.5 - squared / 24;
        if (Complex.Abs(angle) > 1e-6)
        {
            first = Complex.Sin(angle) / angle;
            second = (1 - Complex.Cos(angle)) / squared;
        }
        Complex[] p = [v[11] - v[3], v[12] - v[4], v[13] - v[5]];
        Complex[] once = Cross(v, p), twice = Cross(v, once);
        Complex[] seen = [.. p.Select((coordinate, i) => coordinate + first * once[i] + second * twice[i])];
        Complex x = seen[0] / seen[2], y = seen[1] / seen[2], radius = x * x + y * y;
        Complex focal = v[6] * (1 + v[9] * radius + v[10] * radius * radius);
        return [v[14] * (focal * x + v[7] - Feature[0]), v[14] * (focal * y + v[8] - Feature[1]), 1 - v[14] * v[14]];
    }

    private static Complex[] Cross(Complex[] a, Complex[] b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
