using SymbolicGrad.Samples.LectureNotes;

namespace SymbolicGrad.Samples.Tests;

/// <summary>Comparison of generated gradients with formulas: both in double, so that they differ by rounding only.</summary>
internal static class Close
{
    private const double Tolerance = 1e-12;

    public static void Equal(double expected, double actual) =>
        Assert.InRange(actual, expected - Tolerance * Math.Max(1, Math.Abs(expected)), expected + Tolerance * Math.Max(1, Math.Abs(expected)));

    public static void Equal(double[] expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Equal(expected[i], actual[i]);

        // A comparison of zeros would prove nothing.
        Assert.Contains(expected, value => value != 0);
    }

    public static void Equal(double[] expected, Vector<double> actual) => Equal(expected, actual.Span);

    public static void Equal(double[,] expected, Matrix<double> actual)
    {
        Assert.Equal((expected.GetLength(0), expected.GetLength(1)), (actual.Rows, actual.Columns));
        Equal(Plain.Flat(expected), actual.Span);
    }
}
