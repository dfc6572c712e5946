namespace SymbolicGrad.Corpus.Tests.Programs.Types;

/// <summary>A class with plain setters, fields and arrays, and another one inside.</summary>
public class Model
{
    public double Bias { get; set; }

    public double[] Weights { get; set; } = null!;

    public Vec3 Centre;

    public Solver Solver { get; set; } = new();

    public int Order { get; set; } = 2;

    public double Apply(double x)
    {
        double y = Bias;
        for (int i = 0; i < Weights.Length; i++) y += Weights[i] * Math.Pow(x, Order + i);
        return y;
    }
}

public class Solver
{
    [Data]
    public double Step { get; set; } = 0.1;

    public double Damping { get; set; }
}

/// <summary>A record, none of whose members can be assigned.</summary>
public record Growth(double Rate, double Capacity, int Steps);

/// <summary>A record with a constant among its members.</summary>
public record Spring(double Stiffness, [Data] double Rest, Vec3 Anchor);

/// <summary>Classes that compute by members of their own.</summary>
public abstract class Shape
{
    public double Scale { get; set; } = 1;

    public abstract double Area { get; }

    public double Scaled => Scale * Area;
}

public sealed class Circle(double radius) : Shape
{
    public override double Area => Math.PI * radius * radius;

    public void Grow(double by) => radius += by;
}

public sealed class Box(double width, double height) : Shape
{
    public double Width { get; set; } = width;

    public override double Area => Width * height;
}

/// <summary>A running mean that is written by its methods.</summary>
public class Accumulator
{
    private double _sum;

    public int Count { get; private set; }

    public double Mean => Count == 0 ? 0 : _sum / Count;

    public Accumulator Add(double x)
    {
        _sum += x;
        Count++;
        return this;
    }
}
