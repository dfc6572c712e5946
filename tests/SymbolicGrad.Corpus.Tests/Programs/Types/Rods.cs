namespace SymbolicGrad.Corpus.Tests.Programs.Types;

public readonly record struct Rod(double Stiffness, double Length);

public sealed class Weighed
{
    public double Weight { get; set; }
}
