namespace SymbolicGrad.Corpus.Tests.Peers.Types;

public enum Choice
{
    A,
    B,
}

/// <summary>A function of a number.</summary>
public interface IFunction
{
    double Of(double x);
}

/// <summary>Two values of any types.</summary>
public struct Two<T, TOther>(T first, TOther second)
{
    public T First = first;
    public TOther Second = second;
}

/// <summary>A weight, and a constant factor that may be left out.</summary>
public struct Dense
{
    public double Weight;

    [Data]
    public double? Factor;

    public readonly double Apply(double x)
    {
        if (Factor is { } factor) return x * Weight * factor;
        return x * Weight;
    }
}

/// <summary>Hands a value through a tuple.</summary>
public readonly struct Wrapper<T>
{
    public T ThroughATuple(T x)
    {
        var tuple = (1, 1, x, 1);
        tuple.Item1 = 1;
        tuple.Item3 = x;
        tuple.Item4 = 1;
        return tuple.Item3;
    }
}

/// <summary>A number with a property that is computed.</summary>
public struct Stored(double value)
{
    public double Value = value;

    public readonly double Squared => Value * Value;

    public readonly double Read() => Value;
}

/// <summary>A number and a constant.</summary>
public struct ScaledBy
{
    public double X;

    [Data]
    public double Constant;

    public readonly double Apply(double input) => X * Constant * input;
}

/// <summary>A number with properties that stand for it, one of them for its double.</summary>
public struct Doubled(double x)
{
    public double X = x;

    public double Computed
    {
        readonly get => X;
        set => X = value;
    }

    public double Twice
    {
        readonly get => X + X;
        set => X = value / 2;
    }
}

/// <summary>An object with one number.</summary>
public sealed class Holder(double x)
{
    public double X = x;

    public double Squared => X * X;

    public static double operator *(Holder a, Holder b) => a.X * b.X;

    public double Times(double factor) => X * factor;

    public void Square() => X *= X;
}

/// <summary>An object in an object.</summary>
public sealed class HolderOfAHolder
{
    public Holder Inner = new(2);
}

/// <summary>Twice a number.</summary>
public class Linear
{
    public virtual double Of(double x) => 2 * x;
}

/// <summary>Three times a number.</summary>
public sealed class Tripled : Linear
{
    public override double Of(double x) => 3 * x;
}

/// <summary>Two numbers, the second of which a method sets to the first.</summary>
public struct Model2
{
    public double First;
    public double Second;

    public void Outer() => Inner();

    private void Inner()
    {
        Second = First;
        int x = 5;
        if (x < 50)
        {
        }
    }
}

/// <summary>A number whose setter looks at it.</summary>
public struct Guarded<T>(T x)
    where T : System.Numerics.INumber<T>
{
    private T _x = x;

    public T X
    {
        readonly get => _x;
        set
        {
            if (_x > -_x) _x = value;
            else _x = value;
        }
    }
}

/// <summary>Five times a number.</summary>
public sealed class FiveTimes : IFunction
{
    public double Of(double x) => x * 5;
}

/// <summary>a·x² + b·x + c.</summary>
public struct Quadratic : IFunction
{
    public double A;
    public double B;
    public double C;

    public readonly double Of(double x) => (A * x * x) + (B * x) + C;
}

/// <summary>x, x² and their sum.</summary>
public readonly struct FunctionsOf(double x)
{
    public double X { get; } = x;

    public double Y { get; } = x * x;

    public double Z => Y + X;

    public double this[int index] => Z + index;
}

/// <summary>A value in a box.</summary>
public struct Box<T>
{
    public T Value;
}

/// <summary>Three numbers, in two boxes, one and none.</summary>
public struct Wrapped
{
    public Box<Box<double>> BoxOfX;
    public Box<double> BoxOfY;
    public double Z;

    public double X
    {
        readonly get => BoxOfX.Value.Value;
        set => BoxOfX.Value.Value = value;
    }
}
