using System.Numerics.Tensors;

namespace SymbolicGrad.Tests;

public class MatrixTests
{
    private static Matrix<double> Counting(int rows, int columns) =>
        new(rows, columns, [.. Enumerable.Range(1, rows * columns).Select(value => (double)value)]);

    [Fact]
    public void Elements_lie_in_row_major_order_in_the_array_itself()
    {
        double[] data = [1, 2, 3, 4, 5, 6];
        var m = new Matrix<double>(2, 3, data);
        Assert.Equal((2, 3, 6), (m.Rows, m.Columns, m.Count));
        Assert.Equal(6, m[1, 2]);
        m[1, 0] = 40;
        Assert.Equal(40, data[3]);
        data[0] = 10;
        Assert.Equal(10, m.Span[0]);
        Assert.Equal(10, m.Memory.Span[0]);
    }

    [Fact]
    public void Views_share_the_elements()
    {
        Matrix<double> m = Counting(4, 3);
        Assert.Equal([4, 5, 6], m.Row(1).ToArray());
        Matrix<double> slice = m.SliceRows(1, 2);
        Assert.Equal([4, 5, 6, 7, 8, 9], slice.Span.ToArray());
        slice.Row(1)[2] = -1;
        Assert.Equal(-1, m[2, 2]);
        Assert.Equal(-1, m.AsVector()[8]);
        Assert.Equal(0, m.SliceRows(4, 0).Count);
        Assert.Equal(10, m.AsVector().Slice(6, 6).AsMatrix(3, 2)[1, 1]);
        var window = new Matrix<double>([1, 2, 3, 4, 5], offset: 1, rows: 2, columns: 2);
        Assert.Equal(5, window[1, 1]);
    }

    [Fact]
    public void The_default_is_empty_and_usable()
    {
        Matrix<float> m = default;
        Assert.Equal((0, 0, 0), (m.Rows, m.Columns, m.Count));
        Assert.True(m.Span.IsEmpty);
        m.Clear();
        m.CopyTo(default);
        Assert.Equal(0, m.SliceRows(0, 0).Count);
        Assert.Equal(0, m.AsVector().Count);
        Assert.Equal(0, (m * m).Count);
        Assert.Equal("Matrix 0×0 []", m.ToString());
        Vector<float> v = default;
        Assert.Equal(0, v.Slice(0, 0).Count);
        Assert.Equal(0, (v + v).Count);
        Vector<float> none = (float[]?)null;
        Assert.Equal(0, none.Count);
    }

    [Fact]
    public void A_transpose_views_and_copies()
    {
        Matrix<double> m = Counting(2, 3);
        Transposed<double> t = m.T;
        Assert.Equal((3, 2), (t.Rows, t.Columns));
        Assert.Equal(6, t[2, 1]);
        t[2, 1] = 60;
        Assert.Equal(60, m[1, 2]);
        Assert.Equal([1, 4, 2, 5, 3, 60], t.ToMatrix().Span.ToArray());
        Assert.Equal(m.Span.ToArray(), t.T.Span.ToArray());
        Assert.Equal("Transposed 3×2 [[1, 4], [2, 5], [3, 60]]", t.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => t[0, 2]);
    }

