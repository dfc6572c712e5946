using System.Runtime.CompilerServices;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>An array that a method writes to must not be passed under another name as well: that is found on entry, and both are named.</summary>
public static partial class AliasTests
{
    [Fact]
    public static void Of_two_arrays()
    {
        double[] x = [1, 2, 3], dx = new double[3], dy = new double[3];
        Refused("x", "y", () => Arrays_Backward(x, x, dx, dy));
        Refused("x", "y", () => Arrays_Forward(x, x, dx, dy));
        Assert.Equal(2, Arrays_Backward(x, [2, 3, 4], dx, dy));
    }

    [Fact]
    public static void Of_two_arrays_of_a_method_that_is_not_inlined()
    {
        double[] x = [1, 2], dx = new double[2], dy = new double[2];
        double da = 0;
        Refused("x", "y", () => WritesAndCalls_Backward(x, x, 0.3, dx, dy, ref da));
        WritesAndCalls_Backward(x, [1, 2], 0.3, dx, dy, ref da);
    }

    [Fact]
    public static void Of_overlapping_spans()
    {
        double[] x = [1, 2, 3, 4];
        Refused("x", "y", () => Spans_Backward(x.AsSpan(0, 2), x.AsSpan(1, 2), new double[2], new double[2]));
        Assert.Equal(3, Spans_Backward(x.AsSpan(0, 2), x.AsSpan(2, 2), new double[2], new double[2]));
    }

    [Fact]
    public static void Of_matrices()
    {
        double[,] x = { { 2 } };
        Refused("x", "y", () => Rectangular_Backward(x, x, new double[1, 1], new double[1, 1]));
    }

    [Fact]
    public static void Of_an_array_and_a_row()
    {
        double[][] rows = [[1, 2], [3, 4]], gradient = [[0, 0], [0, 0]];
        Refused("x", "rows", () => Row_Backward(rows, rows[1], gradient, new double[2]));
        Assert.Equal(1, Row_Backward(rows, [1, 2], gradient, new double[2]));
    }

    [Fact]
    public static void Of_an_array_and_a_row_of_rows()
    {
        double[][][] rows = [[[1, 2], [3, 4]]];
        Refused("x", "rows", () => RowOfRows_Backward(rows, rows[0][1], new double[2]));
    }

    [Fact]
    public static void Of_an_array_and_the_memory_of_a_vector()
    {
        double[] x = [1, 2];
        Refused("x", "v", () => OfVector_Backward(new Vector<double>(x), x, new Vector<double>(2), new double[2]));
        Assert.Equal(3, OfVector_Backward(new Vector<double>([3, 4]), x, new Vector<double>(2), new double[2]));
    }

    [Fact]
    public static void Of_an_array_and_the_memory_of_a_matrix()
    {
        double[] x = [1, 2];
        Refused("x", "m", () => OfMatrix_Backward(new Matrix<double>(1, 2, x), x, new Matrix<double>(1, 2), new double[2]));
    }

    [Fact]
    public static void Of_an_array_and_the_memory_of_one_of_several_tensors()
    {
        double[] x = [1, 2];
        Refused("x", "v", () => OfVectors_Backward([new Vector<double>(2), new Vector<double>(x)], x, [new Vector<double>(2), new Vector<double>(2)], new double[2]));
        Refused("x", "m", () => OfMatrices_Backward([new Matrix<double>(1, 2, x)], x, [new Matrix<double>(1, 2)], new double[2]));
    }

    [Fact]
    public static void Of_an_array_and_a_member_of_elements()
    {
        double[] x = [1, 2];
        Cell own = new() { Weights = [3], Values = new Vector<double>([4]) };
        Refused("x", "rows[].Cells[].Weights", () => OfElements_Gradient([new() { Cells = [own, own with { Weights = x }] }], x));
        Refused("x", "rows[].Cells[].Values", () => OfElements_Gradient([new() { Cells = [own] }, new() { Cells = [own with { Values = new Vector<double>(x) }] }], x));
        Refused("x", "rows[].Cells[].Weights", () => OfElements_Forward([new() { Cells = [own with { Weights = x }] }], x, [new() { Cells = [own] }], new double[2]));
        Assert.Equal(12, OfElements_Gradient([new() { Cells = [own] }], x).Value);
    }

    private static void Refused(string written, string other, Action call)
    {
        string message = Assert.Throws<ArgumentException>(call).Message;
        Assert.Contains($"'{written}'", message, StringComparison.Ordinal);
        Assert.Contains($"'{other}'", message, StringComparison.Ordinal);
    }

    [Differentiable]
    internal static double Arrays(double[] x, double[] y)
    {
        x[0] *= y[0];
        return x[0] * y[1] / 3;
    }

    internal record struct Cell(double[] Weights, Vector<double> Values);

    internal record struct CellRow(Cell[] Cells);

    [Differentiable(Forward = true)]
    internal static double OfElements(CellRow[] rows, double[] x)
    {
        x[0] = 1;
        double sum = 0;
        foreach (CellRow row in rows)
            foreach (Cell cell in row.Cells) sum += cell.Weights[0] * cell.Values[0];
        return sum;
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static double WritesAndCalls(double[] x, double[] y, double a)
    {
        double s = Called(a, y[0]);
        x[0] = Math.Sin(s) * s;
        return Math.Sin(Called(x[0], y[1])) * y[0];
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Called(double a, double b) => Math.Sin(a * b);

    [Differentiable]
    internal static double Spans(Span<double> x, ReadOnlySpan<double> y)
    {
        x[0] *= y[0];
        return x[0];
    }

    [Differentiable]
    internal static double Rectangular(double[,] x, double[,] y)
    {
        x[0, 0] *= y[0, 0];
        return x[0, 0];
    }

    [Differentiable]
    internal static double Row(double[][] rows, double[] x)
    {
        x[0] *= rows[0][0];
        return x[0] * rows[0][0];
    }

    [Differentiable]
    internal static double RowOfRows([Data] double[][][] rows, double[] x)
    {
        x[0] *= rows[0][0][0];
        return x[0] * rows[0][0][0];
    }

    [Differentiable]
    internal static double OfVector(Vector<double> v, double[] x)
    {
        x[0] *= v[0];
        return x[0];
    }

    [Differentiable]
    internal static double OfMatrix(Matrix<double> m, double[] x)
    {
        x[0] *= m[0, 0];
        return x[0];
    }

    [Differentiable]
    internal static double OfVectors(Vector<double>[] v, double[] x)
    {
        x[0] *= v[0][0];
        return x[0];
    }

    [Differentiable]
    internal static double OfMatrices(Matrix<double>[] m, double[] x)
    {
        x[0] *= m[0][0, 0];
        return x[0];
    }
}
