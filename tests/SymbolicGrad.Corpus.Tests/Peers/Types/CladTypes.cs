namespace SymbolicGrad.Corpus.Tests.Peers.Types;

/// <summary>A pair of numbers.</summary>
public struct Pair(double first, double second)
{
    public double First = first;
    public double Second = second;
}

/// <summary>Adds a bias.</summary>
public struct Shift
{
    public float Bias;

    public readonly float Forward(float x) => x + Bias;
}

/// <summary>Several shifts, one after the other.</summary>
public sealed class Layer
{
    public Shift[] Shifts = null!;

    public float Forward(float input)
    {
        float x = input;
        for (int i = 0; i < Shifts.Length; i++) x = Shifts[i].Forward(x);
        return x;
    }
}

/// <summary>Five numbers in an array, zero at first.</summary>
public sealed class FiveNumbers
{
    public double[] Data = new double[5];

    public double Combine(double x, double y) => (Data[0] * x) + (Data[1] * y) + (3 * Data[2]) + (Data[3] * Data[4]);

    public double Bilinear(double x, double y) => (Data[0] * x) + (Data[1] * x * y);
}

/// <summary>Two coefficients with operators element by element.</summary>
public sealed class Coefficients(double x, double y)
{
    public double X = x;
    public double Y = y;

    public static Coefficients operator +(Coefficients a, Coefficients b) => new(a.X + b.X, a.Y + b.Y);

    public static Coefficients operator *(Coefficients a, Coefficients b) => new(a.X * b.X, a.Y * b.Y);

    public static double Sum(double u, double v) => u + v;

    public double Weigh(double i, double j) => ((X + Y) * i) + (i * j);

    public double Product(double i, double j) => X * i * j;

    public double WeighSquare(double i, double j) => ((X + Y) * i) + (i * j * j);

    public void Add(double value) => X += value;

    public void Reset(double value) => X = value;
}

/// <summary>A number, and whether it lets everything pass.</summary>
public readonly struct Gate(double value, bool isAlwaysOpen)
{
    public double Value { get; } = value;

    private readonly bool _isAlwaysOpen = isAlwaysOpen;

    public static Gate operator -(Gate gate, double x) => new(gate.Value - x, gate._isAlwaysOpen);

    public bool IsOpen(double t) => t > 0 || _isAlwaysOpen;
}

/// <summary>A number and its square.</summary>
public class Square
{
    protected Square(double value)
    {
        Value = value;
        value *= value;
        Of = value;
    }

    protected double Value { get; }

    protected double Of { get; }
}

/// <summary>A square, and a third number that is a product with it.</summary>
public sealed class Powers : Square
{
    public Powers(double value)
        : base(value)
    {
    }

    public Powers(double value, double factor)
        : this(value) => Third = Of * factor;

    public Powers(double value, bool isCube)
        : base(value) => Third = isCube ? Value * Of : 0;

    public double Third { get; }

    public double Square => Of;
}

/// <summary>A function with two constants.</summary>
public struct Experiment<T>(T x, T y)
    where T : System.Numerics.INumber<T>
{
    public T X = x;
    public T Y = y;

    public readonly T Product(T i, T j) => X * i * j;

    public readonly T Quadratic(T i, T j) => (X * i * i) + (Y * j);
}

/// <summary>Holds a constant.</summary>
public class WithPi
{
    private readonly double _pi = 3.14;

    public double Pi() => _pi;
}

/// <summary>Reads the constant of its base.</summary>
public sealed class FourFold : WithPi
{
    public double FourPi() => 2 * (Pi() + base.Pi() + ((WithPi)this).Pi() + this.Pi());
}

/// <summary>A number that converts to others.</summary>
public readonly struct Number(double value)
{
    private readonly double _value = value;

    public static implicit operator double(Number number) => number._value;

    public static explicit operator Pair(Number number) => new(2 * number._value, number._value);
}

/// <summary>Multiplies by a whole number.</summary>
public sealed class Repeated(int count)
{
    public double Multiply(double x) => count * x;
}
