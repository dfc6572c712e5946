using System.Numerics;

namespace SymbolicGrad.Tests;

public class VectorProductTests
{
    public static TheoryData<int, int> Extents => new()
    {
        { 0, 0 }, { 0, 3 }, { 3, 0 }, { 1, 1 }, { 1, 100 }, { 100, 1 }, { 3, 15 }, { 4, 16 }, { 5, 17 }, { 6, 31 }, { 7, 33 }, { 8, 64 }, { 9, 129 }, { 40, 40 },
    };

    [Theory]
    [MemberData(nameof(Extents))]
    public void All_forms_agree_with_the_definition(int rows, int columns)
    {
        Check<double>(rows, columns);
        Check<float>(rows, columns);
    }

    [Fact]
    public void A_product_with_an_addend_and_an_activation_is_a_dense_layer()
    {
        Matrix<double> w = Samples.Matrix<double>(5, 9, 1);
        Vector<double> x = Samples.Vector<double>(9, 2), bias = Samples.Vector<double>(5, 3), expected = new(5), actual = new(5);
        Kernels.Product(w, x, expected);
        for (int i = 0; i < 5; i++)
            expected[i] = Math.Tanh(expected[i] + bias[i]);
        Kernels.Product(w, x, actual, add: bias, then: Activation.Tanh);
        for (int i = 0; i < 5; i++)
            Samples.AssertNear(expected[i], actual[i], units: 8, magnitude: 1);
        Kernels.Product(w.T.ToMatrix().T, x, actual, add: bias, then: Activation.Tanh);
        for (int i = 0; i < 5; i++)
            Samples.AssertNear(expected[i], actual[i], units: 100, magnitude: 1);
    }

    [Fact]
    public void Outer_products_agree_with_the_definition()
    {
        Vector<float> u = Samples.Vector<float>(5, 1), v = Samples.Vector<float>(19, 2);
        Matrix<float> outer = new(5, 19), sum = new(5, 19);
        sum.Fill(1);
        Kernels.Outer(u, v, outer);
        Kernels.AddOuter(u, v, sum);
        Kernels.AddOuter(u, v, sum, 0.5f);
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < 19; j++)
            {
                Samples.AssertNear((double)u[i] * v[j], outer[i, j], units: 1);
                Samples.AssertNear(1 + 1.5 * u[i] * v[j], sum[i, j], units: 4, magnitude: 10);
            }
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        Matrix<float> w = new(2, 3);
        var error = Assert.Throws<ArgumentException>(() => Kernels.Product(w, new Vector<float>(2), new Vector<float>(2)));
        Assert.Equal("Product: 'w' is 2×3, but 'new Vector<float>(2)' has length 2: it needs one element for each column.", error.Message);
        error = Assert.Throws<ArgumentException>(() => Kernels.Product(new Vector<float>(3), w, new Vector<float>(3)));
        Assert.Equal("Product: 'w' is 2×3, but 'new Vector<float>(3)' has length 3: it needs one element for each row.", error.Message);
        error = Assert.Throws<ArgumentException>(() => Kernels.AddProduct(new Vector<float>(2), w, new Vector<float>(2)));
        Assert.Equal("AddProduct: 'new Vector<float>(2)' has length 2, but the result has length 3.", error.Message);
        error = Assert.Throws<ArgumentException>(() => Kernels.AddProduct(w.T, new Vector<float>(3), new Vector<float>(2)));
        Assert.Contains("'w.T' is 3×2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Kernels.Outer(new Vector<float>(2), new Vector<float>(2), w));
        Assert.Throws<ArgumentException>(() => Kernels.Product(w, w.Row(0), w.Row(1).Slice(0, 2)));
    }

    private static void Check<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Matrix<T> a = Samples.Matrix<T>(rows, columns, 1);
        Vector<T> x = Samples.Vector<T>(columns, 2), y = Samples.Vector<T>(rows, 3);
        T scale = T.CreateTruncating(-0.75);

        Vector<T> result = new(rows);
        Kernels.Product(a, x, result);
        CheckRows(a, x, y, result, 0, 1);
        Kernels.Product(x, a.T, result);
        CheckRows(a, x, y, result, 0, 1);
        result = y.ToArray();
        Kernels.AddProduct(a, x, result);
        CheckRows(a, x, y, result, 1, 1);
        result = y.ToArray();
        Kernels.AddProduct(a, x, result, scale);
        CheckRows(a, x, y, result, 1, -0.75);
        result = y.ToArray();
        Kernels.AddProduct(x, a.T, result);
        CheckRows(a, x, y, result, 1, 1);

        Matrix<T> transposed = a.T.ToMatrix();
        Kernels.Product(transposed.T, x, result);
        CheckRows(a, x, y, result, 0, 1);
        Kernels.Product(x, transposed, result);
        CheckRows(a, x, y, result, 0, 1);
        result = y.ToArray();
        Kernels.AddProduct(transposed.T, x, result);
        CheckRows(a, x, y, result, 1, 1);
        result = y.ToArray();
        Kernels.AddProduct(transposed.T, x, result, scale);
        CheckRows(a, x, y, result, 1, -0.75);
        result = y.ToArray();
        Kernels.AddProduct(x, transposed, result);
        CheckRows(a, x, y, result, 1, 1);
    }

    private static void CheckRows<T>(Matrix<T> a, Vector<T> x, Vector<T> before, Vector<T> result, double keep, double scale)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < a.Rows; i++)
        {
            double start = keep * Samples.ToDouble(before[i]), sum = 0, magnitude = Math.Abs(start);
            for (int j = 0; j < a.Columns; j++)
            {
                double product = Samples.ToDouble(a[i, j]) * Samples.ToDouble(x[j]);
                sum += product;
                magnitude += Math.Abs(product);
            }
            Samples.AssertNear(start + scale * sum, result[i], units: 4 + a.Columns, magnitude);
        }
    }
}
