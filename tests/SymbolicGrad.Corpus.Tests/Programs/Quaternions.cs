using System.Numerics;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Quaternions of <c>System.Numerics</c>.</summary>
public static partial class Quaternions
{
    [Differentiable]
    public static float Product(Quaternion p, Quaternion q, float a)
    {
        Quaternion r = p * q * a;
        return (r.X * 1.5f) + (r.Y * r.Z) + r.W;
    }

    [Differentiable]
    public static float Rotated(Quaternion q, Vector3 v)
    {
        Vector3 u = Vector3.Transform(v, q);
        return u.X + (2 * u.Y) - (u.Z * u.X);
    }

    [Differentiable]
    public static float AroundAnAxis(Vector3 axis, Vector3 v, float angle)
    {
        Quaternion q = Quaternion.CreateFromAxisAngle(Vector3.Normalize(axis), angle);
        return Vector3.Dot(Vector3.Transform(v, q), new Vector3(1, 2, -1));
    }

    [Differentiable]
    public static float Sums(Quaternion p, Quaternion q) => Quaternion.Dot(p + q, Quaternion.Conjugate(p) - (-q)) + (p - Quaternion.Identity).Length();

    [Differentiable]
    public static float UnitAndInverse(Quaternion q, Vector3 v)
    {
        Quaternion unit = Quaternion.Normalize(q), inverse = Quaternion.Inverse(new Quaternion(v, q.LengthSquared()));
        return (unit.X * inverse.W) + (unit.W * inverse.Y) + Quaternion.Multiply(unit, inverse).Z;
    }
}
