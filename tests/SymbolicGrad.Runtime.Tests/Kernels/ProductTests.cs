using System.Numerics;
using System.Runtime.Intrinsics;

namespace SymbolicGrad.Tests;

public class ProductTests
{
    /// <summary>Rows, columns and inner extents: empty, single, around the tiles of 6 rows and 4 to 32 columns, and beyond one block.</summary>
    public static TheoryData<int, int, int> Extents => new()
    {
        { 0, 3, 4 }, { 3, 0, 4 }, { 3, 4, 0 }, { 0, 0, 0 }, { 1, 1, 1 }, { 1, 1, 300 }, { 1, 33, 7 }, { 33, 1, 7 }, { 2, 3, 4 }, { 5, 16, 3 },
        { 6, 32, 9 }, { 7, 31, 8 }, { 12, 17, 64 }, { 13, 64, 65 }, { 25, 8, 5 }, { 26, 48, 12 }, { 29, 33, 257 }, { 64, 10, 64 }, { 61, 67, 71 },
        { 193, 20, 30 }, { 200, 100, 300 }, { 10, 1030, 20 },
    };

    [Theory]
    [MemberData(nameof(Extents))]
    public void All_layouts_agree_with_the_definition(int rows, int columns, int inner)
    {
        CheckLayouts<double>(rows, columns, inner);
        CheckLayouts<float>(rows, columns, inner);
    }

    [Theory]
    [MemberData(nameof(Extents))]
    public void All_vector_widths_agree_with_the_definition(int rows, int columns, int inner)
    {
        if (rows == 0 || columns == 0 || inner == 0)
            return;
        CheckWidth<Lanes128<float>, Vector128<float>, float>(rows, columns, inner);
        CheckWidth<Lanes256<float>, Vector256<float>, float>(rows, columns, inner);
        CheckWidth<Lanes512<float>, Vector512<float>, float>(rows, columns, inner);
        CheckWidth<Lanes128<double>, Vector128<double>, double>(rows, columns, inner);
        CheckWidth<Lanes256<double>, Vector256<double>, double>(rows, columns, inner);
        CheckWidth<Lanes512<double>, Vector512<double>, double>(rows, columns, inner);
    }

    [Fact]
    public void A_product_with_a_row_and_an_activation_is_a_dense_layer()
    {
        Matrix<double> x = Samples.Matrix<double>(9, 5, 1), w = Samples.Matrix<double>(7, 5, 2), expected = new(9, 7), actual = new(9, 7);
        Vector<double> row = Samples.Vector<double>(7, 3);
        (Activation, Func<double, double>)[] activations =
            [(Activation.None, z => z), (Activation.Relu, z => Math.Max(z, 0)), (Activation.Sigmoid, SpecialFunctions.Sigmoid), (Activation.Tanh, Math.Tanh)];
        foreach (var (activation, formula) in activations)
        {
            Kernels.Product(x, w.T, expected);
            for (int i = 0; i < 9; i++)
            {
                for (int j = 0; j < 7; j++)
                    expected[i, j] = formula(expected[i, j] + row[j]);
            }
            Kernels.Product(x, w.T, actual, row, activation);
            AssertEqual(expected, actual);
            Kernels.Product(x, w.T.ToMatrix(), actual, row, activation);
            AssertEqual(expected, actual);
            Kernels.Product(x.T.ToMatrix().T, w.T, actual, row, activation);
            AssertEqual(expected, actual);
            Kernels.Product(x.T.ToMatrix().T, w.T.ToMatrix(), actual, row, activation);
            AssertEqual(expected, actual);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.Product(x, w.T, actual, row, (Activation)99));
    }

    [Fact]
    public void A_product_has_the_same_bits_wherever_its_operands_lie()
    {
        Matrix<float> a = Samples.Matrix<float>(37, 41, 1), b = Samples.Matrix<float>(41, 50, 2), c = new(37, 50);
        Kernels.Product(a, b, c);
        for (int offset = 1; offset < 16; offset++)
        {
            Matrix<float> shiftedA = Shifted(a, offset), shiftedB = Shifted(b, 16 - offset), shiftedC = Shifted(c, offset / 2);
            Kernels.Product(shiftedA, shiftedB, shiftedC);
            Assert.Equal(c.Span.ToArray(), shiftedC.Span.ToArray());
        }
    }

    [Fact]
    public void A_row_that_is_not_a_number_spoils_no_other()
    {
        for (int bad = 0; bad < 8; bad++)
        {
            Matrix<float> a = Samples.Matrix<float>(8, 5, 1), b = Samples.Matrix<float>(5, 35, 2), c = new(8, 35);
            a[bad, 2] = float.NaN;
            Kernels.Product(a, b, c);
            for (int i = 0; i < 8; i++)
            {
                for (int j = 0; j < 35; j++)
                    Assert.Equal(i == bad, float.IsNaN(c[i, j]));
            }
        }
    }

    [Fact]
    public void Zero_times_infinity_is_not_skipped()
    {
        Matrix<float> a = new(1, 2, [0, 1]), b = new(2, 1, [float.PositiveInfinity, 1]), c = new(1, 1);
        Kernels.Product(a, b, c);
        Assert.True(float.IsNaN(c[0, 0]));
    }

