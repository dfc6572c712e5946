using System.Numerics;

namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>The structs of System.Numerics: by their members and operators, as parameters, locals, elements and in loops.</summary>
internal static partial class NumericsTypes
{
    [Differentiable]
    public static float Projection(Vector3 a, Vector3 b) => Vector3.Dot(a, b) / b.Length();

    [Differentiable]
    public static float Volume(Vector3 a, Vector3 b, Vector3 c) => Vector3.Dot(Vector3.Cross(a, b), c) + a.LengthSquared();

    [Differentiable]
    public static float Operators2(Vector2 a, Vector2 b, float s)
    {
        Vector2 c = s * a - b * a + a / s + b / a - (-b) * s;
        return c.X * c.Y;
    }

    [Differentiable]
    public static float Operators4(Vector4 a, Vector4 b, float s)
    {
        Vector4 c = (a + b) * 0.5f;
        c *= s;
        c += Vector4.One;
        c -= Vector4.UnitW * a.X;
        c /= b;
        return c.X * c.W - c.Y * c.Z;
    }

    [Differentiable]
    public static float NamedMethods(Vector3 a, Vector3 b, float s)
    {
        Vector3 sum = Vector3.Add(a, Vector3.Multiply(b, s)), difference = Vector3.Subtract(Vector3.Negate(a), Vector3.Divide(b, s));
        return Vector3.Distance(sum, difference) + Vector3.DistanceSquared(a, Vector3.UnitY);
    }

    [Differentiable]
    public static float Normalised(Vector3 a, Vector2 b) => Vector3.Normalize(a).Y * Vector2.Normalize(b).X;

    [Differentiable]
    public static float LerpAndReflect(Vector3 a, Vector3 b, float t)
    {
        Vector3 middle = Vector3.Lerp(a, b, t);
        Vector3 mirrored = Vector3.Reflect(middle, Vector3.Normalize(b));
        return mirrored.X + (2 * mirrored.Y) - (mirrored.Z * middle.X);
    }

    [Differentiable]
    public static float ComponentsAssigned(Vector3 a, float x)
    {
        Vector3 b = a;
        b.X *= x;
        b.Z = b.X + a.Y;
        a.Y += b.Z * b.Z;
        var c = new Vector3 { Y = a.Y };
        return Vector3.Dot(a, b) * c.Y + c.X;
    }

    [Differentiable]
    public static float Constructors(Vector2 a, float x)
    {
        var b = new Vector3(a, x);
        var c = new Vector4(b, a.Y) * new Vector4(a, x, 2) + new Vector4(x);
        return Vector4.Dot(c, Vector4.Abs(c)) + new Vector3(1, x, 3).Length();
    }

    [Differentiable]
    public static float Extrema(Vector3 a, Vector3 b)
    {
        Vector3 c = Vector3.Max(a, b) - Vector3.Min(a, b * 1.5f) + Vector3.SquareRoot(b);
        return c.X * c.Y * c.Z;
    }

    [Differentiable]
    public static float CarriedByALoop(Vector3 position, Vector3 velocity, int n)
    {
        for (int i = 0; i < n; i++)
        {
            velocity -= position * 0.1f;
            position += velocity * 0.1f;
        }

        return 0.5f * velocity.LengthSquared() + Vector3.Dot(position, velocity);
    }

    [Differentiable]
    public static float Branches(Vector3 a, Vector3 b)
    {
        Vector3 c = a.X > b.X ? a : b * 2;
        if (c.Y > 0.8f) c.Z = a.X;
        else c = Vector3.Cross(a, c + b);
        return c.Length();
    }

    [Differentiable]
    public static float ArraysOfVectors(Vector3[] points, Vector3 centre)
    {
        float sum = 0;
        for (int i = 0; i < points.Length; i++) sum += Vector3.DistanceSquared(points[i], centre) * points[i].X;
        for (int i = 0; i + 1 < points.Length; i++) sum += Vector3.Dot(points[i], points[i + 1]);
        return sum;
    }

    [Differentiable]
    public static double ComplexArithmetic(Complex z, Complex w)
    {
        Complex u = z * w + z / w - (-w) * 2 + 1 / z - 0.5 * w + z / 3;
        return u.Real + (2 * u.Imaginary);
    }

    [Differentiable]
    public static double ComplexFunctions(Complex z, Complex w)
    {
        Complex u = Complex.Exp(z * Complex.ImaginaryOne) + Complex.Log(w) * Complex.Conjugate(z);
        return Complex.Abs(u) + (u.Phase * z.Magnitude);
    }

    [Differentiable]
    public static double ComplexSines(Complex z) => (Complex.Sin(z) * Complex.Cos(z)).Imaginary + Complex.Sin(z).Real;

    [Differentiable]
    public static double ComplexOfNumbers(double x, double y, int n)
    {
        Complex z = n, w = x;
        z += new Complex(x, y) * w - Complex.FromPolarCoordinates(y, x);
        return z.Real * z.Imaginary + (1 - z).Real + (z - 1 + 2).Imaginary;
    }

    [Differentiable]
    public static double PolynomialOfComplex(double[] x, Complex z)
    {
        Complex y = Complex.Zero;
        for (int i = 0; i < x.Length; i++) y = y * z + x[i];
        return (y * Complex.Conjugate(y)).Real;
    }

    [Differentiable]
    public static double ArraysOfComplex(Complex[] spectrum, int n)
    {
        double energy = 0;
        for (int i = 0; i < spectrum.Length; i++)
        {
            Complex turned = spectrum[i] * Complex.Exp(new Complex(0, n * i));
            energy += turned.Real * spectrum[0].Imaginary + (turned - spectrum[i]).Magnitude;
        }

        return energy;
    }
}
