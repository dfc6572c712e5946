using System.Numerics;

namespace SymbolicGrad.Tests;

public class MaskTests
{
    /// <summary>Few values, so that ties are frequent, and every kind of special one.</summary>
    private static readonly double[] Values =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1, -1, 2.5, -2.5, 1e-30, -1e30];

    private static readonly Dictionary<string, Func<double, double, bool>> Comparisons = new()
    {
        ["MaskGreater"] = (a, b) => a > b,
        ["MaskGreaterOrEqual"] = (a, b) => a >= b,
        ["MaskLess"] = (a, b) => a < b,
        ["MaskLessOrEqual"] = (a, b) => a <= b,
    };

    public static TheoryData<string> Names => [.. Comparisons.Keys];

    [Fact]
    public void Every_kernel_of_three_operands_is_in_the_table()
    {
        Assert.Equal(Comparisons.Keys.Order(), KernelCalls.NamesWith("matrix", "matrix", "matrix", "matrix").Order());
        Assert.Equal(Comparisons.Keys.Append("PowExponentSlope").Order(), KernelCalls.NamesWith("matrix", "scalar", "matrix", "matrix").Order());
    }

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
        foreach (int length in Samples.Lengths)
        {
            Vector<float> x = Draw<float>(length, 1), a = Draw<float>(length, 2), b = Draw<float>(length, 3), apart = new(length);
            KernelCalls.Call<float>(name, x, a, b, apart);
            AssertSame(apart, Over(x, y => KernelCalls.Call<float>(name, y, a, b, y)));
            AssertSame(apart, Over(a, y => KernelCalls.Call<float>(name, x, y, b, y)));
            AssertSame(apart, Over(b, y => KernelCalls.Call<float>(name, x, a, y, y)));

            KernelCalls.Call<float>(name, x, a, 1f, apart);
            AssertSame(apart, Over(x, y => KernelCalls.Call<float>(name, y, a, 1f, y)));
            AssertSame(apart, Over(a, y => KernelCalls.Call<float>(name, x, y, 1f, y)));

            KernelCalls.Call<float>(name, x, 1f, b, apart);
            AssertSame(apart, Over(x, y => KernelCalls.Call<float>(name, y, 1f, b, y)));
            AssertSame(apart, Over(b, y => KernelCalls.Call<float>(name, x, 1f, y, y)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mask_treats_a_matrix_as_its_elements(string name)
    {
        Vector<double> x = Draw<double>(35, 1), a = Draw<double>(35, 2), b = Draw<double>(35, 3), expected = new(35);
        Matrix<double> actual = new(5, 7);

        KernelCalls.Call<double>(name, x, a, b, expected);
        KernelCalls.Call<double>(name, x.AsMatrix(5, 7), a.AsMatrix(5, 7), b.AsMatrix(5, 7), actual);
        AssertSame(expected, actual.AsVector());

        KernelCalls.Call<double>(name, x, a, -1.0, expected);
        KernelCalls.Call<double>(name, x.AsMatrix(5, 7), a.AsMatrix(5, 7), -1.0, actual);
        AssertSame(expected, actual.AsVector());

        KernelCalls.Call<double>(name, x, 2.5, b, expected);
        KernelCalls.Call<double>(name, x.AsMatrix(5, 7), 2.5, b.AsMatrix(5, 7), actual);
        AssertSame(expected, actual.AsVector());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_number_that_is_NaN_masks_everything(string name)
    {
        Vector<double> x = Draw<double>(20, 1), a = Draw<double>(20, 2), result = Draw<double>(20, 3);
        KernelCalls.Call<double>(name, x, a, double.NaN, result);
        AssertSame(new Vector<double>(20), result);
        KernelCalls.Call<double>(name, x, double.NaN, a, result);
        AssertSame(new Vector<double>(20), result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mask_names_itself_and_both_shapes_where_they_differ(string name)
    {
        Matrix<double> wide = new(2, 3), tall = new(3, 2);
        foreach (object[] operands in new object[][]
        {
            [wide, tall, wide, wide], [wide, wide, tall, wide], [wide, wide, wide, tall],
            [wide, tall, 0.0, wide], [wide, wide, 0.0, tall], [wide, 0.0, tall, wide], [wide, 0.0, wide, tall],
        })
        {
            string message = Assert.Throws<ArgumentException>(() => KernelCalls.Call<double>(name, operands)).Message;
            Assert.StartsWith(name + ": ", message, StringComparison.Ordinal);
            Assert.Contains("is 2×3, but '", message, StringComparison.Ordinal);
            Assert.EndsWith("' is 3×2: the shapes must be equal.", message, StringComparison.Ordinal);
        }

        Vector<double> four = new(4), five = new(5);
        foreach (object[] operands in new object[][]
        {
            [four, five, four, four], [four, four, five, four], [four, four, four, five],
            [four, five, 0.0, four], [four, four, 0.0, five], [four, 0.0, five, four], [four, 0.0, four, five],
        })
        {
            string message = Assert.Throws<ArgumentException>(() => KernelCalls.Call<double>(name, operands)).Message;
            Assert.StartsWith(name + ": ", message, StringComparison.Ordinal);
            Assert.Contains("has length 4, but '", message, StringComparison.Ordinal);
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
        foreach (var (x, a, b) in new[] { (0, 40, 60), (40, 0, 60), (40, 60, 0) })
        {
            Assert.Throws<ArgumentException>(() => Kernels.MaskGreater<float>(
                memory.AsSpan(x, 20), memory.AsSpan(a, 20), memory.AsSpan(b, 20), memory.AsSpan(1, 20)));
        }
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
        foreach (int length in Samples.Lengths)
        {
            Vector<T> x = Draw<T>(length, 1), a = Draw<T>(length, 2), b = Draw<T>(length, 3), result = new(length);
            KernelCalls.Call<T>(name, x, a, b, result);
            AssertSame(Expected(i => a[i], i => b[i]), result);
            foreach (double value in Values)
            {
                T number = T.CreateTruncating(value);
                KernelCalls.Call<T>(name, x, a, number, result);
                AssertSame(Expected(i => a[i], _ => number), result);
                KernelCalls.Call<T>(name, x, number, b, result);
                AssertSame(Expected(_ => number, i => b[i]), result);
            }

            Vector<T> Expected(Func<int, T> left, Func<int, T> right)
            {
                var expected = new Vector<T>(length);
                for (int i = 0; i < length; i++)
                    expected[i] = Comparisons[name](Samples.ToDouble(left(i)), Samples.ToDouble(right(i))) ? x[i] : T.Zero;
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
        {
            bool sameSign = T.IsNaN(expected[i]) || T.IsNegative(expected[i]) == T.IsNegative(actual[i]);
            Assert.True(sameSign, $"element {i}: expected {expected[i]}, got {actual[i]}");
        }
    }
}
