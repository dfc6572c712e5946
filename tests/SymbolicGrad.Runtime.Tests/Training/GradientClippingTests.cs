using SymbolicGrad.Runtime.Tests.Models;
using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Training;

public class GradientClippingTests
{
    private static ArrayGradients<T> Gradients<T>(T[] first, T[] second)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        new([ArrayParameter<T>.Vector("W", first), ArrayParameter<T>.Vector("b", second)]);

    [Fact]
    public void A_long_gradient_is_scaled_to_the_norm_and_the_former_norm_returned()
    {
        // ‖(2, 3, 6)‖ = 7
        ArrayGradients<double> gradients = Gradients<double>([2, 3], [-6]);
        Assert.Equal(7, GradientClipping.ClipByNorm(gradients, 3.5), 1e-15);
        Assert.Equal([1, 1.5], gradients["W"]);
        Assert.Equal([-3], gradients["b"]);
    }

    [Fact]
    public void A_short_gradient_is_left_alone()
    {
        ArrayGradients<float> gradients = Gradients<float>([2, 3], [-6]);
        Assert.Equal(7, GradientClipping.ClipByNorm(gradients, 7), 1e-15);
        Assert.Equal([2, 3], gradients["W"]);
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    [InlineData(1e-310)]
    public void Neither_large_nor_small_elements_spoil_the_norm(double scale)
    {
        double norm = GradientClipping.Norm(Gradients<double>([3 * scale], [4 * scale]));
        Assert.Equal(1, norm / (5 * scale), 1e-12);
    }

    [Fact]
    public void The_norm_of_many_floats_is_summed_in_double_precision()
    {
        float[] values = [.. Enumerable.Repeat(0.1f, 1_000_001)];
        double expected = Math.Sqrt(1_000_001 * (double)0.1f * 0.1f);
        Assert.Equal(expected, GradientClipping.Norm(Gradients(values, [])), 1e-9 * expected);
    }

    [Fact]
    public void The_norm_of_nothing_is_zero() => Assert.Equal(0, GradientClipping.Norm(Gradients<float>([], [0])));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_norm_that_is_not_finite_names_the_first_parameter_and_element(double bad)
    {
        ArrayGradients<double> gradients = Gradients([100, bad], [bad]);
        var error = Assert.Throws<NotFiniteNumberException>(() => GradientClipping.ClipByNorm(gradients, 1));
        Assert.Contains("'W'", error.Message, StringComparison.Ordinal);
        Assert.Contains("index 1", error.Message, StringComparison.Ordinal);
        Assert.Equal(bad, error.OffendingNumber);
        Assert.Equal(100, gradients["W"][0]);
    }

    [Fact]
    public void Values_are_clamped_infinite_ones_too()
    {
        ArrayGradients<double> gradients = Gradients([0.2, -3], [double.PositiveInfinity]);
        GradientClipping.ClipByValue(gradients, 0.5);
        Assert.Equal([0.2, -0.5], gradients["W"]);
        Assert.Equal([0.5], gradients["b"]);
    }

    [Fact]
    public void A_value_that_is_no_number_is_refused_before_anything_is_clamped()
    {
        ArrayGradients<float> gradients = Gradients<float>([3], [1, float.NaN]);
        var error = Assert.Throws<NotFiniteNumberException>(() => GradientClipping.ClipByValue(gradients, 0.5));
        Assert.Contains("'b' is NaN at index 1", error.Message, StringComparison.Ordinal);
        Assert.Equal([3], gradients["W"]);
    }

    [Fact]
    public void Limits_must_be_positive()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ClipByNorm(Gradients<float>([], []), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ClipByValue(Gradients<float>([], []), double.NaN));
    }

    [Fact]
    public void Clipping_allocates_nothing()
    {
        ArrayGradients<float> gradients = Gradients<float>([2, 3], [-6]);
        GradientClipping.ClipByNorm(gradients, 1);
        GradientClipping.ClipByValue(gradients, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        GradientClipping.ClipByNorm(gradients, 0.5);
        GradientClipping.ClipByValue(gradients, 0.1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
