namespace SymbolicGrad.Corpus.Tests.Programs.Types;

/// <summary>A struct with public fields, and methods that assign to them.</summary>
public struct Particle
{
    public double X, V;
    public double Mass = 2;
    public int Steps;

    public Particle(double x, double v)
    {
        X = x;
        V = v;
    }

    public readonly double Energy => (0.5 * Mass * V * V) + (X * X);

    public void Kick(double force, double dt) => V += force / Mass * dt;

    public void Drift(double dt)
    {
        if (dt == 0) return;
        X += V * dt;
        Steps++;
    }
}

/// <summary>A number with its derivative: automatic differentiation inside of automatic differentiation.</summary>
public readonly record struct Dual(double Value, double Slope)
{
    public static implicit operator Dual(double value) => new(value, 0);

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope);

    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, (a.Slope * b.Value) + (a.Value * b.Slope));

    public static Dual Sin(Dual a) => new(Math.Sin(a.Value), Math.Cos(a.Value) * a.Slope);

    public static Dual operator ++(Dual a) => a with { Value = a.Value + 1 };
}

/// <summary>A fraction that is not reduced.</summary>
public record struct Rational(double Numerator, double Denominator)
{
    public static Rational operator +(Rational a, Rational b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static explicit operator double(Rational a) => a.Numerator / a.Denominator;
}

/// <summary>Structs inside of a struct.</summary>
public record struct Ray(Vec3 Origin, Vec3 Direction)
{
    public readonly Vec3 At(double t) => Origin + (t * Direction);
}

/// <summary>A colour whose setter computes.</summary>
public struct Colour
{
    private double _red;

    public double Red
    {
        readonly get => _red;
        set => _red = Math.Min(value, 4);
    }

    public double Green { get; set; }

    public double Luminance
    {
        readonly get => (0.3 * Red) + (0.7 * Green);
        set => (Red, Green) = (value, value);
    }
}
