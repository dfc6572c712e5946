namespace SymbolicGrad.Samples.GradBench.Evals;

/// <content>Where the skin lies in a pose of 26 numbers: the hand's rotation (3) and translation (3), and four angles a finger.</content>
internal sealed partial record HandModel
{
    /// <summary>The numbers of a pose.</summary>
    public const int PoseLength = 26;

    private const int Fingers = 5;

    /// <summary>A point of the skin: the vertices of a triangle, mixed.</summary>
    /// <param name="theta">The pose.</param>
    /// <param name="u">The share of the first vertex.</param>
    /// <param name="v">The share of the second; the third has the rest.</param>
    /// <param name="first">The first vertex.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    [Differentiable]
    public (double X, double Y, double Z) PointOfTriangle(double[] theta, double u, double v, int first, int second, int third)
    {
        Vector3 point = u * Position(theta, first) + v * Position(theta, second) + (1 - u - v) * Position(theta, third);
        return (point.X, point.Y, point.Z);
    }

    /// <summary>A vertex of the skin.</summary>
    /// <inheritdoc cref="PointOfTriangle"/>
    [Differentiable]
    public (double X, double Y, double Z) Vertex(double[] theta, int vertex)
    {
        Vector3 position = Position(theta, vertex);
        return (position.X, position.Y, position.Z);
    }

    private Vector3 Position(double[] theta, int vertex)
    {
        Vector3 skin = default;
        for (int bone = 0; bone < Parents.Length; bone++)
        {
            double weight = Weights[vertex * Parents.Length + bone];
            if (weight == 0)
                continue;
            skin += weight * Follow(theta, bone, vertex);
        }
        if (IsMirrored)
            skin = new Vector3(-skin.X, skin.Y, skin.Z);
        return Turn(new Vector3(theta[0], theta[1], theta[2]), skin) + new Vector3(theta[3], theta[4], theta[5]);
    }

    /// <summary>The vertex as if fixed to a bone: from the hand at rest into the bone, and from bone to bone out to the root.</summary>
    private Vector3 Follow(double[] theta, int bone, int vertex)
    {
        var atRest = new Vector3(BasePositions[4 * vertex], BasePositions[4 * vertex + 1], BasePositions[4 * vertex + 2]);
        double scale = BasePositions[4 * vertex + 3];
        Vector3 place = Transform(InverseBaseAbsolutes, bone, atRest, scale);
        for (int joint = bone; joint >= 0; joint = Parents[joint])
            place = Transform(BaseRelatives, joint, Bend(theta, joint, place), scale);
        return place;
    }

    /// <summary>
    /// Turns about the joint's own x axis, and then about z. Bone 0 is the wrist; each finger has four bones, of which the first is stiff, the
    /// second bends in two ways and the others in one.
    /// </summary>
    private static Vector3 Bend(double[] theta, int joint, Vector3 place)
    {
        int finger = (joint - 1) / 4, link = (joint - 1) % 4;
        if (joint == 0 || finger >= Fingers || link == 0)
            return place;

        double about = theta[6 + 4 * finger + (link == 1 ? 0 : link)];
        double cos = Math.Cos(about), sin = Math.Sin(about);
        var bent = new Vector3(place.X, cos * place.Y - sin * place.Z, sin * place.Y + cos * place.Z);
        if (link > 1)
            return bent;

        double aside = theta[7 + 4 * finger];
        double cosAside = Math.Cos(aside), sinAside = Math.Sin(aside);
        return new Vector3(cosAside * bent.X - sinAside * bent.Y, sinAside * bent.X + cosAside * bent.Y, bent.Z);
    }

    /// <summary>A matrix of a list by a point with the homogeneous coordinate <paramref name="scale"/>.</summary>
    private static Vector3 Transform(double[] matrices, int index, Vector3 point, double scale)
    {
        int at = 16 * index;
        return new Vector3(
            matrices[at] * point.X + matrices[at + 1] * point.Y + matrices[at + 2] * point.Z + matrices[at + 3] * scale,
            matrices[at + 4] * point.X + matrices[at + 5] * point.Y + matrices[at + 6] * point.Z + matrices[at + 7] * scale,
            matrices[at + 8] * point.X + matrices[at + 9] * point.Y + matrices[at + 10] * point.Z + matrices[at + 11] * scale);
    }

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
