namespace SymbolicGrad.Samples.GradBench.Evals;

/// <summary>A linear map of space and a shift, by the columns of its 3×4 matrix.</summary>
/// <param name="X">Where the first unit vector goes.</param>
/// <param name="Y">Where the second goes.</param>
/// <param name="Z">Where the third goes.</param>
/// <param name="Shift">Where the origin goes.</param>
internal readonly record struct Affine(Vector3 X, Vector3 Y, Vector3 Z, Vector3 Shift)
{
    /// <summary>The second map, and the first after it.</summary>
    public static Affine operator *(Affine after, Affine first) =>
        new(after.Linear(first.X), after.Linear(first.Y), after.Linear(first.Z), after.Linear(first.Shift) + after.Shift);

    /// <summary>The upper three rows of a 4×4 matrix of a list, whose matrices stand row by row, one after the other.</summary>
    public static Affine OfRows(double[] matrices, int index)
    {
        int at = 16 * index;
        return new(Column(matrices, at), Column(matrices, at + 1), Column(matrices, at + 2), Column(matrices, at + 3));
    }

    /// <summary>A point with a homogeneous coordinate.</summary>
    public Vector3 Of(Vector3 point, double scale) => Linear(point) + scale * Shift;

    private Vector3 Linear(Vector3 vector) => vector.X * X + vector.Y * Y + vector.Z * Z;

    private static Vector3 Column(double[] matrices, int at) => new(matrices[at], matrices[at + 4], matrices[at + 8]);
}
