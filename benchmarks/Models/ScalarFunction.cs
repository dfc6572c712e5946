namespace SymbolicGrad.Benchmarks.Models;

/// <summary>A function of one number: what is left of a gradient's cost when there is next to nothing to compute.</summary>
public static partial class ScalarFunction
{
    /// <summary>a² + sin a.</summary>
    [Differentiable]
    public static double F(double a) => a * a + Math.Sin(a);
}
