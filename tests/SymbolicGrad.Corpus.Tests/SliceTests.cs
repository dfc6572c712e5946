namespace SymbolicGrad.Corpus.Tests;

/// <summary>What lies beyond the end of a part of an array is not read and not written, though the array goes on there.</summary>
public static partial class SliceTests
{
    [Fact]
    public static void A_read_beyond_the_end_of_a_part_throws_and_changes_no_gradient()
    {
        double[] w = [1, 2, 3], dw = new double[3];
        Assert.Throws<IndexOutOfRangeException>(() => Read(w, 2));
        Assert.Throws<IndexOutOfRangeException>(() => Read_Backward(w, 2, dw));
        Assert.Equal([0, 0, 0], dw);
        Assert.Equal(2, Read_Backward(w, 1, dw));
        Assert.Equal([0, 1, 0], dw);
    }

    [Fact]
    public static void A_write_beyond_the_end_of_a_part_throws()
    {
        double[] dw = new double[3];
        Assert.Throws<IndexOutOfRangeException>(() => Write_Backward([1, 2, 3], 1, dw));
        Assert.Equal(2, Write_Backward([1, 2, 3], 0, dw));
        Assert.Equal([0, 1, 0], dw);
    }

    [Fact]
    public static void A_part_that_begins_or_ends_beyond_the_array_throws()
    {
        double[] dw = new double[3];
        Assert.Throws<ArgumentOutOfRangeException>(() => Part_Backward([1, 2, 3], 2, 2, dw));
        Assert.Throws<ArgumentOutOfRangeException>(() => Part_Backward([1, 2, 3], -1, 2, dw));
        Assert.Equal([0, 0, 0], dw);
        Assert.Equal(6, Part_Backward([1, 2, 3], 1, 2, dw));
        Assert.Equal([0, 3, 2], dw);
    }

    [Fact]
    public static void A_copy_that_does_not_fit_throws()
    {
        double[] dw = new double[3];
        Assert.Throws<ArgumentOutOfRangeException>(() => Copied_Backward([1, 2, 3], 3, dw));
        Assert.Throws<ArgumentOutOfRangeException>(() => Copied_Backward([1, 2, 3], -1, dw));
        Assert.Equal(1, Copied_Backward([1, 2, 3], 2, dw));
        Assert.Equal([1, 0, 0], dw);
    }

    [Fact]
    public static void Parts_of_spans_are_spans()
    {
        double[] dw = new double[3];
        Assert.Equal(6, OfSpan_Backward([1, 2, 3], dw));
        Assert.Equal([0, 3, 2], dw);
    }

    [Differentiable]
    internal static double Read(double[] w, int i) => w.AsSpan(0, 2)[i];

    [Differentiable]
    internal static double Write(double[] w, int i)
    {
        var z = new double[3];
        Span<double> part = z.AsSpan(1, 1);
        part[i] = w[1];
        return z[1];
    }

    [Differentiable]
    internal static double Part(double[] w, int start, int length)
    {
        double p = 1;
        ReadOnlySpan<double> part = w.AsSpan(start, length);
        for (int i = 0; i < length; i++) p *= part[i];
        return p * (length > 0 ? 1 : part[0]);
    }

    [Differentiable]
    internal static double Copied(double[] w, int n)
    {
        var z = new double[2];
        Array.Copy(w, z, n);
        return z[0];
    }

    [Differentiable]
    internal static double OfSpan(ReadOnlySpan<double> w)
    {
        ReadOnlySpan<double> tail = w[1..];
        return tail[0] * tail[^1];
    }
}
