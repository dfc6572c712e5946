using System.Numerics;

namespace SymbolicGrad.Tests;

public class ReductionTests
{
    [Fact]
    public void Sums_and_norms_agree_with_the_definition()
    {
        CheckScalars<double>();
        CheckScalars<float>();
    }

    [Fact]
    public void Reductions_have_the_same_bits_wherever_the_data_lie()
    {
        float[] data = Samples.Vector<float>(1000, 1).ToArray();
        float sum = Kernels.Sum<float>(data), dot = Kernels.Dot<float>(data, data), norm = Kernels.Norm1<float>(data);
        for (int offset = 1; offset < 17; offset++)
        {
            float[] memory = new float[1000 + offset];
            data.CopyTo(memory, offset);
            Assert.Equal(sum, Kernels.Sum<float>(memory.AsSpan(offset)));
            Assert.Equal(dot, Kernels.Dot<float>(memory.AsSpan(offset), data));
            Assert.Equal(norm, Kernels.Norm1<float>(memory.AsSpan(offset)));
        }
    }

    [Fact]
    public void A_norm_neither_overflows_nor_underflows()
    {
        Assert.Equal(5e200, Kernels.Norm<double>([3e200, 4e200]), 1e186);
        Assert.Equal(5e-200, Kernels.Norm<double>([3e-200, 4e-200]), 1e-214);
        Assert.Equal(5e-30f, Kernels.Norm<float>([3e-30f, -4e-30f]), 1e-35f);
        Assert.Equal(0, Kernels.Norm<double>([0.0, -0.0]));
        Assert.Equal(0, Kernels.Norm<double>([]));
        Assert.Equal(double.PositiveInfinity, Kernels.Norm<double>([1, double.NegativeInfinity]));
        Assert.Equal(double.NaN, Kernels.Norm<double>([1, double.NaN]));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(1, 1)]
    [InlineData(5, 17)]
    [InlineData(16, 8)]
    public void Sums_along_an_axis_agree_with_the_definition(int rows, int columns)
    {
        Matrix<double> m = Samples.Matrix<double>(rows, columns, 1);
        double[] rowSum = new double[columns], columnSum = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                rowSum[j] += m[i, j];
                columnSum[i] += m[i, j];
            }
        }

        Check(rowSum, 0, 1, y => Kernels.RowSum(m, y));
        Check(rowSum, 0, 0.5, y => Kernels.RowSum(m, 0.5, y));
        Check(rowSum, 7, 1, y => Kernels.AddRowSum(m, y));
        Check(rowSum, 7, 0.5, y => Kernels.AddRowSum(m, 0.5, y));
        Check(columnSum, 0, 1, y => Kernels.ColumnSum(m, y));
        Check(columnSum, 0, 0.5, y => Kernels.ColumnSum(m, 0.5, y));
        Check(columnSum, 7, 1, y => Kernels.AddColumnSum(m, y));
        Check(columnSum, 7, 0.5, y => Kernels.AddColumnSum(m, 0.5, y));

        static void Check(double[] sums, double keep, double scale, Action<Vector<double>> kernel)
        {
            var y = new Vector<double>(sums.Length);
            y.Fill(7);
            kernel(y);
            for (int i = 0; i < sums.Length; i++)
                Samples.AssertNear(keep + scale * sums[i], y[i], units: 40, magnitude: 10);
        }
    }

    [Fact]
    public void Axis_sums_name_a_destination_that_does_not_fit()
    {
        Matrix<float> m = new(2, 3);
        Vector<float> two = new(2), three = new(3);
        Assert.Equal("RowSum: 'm' is 2×3, but 'two' has length 2: it needs one element for each column.", Assert.Throws<ArgumentException>(() => Kernels.RowSum(m, two)).Message);
        Assert.Equal("AddColumnSum: 'm' is 2×3, but 'three' has length 3: it needs one element for each row.", Assert.Throws<ArgumentException>(() => Kernels.AddColumnSum(m, 1f, three)).Message);
        Assert.Throws<ArgumentException>(() => Kernels.AddRowSum(m, m.Row(0)));
        Assert.Throws<ArgumentException>(() => Kernels.Dot(two, three));
        Assert.Throws<ArgumentException>(() => Kernels.Dot(m, new Matrix<float>(3, 2)));
    }

    private static void CheckScalars<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (int length in Samples.Lengths)
        {
            Vector<T> x = Samples.Vector<T>(length, 1), y = Samples.Vector<T>(length, 2);
            double sum = 0, magnitude = 0, squares = 0, dot = 0, differences = 0;
            for (int i = 0; i < length; i++)
            {
                double a = Samples.ToDouble(x[i]), b = Samples.ToDouble(y[i]);
                sum += a;
                magnitude += Math.Abs(a);
                squares += a * a;
                dot += a * b;
                differences += (a - b) * (a - b);
            }
            Samples.AssertNear(sum, Kernels.Sum(x), units: 10, magnitude);
            Samples.AssertNear(magnitude, Kernels.Norm1(x), units: 10);
            Samples.AssertNear(squares, Kernels.SquaredNorm(x), units: 10);
            Samples.AssertNear(Math.Sqrt(squares), Kernels.Norm(x), units: 10);
            Samples.AssertNear(dot, Kernels.Dot(x, y), units: 10, 9 * length);
            Samples.AssertNear(differences / 2, Kernels.SquaredError(x, y), units: 10);
            Samples.AssertNear(differences / length, Kernels.MeanSquaredError(x, y), units: 10);
            Assert.Equal(Kernels.Sum(x), Kernels.Sum(x.AsMatrix(1, length)));
            Assert.Equal(Kernels.Norm(x), Kernels.Norm(x.AsMatrix(length, 1)));
            Assert.Equal(Kernels.Dot(x, y), Kernels.Dot(x.AsMatrix(1, length), y.AsMatrix(1, length)));
        }
    }
}
