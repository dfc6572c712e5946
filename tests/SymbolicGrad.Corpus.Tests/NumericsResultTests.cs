using System.Numerics;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>Results and upstream adjoints of System.Numerics' types, against closed formulas.</summary>
public sealed partial class NumericsResultTests
{
    [Fact]
    public void A_complex_result_is_a_pair_of_real_ones()
    {
        Complex z = new(0.7, -1.2), upstream = new(0.3, 2), dz = new(1, 1);

        Complex value = Square_Backward(z, upstream, ref dz);

        // Of a holomorphic function the transposed Jacobian is the product with the conjugate of the derivative. Buffers are added to.
        Complex expected = new Complex(1, 1) + upstream * Complex.Conjugate(2 * z);
        Assert.Equal(z * z, value);
        Assert.Equal(expected.Real, dz.Real, 1e-14);
        Assert.Equal(expected.Imaginary, dz.Imaginary, 1e-14);
    }

    [Fact]
    public void A_vector_is_a_result()
    {
        Vector3 a = new(1, 2, -3), b = new(0.5f, -1, 4), upstream = new(2, 3, 5), da = default, db = default;

        Vector3 value = Moment_Backward(a, b, upstream, ref da, ref db);

        Assert.Equal(Vector3.Cross(a, b), value);
        Assert.Equal(Vector3.Cross(b, upstream), da);
        Assert.Equal(Vector3.Cross(upstream, a), db);
    }

    /// <summary>Numbers whose squares overflow, the larger part real or imaginary: (1 + 2i)/(3 + i) = 0.5 + 0.5i, (1 + 2i)/(1 + 3i) = 0.7 − 0.1i.</summary>
    [Theory]
    [InlineData(3, 1, 0.5, 0.5)]
    [InlineData(1, 3, 0.7, -0.1)]
    [InlineData(-3, -1, -0.5, -0.5)]
    public void A_quotient_of_long_complex_numbers(double real, double imaginary, double quotientReal, double quotientImaginary)
    {
        const double scale = 1e200;
        Complex a = new(scale, 2 * scale), b = new(real * scale, imaginary * scale), upstream = new(0.3, 2), da = default, db = default;

        Complex value = Quotient_Backward(a, b, upstream, ref da, ref db);

        Complex quotient = new(quotientReal, quotientImaginary), reciprocal = new(real / 10, -imaginary / 10);
        AssertClose(quotient, value);
        AssertClose(upstream * Complex.Conjugate(reciprocal), da * scale);
        AssertClose(-upstream * Complex.Conjugate(quotient * reciprocal), db * scale);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(1, 3)]
    [InlineData(0.0, -2)]
    public void A_real_number_by_a_complex_one(double real, double imaginary)
    {
        Complex b = new(real, imaginary), upstream = new(0.3, 2), db = default;
        double da = 0;

        Complex value = Reciprocal_Backward(1.5, b, upstream, ref da, ref db);

        Complex reciprocal = Complex.Conjugate(b) / (real * real + imaginary * imaginary);
        AssertClose(1.5 * reciprocal, value);
        Assert.Equal((upstream * Complex.Conjugate(reciprocal)).Real, da, 1e-14);
        AssertClose(-upstream * Complex.Conjugate(1.5 * reciprocal * reciprocal), db);
    }

    /// <summary>The framework takes what is shorter than 2⁻¹¹·⁵ for zero, and zero for its inverse.</summary>
    [Theory]
    [InlineData(3.45e-4f, true)]
    [InlineData(0f, true)]
    [InlineData(3.46e-4f, false)]
    public void The_inverse_of_a_short_quaternion(float length, bool isZero)
    {
        Quaternion q = new(length * 0.6f, 0, length * 0.8f, 0), upstream = new(0, 0, 0, 1), dq = default;

        Quaternion value = Inverse_Backward(q, upstream, ref dq);

        Assert.Equal(Quaternion.Inverse(q), value);
        Assert.Equal(isZero, value == default);
        Assert.Equal(isZero ? 0 : 1 / (length * length), dq.W, isZero ? 0 : 1e-5f / (length * length));
    }

    private static void AssertClose(Complex expected, Complex actual) => Assert.True((expected - actual).Magnitude <= 1e-14, $"{actual}, not {expected}.");

    [Differentiable]
    internal static Complex Quotient(Complex a, Complex b) => a / b;

    [Differentiable]
    internal static Complex Reciprocal(double a, Complex b) => a / b;

    [Differentiable]
    internal static Quaternion Inverse(Quaternion q) => Quaternion.Inverse(q);

    [Differentiable]
    internal static Complex Square(Complex z) => z * z;

    [Differentiable]
    internal static Vector3 Moment(Vector3 a, Vector3 b) => Vector3.Cross(a, b);
}
