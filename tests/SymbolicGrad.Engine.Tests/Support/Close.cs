namespace SymbolicGrad.Engine.Tests.Support;

/// <summary>Compares numbers up to a tolerance relative to the larger of their size and 1. NaN equals NaN, and an infinity only itself.</summary>
internal sealed class Close(double tolerance) : IEqualityComparer<double>
{
    public static Close To(double tolerance) => new(tolerance);

    public bool Equals(double x, double y) =>
        x.Equals(y) || Math.Abs(x - y) <= tolerance * Math.Max(1, Math.Max(Math.Abs(x), Math.Abs(y)));

    public int GetHashCode(double value) => 0;
}
