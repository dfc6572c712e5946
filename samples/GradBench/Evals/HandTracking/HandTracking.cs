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
        for (int i = 0; i < input.Correspondences.Length; i++)
        {
            (double x, double y, double z) = input.IsOnTriangles
                ? input.Model.PointOfTriangle(input.Theta, input.Us[2 * i], input.Us[2 * i + 1], input.Corner(i, 0), input.Corner(i, 1), input.Corner(i, 2))
                : input.Model.Vertex(input.Theta, input.Correspondences[i]);
            errors[3 * i] = input.Points[3 * i] - x;
            errors[3 * i + 1] = input.Points[3 * i + 1] - y;
            errors[3 * i + 2] = input.Points[3 * i + 2] - z;
        }
        return errors;
    }

    /// <summary>A row for each error: its derivatives by the two shares of its own point, where there are shares, and by the pose.</summary>
    public static double[][] Jacobian(Input input)
    {
        int shares = input.IsOnTriangles ? 2 : 0;
        var rows = new double[input.Points.Length][];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = new double[shares + HandModel.PoseLength];
            Span<double> byPose = rows[row].AsSpan(shares);
            (int i, int coordinate) = (row / 3, row % 3);
            double dX = coordinate == 0 ? -1 : 0, dY = coordinate == 1 ? -1 : 0, dZ = coordinate == 2 ? -1 : 0;
            if (input.IsOnTriangles)
            {
                input.Model.PointOfTriangle_Backward(
                    input.Theta, input.Us[2 * i], input.Us[2 * i + 1], input.Corner(i, 0), input.Corner(i, 1), input.Corner(i, 2),
                    dX, dY, dZ, byPose, ref rows[row][0], ref rows[row][1]);
            }
            else
            {
                input.Model.Vertex_Backward(input.Theta, input.Correspondences[i], dX, dY, dZ, byPose);
            }
        }
        return rows;
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
