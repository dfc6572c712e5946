using System.Numerics;

namespace SymbolicGrad.Tests;

public class MaskTests
{
    /// <summary>Few values, so that ties are frequent, and every kind of special one.</summary>
    private static readonly double[] Values =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1, -1, 2.5, -2.5, 1e-30, -1e30];

    /// <summary>None, one, and what lies around the SIMD widths.</summary>
    private static readonly int[] Lengths = [0, 1, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 200];

    public static TheoryData<string> Names => ["MaskGreater", "MaskGreaterOrEqual", "MaskLess", "MaskLessOrEqual"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mask_keeps_x_where_the_comparison_holds_and_is_positive_zero_elsewhere(string name)
    {
        CheckDefinition<double>(name);
        CheckDefinition<float>(name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mask_may_write_over_any_operand(string name)
    {
        var mask = MaskForms<float>.Named(name);
        foreach (int length in Lengths)
        {
            Vector<float> x = Draw<float>(length, 1), a = Draw<float>(length, 2), b = Draw<float>(length, 3), apart = new(length);
            mask.VectorTTT(x, a, b, apart);
            AssertSame(apart, Over(x, y => mask.VectorTTT(y, a, b, y)));
            AssertSame(apart, Over(a, y => mask.VectorTTT(x, y, b, y)));
            AssertSame(apart, Over(b, y => mask.VectorTTT(x, a, y, y)));

            mask.VectorTTS(x, a, 1, apart);
            AssertSame(apart, Over(x, y => mask.VectorTTS(y, a, 1, y)));
            AssertSame(apart, Over(a, y => mask.VectorTTS(x, y, 1, y)));

            mask.VectorTST(x, 1, b, apart);
            AssertSame(apart, Over(x, y => mask.VectorTST(y, 1, b, y)));
            AssertSame(apart, Over(b, y => mask.VectorTST(x, 1, y, y)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mask_treats_a_matrix_as_its_elements(string name)
    {
        var mask = MaskForms<double>.Named(name);
        Vector<double> x = Draw<double>(35, 1), a = Draw<double>(35, 2), b = Draw<double>(35, 3), expected = new(35);
        Matrix<double> actual = new(5, 7);

        mask.VectorTTT(x, a, b, expected);
        mask.MatrixTTT(x.AsMatrix(5, 7), a.AsMatrix(5, 7), b.AsMatrix(5, 7), actual);
        AssertSame(expected, actual.AsVector());

        mask.VectorTTS(x, a, -1, expected);
        mask.MatrixTTS(x.AsMatrix(5, 7), a.AsMatrix(5, 7), -1, actual);
        AssertSame(expected, actual.AsVector());

        mask.VectorTST(x, 2.5, b, expected);
        mask.MatrixTST(x.AsMatrix(5, 7), 2.5, b.AsMatrix(5, 7), actual);
        AssertSame(expected, actual.AsVector());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_number_that_is_NaN_masks_everything(string name)
    {
        var mask = MaskForms<double>.Named(name);
        Vector<double> x = Draw<double>(20, 1), a = Draw<double>(20, 2), result = Draw<double>(20, 3);
        mask.VectorTTS(x, a, double.NaN, result);
        AssertSame(new Vector<double>(20), result);
        mask.VectorTST(x, double.NaN, a, result);
        AssertSame(new Vector<double>(20), result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mask_names_itself_and_both_shapes_where_they_differ(string name)
    {
        var mask = MaskForms<double>.Named(name);
        Matrix<double> wide = new(2, 3), tall = new(3, 2);
        foreach (Action call in new Action[]
        {
            () => mask.MatrixTTT(wide, tall, wide, wide), () => mask.MatrixTTT(wide, wide, tall, wide), () => mask.MatrixTTT(wide, wide, wide, tall),
            () => mask.MatrixTTS(wide, tall, 0, wide), () => mask.MatrixTTS(wide, wide, 0, tall),
            () => mask.MatrixTST(wide, 0, tall, wide), () => mask.MatrixTST(wide, 0, wide, tall),
        })
        {
            string message = Assert.Throws<ArgumentException>(call).Message;
            Assert.StartsWith(name + ": 'x' is 2×3, but '", message, StringComparison.Ordinal);
            Assert.EndsWith("' is 3×2: the shapes must be equal.", message, StringComparison.Ordinal);
        }

        Vector<double> four = new(4), five = new(5);
        foreach (Action call in new Action[]
        {
            () => mask.VectorTTT(four, five, four, four), () => mask.VectorTTT(four, four, five, four), () => mask.VectorTTT(four, four, four, five),
            () => mask.VectorTTS(four, five, 0, four), () => mask.VectorTTS(four, four, 0, five),
            () => mask.VectorTST(four, 0, five, four), () => mask.VectorTST(four, 0, four, five),
        })
        {
            string message = Assert.Throws<ArgumentException>(call).Message;
            Assert.StartsWith(name + ": 'x' has length 4, but '", message, StringComparison.Ordinal);
            Assert.EndsWith("' has length 5: the lengths must be equal.", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_message_names_the_operand_at_fault_as_the_caller_wrote_it()
    {
        Vector<float> upstream = new(4), lower = new(5);
        var error = Assert.Throws<ArgumentException>(() => Kernels.MaskLess(upstream, upstream, lower, upstream));
        Assert.Equal("MaskLess: 'upstream' has length 4, but 'lower' has length 5: the lengths must be equal.", error.Message);
        error = Assert.Throws<ArgumentException>(() => Kernels.MaskLessOrEqual(upstream, lower, upstream, upstream));
        Assert.Equal("MaskLessOrEqual: 'upstream' has length 4, but 'lower' has length 5: the lengths must be equal.", error.Message);
    }

    [Fact]
    public void A_destination_shifted_against_any_operand_is_refused()
    {
        float[] memory = new float[80];
        Assert.Throws<ArgumentException>(() => Kernels.MaskGreater<float>(memory.AsSpan(0, 20), memory.AsSpan(40, 20), memory.AsSpan(60, 20), memory.AsSpan(1, 20)));
        Assert.Throws<ArgumentException>(() => Kernels.MaskGreater<float>(memory.AsSpan(40, 20), memory.AsSpan(0, 20), memory.AsSpan(60, 20), memory.AsSpan(1, 20)));
        Assert.Throws<ArgumentException>(() => Kernels.MaskGreater<float>(memory.AsSpan(40, 20), memory.AsSpan(60, 20), memory.AsSpan(0, 20), memory.AsSpan(1, 20)));
    }

    /// <summary>The rows of max and min: at a tie, against either signed zero too, the second operand takes the whole upstream gradient.</summary>
    [Fact]
    public void The_masks_of_a_maximum_share_the_upstream_gradient_out_without_rest()
    {
        Vector<double> dy = new[] { 2.0, 3.0, 5.0, 7.0 }, a = new[] { 1.0, 0.0, -1.0, -0.0 }, b = new[] { -1.0, 0.0, 1.0, 0.0 }, da = new(4), db = new(4);
        Kernels.MaskGreater(dy, a, b, da);
        Kernels.MaskGreaterOrEqual(dy, b, a, db);
        Assert.Equal([2.0, 0.0, 0.0, 0.0], da.ToArray());
        Assert.Equal([0.0, 3.0, 5.0, 7.0], db.ToArray());
    }

    private static void CheckDefinition<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var mask = MaskForms<T>.Named(name);
        foreach (int length in Lengths)
        {
            Vector<T> x = Draw<T>(length, 1), a = Draw<T>(length, 2), b = Draw<T>(length, 3), result = new(length);
            mask.VectorTTT(x, a, b, result);
            AssertSame(Expected(i => a[i], i => b[i]), result);
            foreach (double value in Values)
            {
                T number = T.CreateTruncating(value);
                mask.VectorTTS(x, a, number, result);
                AssertSame(Expected(i => a[i], _ => number), result);
                mask.VectorTST(x, number, b, result);
                AssertSame(Expected(_ => number, i => b[i]), result);
            }

            Vector<T> Expected(Func<int, T> left, Func<int, T> right)
            {
                var expected = new Vector<T>(length);
                for (int i = 0; i < length; i++)
                    expected[i] = mask.Holds(double.CreateTruncating(left(i)), double.CreateTruncating(right(i))) ? x[i] : T.Zero;
                return expected;
            }
        }
    }

    private static Vector<T> Draw<T>(int length, int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return Enumerable.Range(0, length).Select(_ => T.CreateTruncating(Values[random.Next(Values.Length)])).ToArray();
    }

    private static Vector<float> Over(Vector<float> operand, Action<Vector<float>> maskInPlace)
    {
        Vector<float> copy = operand.ToArray();
        maskInPlace(copy);
        return copy;
    }

    // Zeros of different signs are not the same; NaN is NaN.
    private static void AssertSame<T>(Vector<T> expected, Vector<T> actual)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Assert.Equal(expected.ToArray(), actual.ToArray());
        for (int i = 0; i < expected.Count; i++)
            Assert.True(T.IsNaN(expected[i]) || T.IsNegative(expected[i]) == T.IsNegative(actual[i]), $"element {i}: expected {expected[i]}, got {actual[i]}");
    }
}