    [Fact]
    public void A_product_that_does_not_fit_names_operands_and_shapes()
    {
        Matrix<float> x = new(2, 3), w1 = new(5, 4), h = new(2, 5);
        var error = Assert.Throws<ArgumentException>(() => Kernels.Product(x, w1.T, h));
        Assert.Equal("Product: 'x' is 2×3, but 'w1.T' is 4×5: the columns of the first must be as many as the rows of the second.", error.Message);
        error = Assert.Throws<ArgumentException>(() => Kernels.AddProduct(x, new Matrix<float>(3, 4), h));
        Assert.Equal("AddProduct: 'h' is 2×5, but the result is 2×4.", error.Message);
        error = Assert.Throws<ArgumentException>(() => Kernels.Product(x, new Matrix<float>(3, 5), h, addRow: new Vector<float>(4)));
        Assert.Contains("'new Vector<float>(4)' has length 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_over_its_own_operand_is_refused()
    {
        Matrix<float> a = new(4, 4), b = new(4, 4);
        var error = Assert.Throws<ArgumentException>(() => Kernels.Product(a, b, a));
        Assert.Contains("'a' overlaps 'a'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Kernels.AddProduct(a, b.T, b));
        Assert.Throws<ArgumentException>(() => Kernels.Product(a.SliceRows(0, 2), b, a.SliceRows(1, 2)));
        Kernels.Product(a.SliceRows(0, 2), b, a.SliceRows(2, 2));
    }

    private static void CheckLayouts<T>(int rows, int columns, int inner)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> a = Samples.Matrix<T>(rows, inner, 1), b = Samples.Matrix<T>(inner, columns, 2);
        Matrix<T> aTransposed = a.T.ToMatrix(), bTransposed = b.T.ToMatrix();
        Matrix<T> before = Samples.Matrix<T>(rows, columns, 3);
        T scale = T.CreateTruncating(-0.75);

        Matrix<T> c = Samples.Copy(before);
        Kernels.Product(a, b, c);
        Check(a, b, before, c, 0, 1);
        Kernels.Product(a, bTransposed.T, c);
        Check(a, b, before, c, 0, 1);
        Kernels.Product(aTransposed.T, b, c);
        Check(a, b, before, c, 0, 1);
        Kernels.Product(aTransposed.T, bTransposed.T, c);
        Check(a, b, before, c, 0, 1);

        c = Samples.Copy(before);
        Kernels.AddProduct(a, b, c);
        Check(a, b, before, c, 1, 1);
        c = Samples.Copy(before);
        Kernels.AddProduct(a, bTransposed.T, c, scale);
        Check(a, b, before, c, 1, -0.75);
        c = Samples.Copy(before);
        Kernels.AddProduct(aTransposed.T, b, c, scale);
        Check(a, b, before, c, 1, -0.75);
        c = Samples.Copy(before);
        Kernels.AddProduct(aTransposed.T, bTransposed.T, c);
        Check(a, b, before, c, 1, 1);
    }

    private static void CheckWidth<TLanes, TVector, T>(int rows, int columns, int inner)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> a = Samples.Matrix<T>(rows, inner, 1), b = Samples.Matrix<T>(inner, columns, 2), before = Samples.Matrix<T>(rows, columns, 3);
        Matrix<T> c = Samples.Copy(before);
        BlockedProduct<TLanes, TVector, T>.Multiply(a, b, c, T.One, accumulate: false);
        Check(a, b, before, c, 0, 1);
        c = Samples.Copy(before);
        BlockedProduct<TLanes, TVector, T>.Multiply(a.T.ToMatrix().T, b.T.ToMatrix().T, c, T.CreateTruncating(0.5), accumulate: true);
        Check(a, b, before, c, 1, 0.5);
    }

    /// <summary>Holds c against keep·before + scale·a·b by the definition. The error of a sum of k products is at most about k·ε·Σ|aᵢₖ·bₖⱼ|.</summary>
    private static void Check<T>(Matrix<T> a, Matrix<T> b, Matrix<T> before, Matrix<T> c, double keep, double scale)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < c.Rows; i++)
        {
            for (int j = 0; j < c.Columns; j++)
            {
                double sum = 0, magnitude = Math.Abs(keep * Samples.ToDouble(before[i, j]));
                for (int k = 0; k < a.Columns; k++)
                {
                    double product = Samples.ToDouble(a[i, k]) * Samples.ToDouble(b[k, j]);
                    sum += product;
                    magnitude += Math.Abs(product);
                }
                Samples.AssertNear(
                    keep * Samples.ToDouble(before[i, j]) + scale * sum, c[i, j], units: 4 + a.Columns, magnitude, because: $"element {i}, {j}");
            }
        }
    }

    private static Matrix<float> Shifted(Matrix<float> matrix, int offset)
    {
        float[] memory = new float[matrix.Count + offset];
        matrix.Span.CopyTo(memory.AsSpan(offset));
        return new Matrix<float>(memory, offset, matrix.Rows, matrix.Columns);
    }

    private static void AssertEqual(Matrix<double> expected, Matrix<double> actual)
    {
        for (int i = 0; i < expected.Count; i++)
            Samples.AssertNear(expected.Span[i], actual.Span[i], units: 20, magnitude: 10);
    }
}
