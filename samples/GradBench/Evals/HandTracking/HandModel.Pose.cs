namespace SymbolicGrad.Samples.GradBench.Evals;

/// <content>Where the skin lies in a pose of 26 numbers: the hand's rotation (3) and translation (3), and four angles a finger.</content>
internal sealed partial record HandModel
{
    /// <summary>The numbers of a pose.</summary>
    public const int PoseLength = 26;

    private const int Fingers = 5, NumbersOfMap = 12;

    /// <summary>How many numbers say where a pose takes the skin: a map for each bone, and the hand's translation.</summary>
    public int PlacementLength => NumbersOfMap * Parents.Length + 3;

    /// <summary>Where a pose takes what is fixed to each bone: from the hand at rest into the bone, from bone to bone out to the root, and then as the whole hand is turned.</summary>
    /// <param name="theta">The pose.</param>
    /// <param name="placement">What is found: <see cref="PlacementLength"/> numbers.</param>
    [Differentiable(FourDirections = true)]
    public void Place(double[] theta, double[] placement)
    {
        var rotation = new Vector3(theta[0], theta[1], theta[2]);
        Vector3 x = Turn(rotation, new Vector3(IsMirrored ? -1 : 1, 0, 0)), y = Turn(rotation, new Vector3(0, 1, 0)), z = Turn(rotation, new Vector3(0, 0, 1));
        var turn = new Affine(x, y, z, default);
        var posed = new double[NumbersOfMap * Parents.Length];
        for (int bone = 0; bone < Parents.Length; bone++)
        {
            Affine map = Affine.OfRows(BaseRelatives, bone) * Bend(theta, bone);
            if (Parents[bone] >= 0)
                map = Map(posed, Parents[bone]) * map;
            SetMap(posed, bone, map);
            SetMap(placement, bone, turn * (map * Affine.OfRows(InverseBaseAbsolutes, bone)));
        }
        for (int k = 0; k < 3; k++) placement[NumbersOfMap * Parents.Length + k] = theta[3 + k];
    }

    /// <summary>A point of the skin: the vertices of a triangle, mixed.</summary>
    /// <param name="placement">What <see cref="Place"/> has found for the pose.</param>
    /// <param name="u">The share of the first vertex.</param>
    /// <param name="v">The share of the second; the third has the rest.</param>
    /// <param name="first">The first vertex.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    [Differentiable(FourDirections = true)]
    public (double X, double Y, double Z) PointOfTriangle(double[] placement, double u, double v, int first, int second, int third)
    {
        Vector3 point = u * Position(placement, first) + v * Position(placement, second) + (1 - u - v) * Position(placement, third);
        return (point.X, point.Y, point.Z);
    }

    /// <summary>A vertex of the skin.</summary>
    /// <inheritdoc cref="PointOfTriangle"/>
    [Differentiable(FourDirections = true)]
    public (double X, double Y, double Z) Vertex(double[] placement, int vertex)
    {
        Vector3 position = Position(placement, vertex);
        return (position.X, position.Y, position.Z);
    }

    private Vector3 Position(double[] placement, int vertex)
    {
        var atRest = new Vector3(BasePositions[4 * vertex], BasePositions[4 * vertex + 1], BasePositions[4 * vertex + 2]);
        double scale = BasePositions[4 * vertex + 3];
        Vector3 position = At(placement, NumbersOfMap * Parents.Length);
        for (int bone = 0; bone < Parents.Length; bone++)
        {
            double weight = Weights[vertex * Parents.Length + bone];
            if (weight == 0)
                continue;
            position += weight * Map(placement, bone).Of(atRest, scale);
        }
        return position;
    }

    /// <summary>
    /// Turns about the joint's own x axis, and then about z. Bone 0 is the wrist; each finger has four bones, of which the first is stiff, the
    /// second bends in two ways and the others in one.
    /// </summary>
    private static Affine Bend(double[] theta, int joint)
    {
        int finger = (joint - 1) / 4, link = (joint - 1) % 4;
        bool isStiff = joint == 0 || finger >= Fingers || link == 0;
        double about = isStiff ? 0 : theta[6 + 4 * finger + (link == 1 ? 0 : link)], aside = !isStiff && link == 1 ? theta[7 + 4 * finger] : 0;
        double cos = Math.Cos(about), sin = Math.Sin(about), cosAside = Math.Cos(aside), sinAside = Math.Sin(aside);
        return new Affine(
            new Vector3(cosAside, sinAside, 0),
            new Vector3(-sinAside * cos, cosAside * cos, sin),
            new Vector3(sinAside * sin, -cosAside * sin, cos),
            default);
    }

    private static Affine Map(double[] maps, int bone)
    {
        int at = NumbersOfMap * bone;
        return new(At(maps, at), At(maps, at + 3), At(maps, at + 6), At(maps, at + 9));
    }

    private static void SetMap(double[] maps, int bone, Affine map)
    {
        int at = NumbersOfMap * bone;
        Set(maps, at, map.X);
        Set(maps, at + 3, map.Y);
        Set(maps, at + 6, map.Z);
        Set(maps, at + 9, map.Shift);
    }

    private static Vector3 At(double[] values, int start) => new(values[start], values[start + 1], values[start + 2]);

    private static void Set(double[] values, int start, Vector3 vector) => (values[start], values[start + 1], values[start + 2]) = (vector.X, vector.Y, vector.Z);

    /// <summary>Rotates about an axis by the angle that is its length; the eval takes an angle below 10⁻⁴ for none.</summary>
    private static Vector3 Turn(Vector3 rotation, Vector3 point)
    {
        double squaredAngle = Vector3.Dot(rotation, rotation);
        if (squaredAngle < 1e-8)
            return point;
        double angle = Math.Sqrt(squaredAngle);
        double cos = Math.Cos(angle), sin = Math.Sin(angle);
        Vector3 axis = 1 / angle * rotation;
        return cos * point + sin * Vector3.Cross(axis, point) + (1 - cos) * Vector3.Dot(axis, point) * axis;
    }
}
