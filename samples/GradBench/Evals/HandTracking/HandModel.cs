using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>A hand: bones in a tree, and a skin of vertices that follow them. Matrices are 4×4, row by row, one after the other.</summary>
/// <param name="Parents">The parent of each bone, which comes before it; −1 for a root.</param>
/// <param name="BaseRelatives">The place of each bone at rest, seen from its parent.</param>
/// <param name="InverseBaseAbsolutes">From the hand at rest to each bone.</param>
/// <param name="BasePositions">The four homogeneous coordinates of each vertex at rest.</param>
/// <param name="Weights">How much each vertex follows each bone, vertex by vertex.</param>
/// <param name="Triangles">The three vertices of each triangle.</param>
/// <param name="IsMirrored">Whether the hand is a left one: its x is turned around.</param>
internal sealed partial record HandModel(
    int[] Parents, double[] BaseRelatives, double[] InverseBaseAbsolutes, double[] BasePositions, double[] Weights, int[] Triangles, bool IsMirrored)
{
    /// <summary>How many bones.</summary>
    public int BoneCount => Parents.Length;

    /// <summary>How many vertices.</summary>
    public int VertexCount => BasePositions.Length / 4;

    public static HandModel Read(InputReader input)
    {
        int bones = input["parents"].Count(), vertices = input["base_positions"].Count();
        int[] parents = [.. input["parents"].Items().Select((parent, bone) => parent.Int(-1, bone - 1))];
        InputReader triangles = input["triangles"];
        return new(
            parents, Matrices("base_relatives"), Matrices("inverse_base_absolutes"),
            Flat(input["base_positions"].Rows(vertices, 4)), ByVertex(input["weights"]),
            [.. triangles.Items().SelectMany(triangle => triangle.Ints(3, 0, vertices - 1))], input["is_mirrored"].Boolean());

        double[] Matrices(string name)
        {
            InputReader matrices = input[name];
            if (matrices.Count() != bones) throw new InputException($"{matrices.Path} has {matrices.Count()} elements instead of {bones}.");
            return [.. matrices.Items().SelectMany(matrix => Flat(matrix.Rows(4, 4)))];
        }

        double[] ByVertex(InputReader weights) => Flat(weights.Rows(vertices, bones));
    }

    private static double[] Flat(double[][] rows) => [.. rows.SelectMany(row => row)];
}
