using SymbolicGrad.Fuzz.Judging;

namespace SymbolicGrad.Fuzz.Tests;

/// <summary>What a probe of <c>a·sin(a·b)</c> by a and b would compute, with one thing wrong.</summary>
internal sealed class HandMadeProbe : Probe
{
    private int _calls;

    /// <summary>Is added to the value that generated code computes.</summary>
    public double ValueError { get; init; }

    /// <summary>Is added to the adjoint of b, times the upstream adjoint.</summary>
    public double GradientError { get; init; }

    /// <summary>Is added to the tangent.</summary>
    public double TangentError { get; init; }

    /// <summary>Is added to the adjoint of a from the second call on.</summary>
    public double LaterError { get; init; }

    /// <summary>Whether the adjoints are assigned to the buffers and not added.</summary>
    public bool Overwrites { get; init; }

    /// <summary>What generated code throws; null for nothing.</summary>
    public Exception? Thrown { get; init; }

    public override void Evaluate(Numbers x, Numbers y)
    {
        double a = x.RealDouble(), b = x.RealDouble();
        Add(y, a * Math.Sin(a * b), a, b);
    }

    public override void Backward(Numbers x, Numbers upstream, Numbers buffers, Numbers y, Numbers gradient)
    {
        if (Thrown is not null) throw Thrown;
        double a = x.RealDouble(), b = x.RealDouble(), da = buffers.RealDouble(), db = buffers.RealDouble(), w = upstream.RealDouble();
        if (Overwrites) da = 0;
        Add(y, (a * Math.Sin(a * b)) + ValueError, a, b);
        Add(gradient, da + (w * (Math.Sin(a * b) + (a * b * Math.Cos(a * b)))) + (_calls++ > 0 ? LaterError : 0), db + (w * ((a * a * Math.Cos(a * b)) + GradientError)));
    }

    public override void Forward(Numbers x, Numbers direction, Numbers y, Numbers tangent)
    {
        double a = x.RealDouble(), b = x.RealDouble(), da = direction.RealDouble(), db = direction.RealDouble();
        Add(y, a * Math.Sin(a * b), a, b);
        Add(tangent, (da * (Math.Sin(a * b) + (a * b * Math.Cos(a * b)))) + (db * a * a * Math.Cos(a * b)) + TangentError, da, db);
    }

    public override void Gradient(Numbers x, Numbers gradient)
    {
        double a = x.RealDouble(), b = x.RealDouble();
        Add(gradient, Math.Sin(a * b) + (a * b * Math.Cos(a * b)), (a * a * Math.Cos(a * b)) + GradientError);
    }

    private static void Add(Numbers to, params double[] values) => to.Add(values);
}
