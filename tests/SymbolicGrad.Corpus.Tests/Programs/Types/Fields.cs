namespace SymbolicGrad.Corpus.Tests.Programs.Types;

/// <summary>A struct whose fields can be passed by reference.</summary>
public record struct Fields
{
    public double First;
    public double Second;
}
