namespace SymbolicGrad.Corpus.Tests.Programs.Types;

/// <summary>A vector as people write it: immutable, with operators and a static zero.</summary>
public readonly struct Vec3
{
    public static readonly Vec3 Zero = new(0, 0, 0);

    public Vec3(double x, double y, double z)
    {
        X = x;
        Y = y;
        Z = z;
    }

    public Vec3(double all)
        : this(all, all, all)
    {
    }

    public double X { get; }

    public double Y { get; }

    public double Z { get; }

    public double Length => Math.Sqrt(Dot(this, this));

    public double this[int axis] => axis == 0 ? X : axis == 1 ? Y : Z;

    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);

    public static Vec3 operator *(Vec3 a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    public static Vec3 operator *(double s, Vec3 a) => a * s;

    public static Vec3 operator /(Vec3 a, double s) => a * (1 / s);

    public static implicit operator Vec3(double all) => new(all);

    public static double Dot(Vec3 a, Vec3 b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    public static Vec3 Cross(Vec3 a, Vec3 b) => new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    public Vec3 Normalised() => this / Length;

    public void Deconstruct(out double x, out double y, out double z) => (x, y, z) = (X, Y, Z);
}
