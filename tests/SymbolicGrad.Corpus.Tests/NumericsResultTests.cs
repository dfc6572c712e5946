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

    [Differentiable]
    internal static Complex Square(Complex z) => z * z;

    [Differentiable]
    internal static Vector3 Moment(Vector3 a, Vector3 b) => Vector3.Cross(a, b);
}
