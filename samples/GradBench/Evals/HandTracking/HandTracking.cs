using System.Runtime.Intrinsics;
using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>A hand that is fitted to points: how far each lies from its point of the skin, and the derivatives of that.</summary>
internal static class HandTracking
{
    /// <summary>The eval.</summary>
    public static Module Module { get; } = new("ht", new Dictionary<string, Function>
    {
        ["objective"] = Function.Of(Input.Read, Objective, JsonOutput.Numbers),
        ["jacobian"] = Function.Of(Input.Read, Jacobian, JsonOutput.Rows),
    });

    /// <summary>The three coordinates of each point less those of its point of the skin.</summary>
    public static double[] Objective(Input input)
    {
        var errors = new double[input.Points.Length];
        var placement = new double[input.Model.PlacementLength];
        input.Model.Place(input.Theta, placement);
        for (int i = 0; i < input.Correspondences.Length; i++)
        {
            (double x, double y, double z) = input.IsOnTriangles
                ? input.Model.PointOfTriangle(placement, input.Us[2 * i], input.Us[2 * i + 1], input.Corner(i, 0), input.Corner(i, 1), input.Corner(i, 2))
                : input.Model.Vertex(placement, input.Correspondences[i]);
            errors[3 * i] = input.Points[3 * i] - x;
            errors[3 * i + 1] = input.Points[3 * i + 1] - y;
            errors[3 * i + 2] = input.Points[3 * i + 2] - z;
        }
        return errors;
    }

    /// <summary>
    /// A row for each error: its derivatives by the two shares of its own point, where there are shares, and by the pose. Four columns at a time are four
    /// directions, of the pose first and then of each point.
    /// </summary>
    public static double[][] Jacobian(Input input)
    {
        int shares = input.IsOnTriangles ? 2 : 0, columns = shares + HandModel.PoseLength;
        double[][] rows = [.. input.Points.Select(_ => new double[columns])];
        var placement = new double[input.Model.PlacementLength];
        var units = new Vector256<double>[columns];
        var dplacement = new Vector256<double>[placement.Length];
        for (int first = 0; first < columns; first += Vector256<double>.Count)
        {
            for (int column = 0; column < columns; column++) units[column] = Unit(column - first);
            Array.Clear(dplacement);
            input.Model.Place_FourDirections(input.Theta, placement, units.AsSpan(shares), dplacement);
            for (int i = 0; i < input.Correspondences.Length; i++)
            {
                (Vector256<double> x, Vector256<double> y, Vector256<double> z) = input.IsOnTriangles
                    ? input.Model.PointOfTriangle_FourDirections(
                        placement, input.Us[2 * i], input.Us[2 * i + 1], input.Corner(i, 0), input.Corner(i, 1), input.Corner(i, 2), dplacement, units[0], units[1]).Tangents
                    : input.Model.Vertex_FourDirections(placement, input.Correspondences[i], dplacement).Tangents;
                Write(rows[3 * i], first, -x);
                Write(rows[3 * i + 1], first, -y);
                Write(rows[3 * i + 2], first, -z);
            }
        }
        return rows;
    }

    /// <summary>One in a direction and zero in the others; zero in all where there is no such direction.</summary>
    private static Vector256<double> Unit(int direction) =>
        direction >= 0 && direction < Vector256<double>.Count ? Vector256<double>.Zero.WithElement(direction, 1) : Vector256<double>.Zero;

    private static void Write(double[] row, int first, Vector256<double> tangents)
    {
        for (int k = 0; k < Math.Min(Vector256<double>.Count, row.Length - first); k++) row[first + k] = tangents[k];
    }

    /// <summary>The input.</summary>
    /// <param name="Theta">The pose.</param>
    /// <param name="Us">Two shares for each point; empty where points belong to vertices rather than to triangles.</param>
    /// <param name="Model">The hand.</param>
    /// <param name="Correspondences">The vertex or triangle of each point.</param>
    /// <param name="Points">Three coordinates a point.</param>
    internal sealed record Input(double[] Theta, double[] Us, HandModel Model, int[] Correspondences, double[] Points)
    {
        /// <summary>Whether points belong to triangles.</summary>
        public bool IsOnTriangles => Us.Length > 0;

        /// <summary>A vertex of the triangle of a point.</summary>
        public int Corner(int point, int corner) => Model.Triangles[3 * Correspondences[point] + corner];

        public static Input Read(InputReader input)
        {
            InputReader data = input["data"];
            HandModel model = HandModel.Read(data["model"]);
            int points = data["points"].Count(), shares = input["us"].Count();
            int places = shares > 0 ? model.Triangles.Length / 3 : model.VertexCount;
            return new(
                input["theta"].Doubles(HandModel.PoseLength),
                [.. input["us"].Rows(shares > 0 ? points : 0, 2).SelectMany(row => row)],
                model,
                data["correspondences"].Ints(points, 0, places - 1),
                [.. data["points"].Rows(points, 3).SelectMany(row => row)]);
        }
    }
}
