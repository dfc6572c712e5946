using System.Numerics;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary><c>Matrix4x4</c> of <c>System.Numerics</c>.</summary>
public static partial class Matrices4x4
{
    [Differentiable]
    public static float Cells(Matrix4x4 m) => (m.M11 * m.M42) - (m.M34 * m.M34) + m.M23;

    [Differentiable]
    public static float Products(Matrix4x4 p, Matrix4x4 q, float a)
    {
        Matrix4x4 r = (p * q * a) + Matrix4x4.Transpose(p) - (-q);
        return r.M11 + (2 * r.M24) - (r.M32 * r.M43) + r.M41;
    }

    [Differentiable]
    public static float Transformed(Matrix4x4 m, Vector3 v, Vector2 u)
    {
        Vector3 point = Vector3.Transform(v, m), direction = Vector3.TransformNormal(v, m);
        Vector4 four = Vector4.Transform(new Vector4(point, 0.5f), m) + Vector4.Transform(direction, m);
        Vector2 two = Vector2.Transform(u, m) - Vector2.TransformNormal(u * 2, m);
        return point.X + (2 * direction.Y) - direction.Z + (0.5f * four.W) + (four.X * 0.25f) + (two.X * two.Y);
    }

    [Differentiable]
    public static float Determinant(Matrix4x4 m) => m.GetDeterminant();

    [Differentiable]
    public static float Placed(Vector3 v, Vector3 at, float angle, float scale)
    {
        Matrix4x4 turn = Matrix4x4.CreateRotationX(angle) * Matrix4x4.CreateRotationY(2 * angle) * Matrix4x4.CreateRotationZ(-angle);
        Matrix4x4 place = Matrix4x4.CreateScale(scale) * turn * Matrix4x4.CreateTranslation(at);
        Vector3 moved = Vector3.Transform(v, place);
        return Vector3.Dot(moved, new Vector3(1, -2, 0.5f)) + place.Translation.Y;
    }

    [Differentiable]
    public static float OfAQuaternion(Quaternion q, Vector3 v, float a)
    {
        Matrix4x4 m = Matrix4x4.CreateFromQuaternion(q) * Matrix4x4.CreateScale(1, a, 2) * Matrix4x4.CreateScale(v) * Matrix4x4.CreateTranslation(a, 0, a);
        return Vector3.Transform(v, m).X + m.M22 + (m.M31 * m.M13) + m.M42;
    }

    [Differentiable]
    public static float Written(float a, float b)
    {
        var m = new Matrix4x4(a, b, 0, 1, 2, a * b, 1, 0, 0, 1, b, 0, a, 0, 3, 1);
        m.M23 = a * a;
        m = Matrix4x4.Identity + m;
        return m.GetDeterminant() * m.M23;
    }
}
