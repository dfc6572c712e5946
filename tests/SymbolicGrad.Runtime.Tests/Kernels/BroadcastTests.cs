namespace SymbolicGrad.Tests;

public class BroadcastTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(1, 1)]
    [InlineData(5, 17)]
    [InlineData(4, 16)]
    public void Rows_and_columns_are_combined_by_the_definition(int rows, int columns)
    {
        Matrix<float> m = Samples.Matrix<float>(rows, columns, 1);
        Vector<float> row = Samples.Vector<float>(columns, 2), column = Samples.Vector<float>(rows, 3);
        Check(m, (i, j) => m[i, j] + row[j], y => Kernels.AddRow(m, row, y));
        Check(m, (i, j) => m[i, j] - row[j], y => Kernels.SubtractRow(m, row, y));
        Check(m, (i, j) => m[i, j] * row[j], y => Kernels.MultiplyRow(m, row, y));
        Check(m, (i, j) => m[i, j] + column[i], y => Kernels.AddColumn(m, column, y));
        Check(m, (i, j) => m[i, j] - column[i], y => Kernels.SubtractColumn(m, column, y));
        Check(m, (i, j) => m[i, j] * column[i], y => Kernels.MultiplyColumn(m, column, y));
        Check(m, (i, j) => row[j], y => Kernels.BroadcastRow(row, y));
        Check(m, (i, j) => column[i], y => Kernels.BroadcastColumn(column, y));
        Matrix<float> before = Samples.Copy(m);
        Kernels.AddRow(m, row, m);
        Kernels.SubtractColumn(m, column, m);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                Assert.Equal(before[i, j] + row[j] - column[i], m[i, j]);
        }
    }

    [Fact]
    public void Vectors_that_do_not_fit_are_named()
    {
        Matrix<float> m = new(2, 3);
        Vector<float> bias = new(2), scale = new(3);
        Assert.Equal("AddRow: 'm' is 2×3, but 'bias' has length 2: it needs one element for each column.", Assert.Throws<ArgumentException>(() => Kernels.AddRow(m, bias, m)).Message);
        Assert.Equal("MultiplyColumn: 'm' is 2×3, but 'scale' has length 3: it needs one element for each row.", Assert.Throws<ArgumentException>(() => Kernels.MultiplyColumn(m, scale, m)).Message);
        Assert.Throws<ArgumentException>(() => Kernels.BroadcastRow(bias, m));
        Assert.Throws<ArgumentException>(() => Kernels.BroadcastRow(m.Row(0), m));
        Assert.Throws<ArgumentException>(() => Kernels.MultiplyRow(m, m.Row(1), m));
    }

    [Fact]
    public void Accumulating_kernels_add_to_what_is_there()
    {
        foreach (int length in Samples.Lengths)
        {
            Vector<double> a = Samples.Vector<double>(length, 1), b = Samples.Vector<double>(length, 2), y = new(length);
            y.Fill(1);
            Kernels.AddTo(a, y);
            Kernels.AddScaled(-2, b, y);
            Kernels.MultiplyAdd(a, b, y);
            for (int i = 0; i < length; i++)
                Samples.AssertNear(1 + a[i] - 2 * b[i] + a[i] * b[i], y[i], units: 8, magnitude: 10);
            Kernels.Fill(4, y);
            Assert.All(y.ToArray(), value => Assert.Equal(4, value));
        }
        Matrix<double> m = new(2, 2), other = new(1, 4);
        Assert.Throws<ArgumentException>(() => Kernels.AddTo(m, other));
        Assert.Throws<ArgumentException>(() => Kernels.AddScaled(1.0, m, other));
        Assert.Throws<ArgumentException>(() => Kernels.MultiplyAdd(m, m, other));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(5, 9)]
    [InlineData(17, 6)]
    public void A_transpose_exchanges_rows_and_columns(int rows, int columns)
    {
        CheckTranspose(Samples.Matrix<float>(rows, columns, 1));
        CheckTranspose(Samples.Matrix<double>(rows, columns, 1));
        static void CheckTranspose<T>(Matrix<T> m)
            where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            var transposed = new Matrix<T>(m.Columns, m.Rows);
            Kernels.Transpose(m, transposed);
            for (int i = 0; i < m.Rows; i++)
            {
                for (int j = 0; j < m.Columns; j++)
                    Assert.Equal(m[i, j], transposed[j, i]);
            }
        }
    }

    [Fact]
    public void A_transpose_does_not_run_in_place()
    {
        Matrix<double> m = new(3, 3);
        Assert.Throws<ArgumentException>(() => Kernels.Transpose(m, m));
        Assert.Throws<ArgumentException>(() => Kernels.Transpose(m, new Matrix<double>(3, 4)));
    }

    private static void Check(Matrix<float> shape, Func<int, int, float> expected, Action<Matrix<float>> kernel)
    {
        var y = new Matrix<float>(shape.Rows, shape.Columns);
        kernel(y);
        for (int i = 0; i < y.Rows; i++)
        {
            for (int j = 0; j < y.Columns; j++)
                Assert.Equal(expected(i, j), y[i, j]);
        }
    }
}
