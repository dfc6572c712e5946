namespace SymbolicGrad.Tests;

public class OperatorTests
{
    private static readonly Matrix<double> A = Matrix.FromRows<double>([[1, 2, 3], [4, 5, 6]]);
    private static readonly Matrix<double> B = Matrix.FromRows<double>([[2, 1, 4], [8, -1, 3]]);
    private static readonly Vector<double> Three = new([1.0, -1, 2]);
    private static readonly Vector<double> Two = new([10.0, 20]);

    [Fact]
    public void Products_of_matrices()
    {
        Check([[16, 15], [37, 45]], A * B.T.ToMatrix());
        Check([[16, 15], [37, 45]], A * B.T);
        Check([[34, -3, 16], [44, -3, 23], [54, -3, 30]], A.T * B);
        Check([[16, 15], [37, 45]], A.T.ToMatrix().T * B.T);
        Assert.Throws<ArgumentException>(() => A * B);
        Assert.Throws<ArgumentException>(() => A.T * B.T);
    }

    [Fact]
    public void Products_with_a_vector()
    {
        Check([5, 11], A * Three);
        Check([90, 120, 150], A.T * Two);
        Check([90, 120, 150], Two * A);
        Check([5, 11], Three * A.T);
        Assert.Throws<ArgumentException>(() => A * Two);
        Assert.Throws<ArgumentException>(() => Three * A);
        Check([5, 11], A * new double[] { 1, -1, 2 });
    }

    [Fact]
    public void Scalars()
    {
        Check([[2, 4, 6], [8, 10, 12]], 2 * A);
        Check([[2, 4, 6], [8, 10, 12]], A * 2);
        Check([[0.5, 1, 1.5], [2, 2.5, 3]], A / 2);
        Check([[60, 30, 20], [15, 12, 10]], 60 / A);
        Check([[2, 3, 4], [5, 6, 7]], A + 1);
        Check([[2, 3, 4], [5, 6, 7]], 1 + A);
        Check([[0, 1, 2], [3, 4, 5]], A - 1);
        Check([[0, -1, -2], [-3, -4, -5]], 1 - A);
        Check([[-1, -2, -3], [-4, -5, -6]], -A);
        Check([2, -2, 4], 2 * Three);
        Check([2, -2, 4], Three * 2);
        Check([0.5, -0.5, 1], Three / 2);
        Check([2, -2, 1], 2 / Three);
        Check([3, 1, 4], Three + 2);
        Check([3, 1, 4], 2 + Three);
        Check([-1, -3, 0], Three - 2);
        Check([1, 3, 0], 2 - Three);
        Check([-1, 1, -2], -Three);
    }

    [Fact]
    public void Elementwise()
    {
        Check([[3, 3, 7], [12, 4, 9]], A + B);
        Check([[-1, 1, -1], [-4, 6, 3]], A - B);
        Check([[0.5, 2, 0.75], [0.5, -5, 2]], A / B);
        Check([2, -2, 4], Three + Three);
        Check([0, 0, 0], Three - Three);
        Check([1, 1, 1], Three / Three);
        var error = Assert.Throws<ArgumentException>(() => A + A.T.ToMatrix());
        Assert.Equal("Add: 'left' is 2×3, but 'right' is 3×2: the shapes must be equal.", error.Message);
        Assert.Throws<ArgumentException>(() => Two + Three);
    }

    [Fact]
    public void A_vector_meets_every_row_and_a_column_every_column()
    {
        Check([[2, 1, 5], [5, 4, 8]], A + Three);
        Check([[2, 1, 5], [5, 4, 8]], Three + A);
        Check([[0, 3, 1], [3, 6, 4]], A - Three);
        Check([[0, -3, -1], [-3, -6, -4]], Three - A);
        Check([[11, 12, 13], [24, 25, 26]], A + Two.AsColumn());
        Check([[11, 12, 13], [24, 25, 26]], Two.AsColumn() + A);
        Check([[-9, -8, -7], [-16, -15, -14]], A - Two.AsColumn());
        Check([[9, 8, 7], [16, 15, 14]], Two.AsColumn() - A);
        Assert.Throws<ArgumentException>(() => A + Two);
        Assert.Throws<ArgumentException>(() => A + Three.AsColumn());
    }

    [Fact]
    public void Results_are_new_memory()
    {
        Matrix<double> sum = A + 0;
        sum[0, 0] = 100;
        Assert.Equal(1, A[0, 0]);
    }

    private static void Check(double[][] expected, Matrix<double> actual) => Assert.Equal(Matrix.FromRows(expected).ToArray(), actual.ToArray());

    private static void Check(double[] expected, Vector<double> actual) => Assert.Equal(expected, actual.ToArray());
}
