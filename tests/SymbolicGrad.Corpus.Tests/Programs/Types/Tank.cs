namespace SymbolicGrad.Corpus.Tests.Programs.Types;

/// <summary>An object that may be missing, with one inside of it.</summary>
public sealed class Tank
{
    public double Level;

    public Valve? Outlet;

    public double Total;

    public double Times(double by) => Level * by;

    public void Fill(double by) => Total += by * by;
}

/// <summary>A part of a <see cref="Tank"/>.</summary>
public sealed class Valve
{
    public double Opening = 1;
}