    [Fact]
    public void Matrices_are_made_from_other_containers()
    {
        Assert.Equal([1, 2, 3, 4], Matrix.FromRows<double>([[1, 2], [3, 4]]).Span.ToArray());
        Assert.Equal([1, 2, 3, 4], Matrix.FromRows(new double[,] { { 1, 2 }, { 3, 4 } }).Span.ToArray());
        Assert.Equal(new double[,] { { 1, 2 }, { 3, 4 } }, Counting(2, 2).ToArray());
        Assert.Equal(0, Matrix.FromRows<double>([]).Count);
        var error = Assert.Throws<ArgumentException>(() => Matrix.FromRows<double>([[1, 2], [3]]));
        Assert.Contains("Row 1 has 1 elements, but row 0 has 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Matrix.FromRows<double>([[1, 2], null!]));
    }

    [Fact]
    public void Tensors_view_a_matrix_and_are_copied_into_one()
    {
        Matrix<double> m = Counting(2, 3);
        TensorSpan<double> tensor = m.AsTensorSpan();
        tensor[1, 2] = 60;
        Assert.Equal(60, m[1, 2]);
        Assert.Equal(4, m.AsReadOnlyTensorSpan()[1, 0]);
        Matrix<double> copy = Matrix.FromTensor(m.AsReadOnlyTensorSpan());
        Assert.Equal(m.Span.ToArray(), copy.Span.ToArray());
        copy[0, 0] = -1;
        Assert.Equal(1, m[0, 0]);
        var transposed = new ReadOnlyTensorSpan<double>(m.Span, [3, 2], [1, 3]);
        Assert.Equal([1, 4, 2, 5, 3, 60], Matrix.FromTensor(transposed).Span.ToArray());
        Vector<double> v = new[] { 1.0, 2, 3 };
        Assert.Equal(3, v.AsTensorSpan()[2]);
        Assert.Equal(2, v.AsReadOnlyTensorSpan()[1]);
        Assert.Throws<ArgumentException>(() => Matrix.FromTensor(v.AsReadOnlyTensorSpan()));
    }

    [Fact]
    public void Copies_need_the_same_shape()
    {
        Matrix<double> m = Counting(2, 3), copy = new(2, 3);
        m.CopyTo(copy);
        Assert.Equal(m.Span.ToArray(), copy.Span.ToArray());
        copy.Fill(2);
        Assert.All(copy.Span.ToArray(), value => Assert.Equal(2, value));
        copy.Clear();
        Assert.All(copy.Span.ToArray(), value => Assert.Equal(0, value));
        Assert.Contains("2×3", Assert.Throws<ArgumentException>(() => m.CopyTo(new(3, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => m.Row(0).CopyTo(new(2)));
    }

    [Fact]
    public void What_lies_outside_is_named()
    {
        Matrix<double> m = Counting(2, 3);
        Assert.Contains("[2, 0] is outside the 2×3 matrix", Assert.Throws<ArgumentOutOfRangeException>(() => m[2, 0]).Message, StringComparison.Ordinal);
        Assert.Equal("column", Assert.Throws<ArgumentOutOfRangeException>(() => m[1, -1]).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => m.Row(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => m.Row(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => m.SliceRows(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => m.SliceRows(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => m.SliceRows(0, -1));
        Assert.Contains("Index 3 is outside", Assert.Throws<ArgumentOutOfRangeException>(() => m.Row(0)[3]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => m.Row(0).Slice(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix<double>(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix<double>(int.MaxValue, 2));
        Assert.Contains("2×2 matrix has 4 elements", Assert.Throws<ArgumentException>(() => new Matrix<double>(2, 2, new double[5])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix<double>(new double[5], 2, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vector<double>(new double[5], 4, 2));
        Assert.Throws<ArgumentException>(() => m.AsVector().AsMatrix(2, 2));
    }

    [Fact]
    public void Descriptions_give_the_shape_and_the_first_elements()
    {
        Assert.Equal("Matrix 2×2 [[1, 2], [3, 4]]", Counting(2, 2).ToString());
        Assert.Equal("Matrix 5×1 [[1], [2], [3], [4], …]", Counting(5, 1).ToString());
        Assert.Equal("Matrix 1×7 [[1, 2, 3, 4, 5, 6, …]]", Counting(1, 7).ToString());
        Assert.Equal("Vector 2 [0.5, -1.25]", new Vector<float>([0.5f, -1.25f]).ToString());
        Assert.Equal("Column 2×1 [0.5, 3]", new Vector<float>([0.5f, 3]).AsColumn().ToString());
    }
}
