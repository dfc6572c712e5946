namespace SymbolicGrad.Corpus.Tests.Programs.Types;

/// <summary>What a power is called.</summary>
public enum Power
{
    Line,
    Square,
    Cube,
}

/// <summary>Parameters of types that the corpus does not draw.</summary>
internal static partial class OptionalParameters
{
    [Differentiable]
    public static double Weighted(double x, [Data] double? weight) => weight is { } w ? w * x : x * x;

    [Differentiable]
    public static double Required(double x, [Data] double? weight) => weight!.Value * x * x;

    [Differentiable]
    public static double ByComparison(double x, Power power)
    {
        if (power == Power.Line) return x;
        return power != Power.Cube ? x * x : x * x * x;
    }

    [Differentiable]
    public static double BySwitch(double x, Power power) => power switch
    {
        Power.Line => x,
        Power.Square => x * x,
        _ => x * x * x,
    };
}
