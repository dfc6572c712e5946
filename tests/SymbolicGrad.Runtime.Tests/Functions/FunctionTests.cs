using static SymbolicGrad.Functions;

namespace SymbolicGrad.Tests;

public class FunctionTests
{
    private static readonly Vector<double> X = new([-2.0, -0.5, 0.25, 1, 3]);
    private static readonly Vector<double> Positive = new([0.25, 1, 2, 3, 9]);

    [Fact]
    public void Elementary_functions_of_scalars_vectors_and_matrices()
    {
        Check(Math.Exp, X, Exp, Exp, Exp);
        Check(SpecialFunctions.ExpMinusOne, X, ExpM1, ExpM1, ExpM1);
        Check(Math.Log, Positive, Log, Log, Log);
        Check(Math.Sqrt, Positive, Sqrt, Sqrt, Sqrt);
        Check(Math.Abs, X, Abs, Abs, Abs);
        Check(x => Math.Sign(x), X, Sign, Sign, Sign);
        Check(x => x * x, X, Square, Square, Square);
        Check(Math.Sin, X, Sin, Sin, Sin);
        Check(Math.Cos, X, Cos, Cos, Cos);
        Check(Math.Tan, X, Tan, Tan, Tan);
        Check(Math.Sinh, X, Sinh, Sinh, Sinh);
        Check(Math.Cosh, X, Cosh, Cosh, Cosh);
        Check(Math.Tanh, X, Tanh, Tanh, Tanh);
        Check(SpecialFunctions.Erf, X, Erf, Erf, Erf);
        Check(x => Math.Pow(x, 2.5), Positive, x => Pow(x, 2.5), v => Pow(v, 2.5), m => Pow(m, 2.5));
    }

    [Fact]
    public void Activations_of_scalars_vectors_and_matrices()
    {
        Check(x => Math.Max(x, 0), X, Relu, Relu, Relu);
        Check(x => x > 0 ? x : 0.01 * x, X, LeakyRelu, LeakyRelu, LeakyRelu);
        Check(x => x > 0 ? x : 0.2 * x, X, x => LeakyRelu(x, 0.2), v => LeakyRelu(v, 0.2), m => LeakyRelu(m, 0.2));
        Check(x => x > 0 ? x : 0.3 * x, X, x => PRelu(x, 0.3), v => PRelu(v, 0.3), m => PRelu(m, 0.3));
        Check(x => x > 0 ? x : 2 * SpecialFunctions.ExpMinusOne(x), X, x => Elu(x, 2), v => Elu(v, 2), m => Elu(m, 2));
        Check(SpecialFunctions.Sigmoid, X, Sigmoid, Sigmoid, Sigmoid);
        Check(SpecialFunctions.Softplus, X, Softplus, Softplus, Softplus);
        Check(x => x * SpecialFunctions.Sigmoid(x), X, Silu, Silu, Silu);
        Check(x => x * SpecialFunctions.NormalDistribution(x), X, Gelu, Gelu, Gelu);
    }

    [Fact]
    public void Functions_of_two_operands()
    {
        Matrix<double> a = Samples.Matrix<double>(3, 5, 1), b = Samples.Matrix<double>(3, 5, 2);
        Matrix<double> product = Hadamard(a, b), larger = Max(a, b), smaller = Min(a, b), atLeast = Max(a, 0.5), atMost = Min(a, 0.5);
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                Assert.Equal(a[i, j] * b[i, j], product[i, j]);
                Assert.Equal(Math.Max(a[i, j], b[i, j]), larger[i, j]);
                Assert.Equal(Math.Min(a[i, j], b[i, j]), smaller[i, j]);
                Assert.Equal(Math.Max(a[i, j], 0.5), atLeast[i, j]);
                Assert.Equal(Math.Min(a[i, j], 0.5), atMost[i, j]);
            }
        }
        Assert.Equal(product.Row(1).ToArray(), Hadamard(a.Row(1), b.Row(1)).ToArray());
        Assert.Equal(larger.Row(1).ToArray(), Max(a.Row(1), b.Row(1)).ToArray());
        Assert.Equal(smaller.Row(1).ToArray(), Min(a.Row(1), b.Row(1)).ToArray());
        Assert.Equal((2.0, 1.0), (Max(1.0, 2.0), Min(1.0, 2.0)));
        Assert.Equal(Sum(product), Dot(a, b), 1e-13);
        Assert.Equal(Sum(product.Row(2)), Dot(a.Row(2), b.Row(2)), 1e-13);
        Assert.Equal(new[,] { { 3.0, 4.0 }, { 6.0, 8.0 } }, Outer<double>(new([1.0, 2]), new([3.0, 4])).ToArray());
        Assert.Throws<ArgumentException>(() => Hadamard(a, b.T.ToMatrix()));
    }

    [Fact]
    public void Reductions()
    {
        Matrix<double> m = Matrix.FromRows<double>([[1, 2, 3], [4, 5, -6]]);
        Vector<double> v = m.Row(1);
        Assert.Equal((9.0, 3.0), (Sum(m), Sum(v)));
        Assert.Equal((1.5, 1.0), (Mean(m), Mean(v)));
        Assert.Equal((91.0, 77.0), (SquaredNorm(m), SquaredNorm(v)));
        Assert.Equal(Math.Sqrt(91), Norm(m), 1e-14);
        Assert.Equal(Math.Sqrt(77), Norm(v), 1e-14);
        Assert.Equal((21.0, 15.0), (Norm1(m), Norm1(v)));
        Assert.Equal([5, 7, -3], SumRows(m).ToArray());
        Assert.Equal([6, 3], SumColumns(m).ToArray());
        Assert.Equal([2.5, 3.5, -1.5], MeanRows(m).ToArray());
        Assert.Equal([2, 1], MeanColumns(m).ToArray());
        Assert.Equal(double.NaN, Mean(new Vector<double>(0)));
    }

    [Fact]
    public void Softmax_family()
    {
        Matrix<double> m = Samples.Matrix<double>(3, 5, 1), p = Softmax(m), log = LogSoftmax(m);
        Vector<double> logSum = LogSumExp(m);
        for (int i = 0; i < 3; i++)
        {
            double sum = m.Row(i).ToArray().Sum(Math.Exp);
            Assert.Equal(Math.Log(sum), logSum[i], 1e-14);
            Assert.Equal(logSum[i], LogSumExp(m.Row(i)));
            for (int j = 0; j < 5; j++)
            {
                Assert.Equal(Math.Exp(m[i, j]) / sum, p[i, j], 1e-15);
                Assert.Equal(m[i, j] - Math.Log(sum), log[i, j], 1e-14);
            }
            Assert.Equal(p.Row(i).ToArray(), Softmax(m.Row(i)).ToArray());
            Assert.Equal(log.Row(i).ToArray(), LogSoftmax(m.Row(i)).ToArray());
        }
    }

    [Fact]
    public void Losses()
    {
        Matrix<double> y = Matrix.FromRows<double>([[1, 2], [3, 4]]), t = Matrix.FromRows<double>([[0, 1], [0, 1]]);
        Assert.Equal(0.5 * (1 + 1 + 9 + 9), SquaredError(y, t));
        Assert.Equal(20.0 / 4, MeanSquaredError(y, t));
        Assert.Equal(9, SquaredError(y.Row(1), t.Row(1)));
        Assert.Equal(9, MeanSquaredError(y.Row(1), t.Row(1)));
        Assert.Equal((4.5, 9.0), (SquaredError(4.0, 1.0), MeanSquaredError(4.0, 1.0)));
        double second = Math.Log(1 + Math.Exp(-1));
        Assert.Equal(second, CrossEntropy(y, [1, 1]), 1e-15);
        Assert.Equal(1 + second, CrossEntropy(y.Row(0), 0), 1e-15);
        Assert.Equal(second, CrossEntropy(y, t), 1e-15);
        Assert.Equal(second, CrossEntropy(y.Row(0), t.Row(0)), 1e-15);
        double first = Math.Log(1 + Math.E), last = Math.Log(1 + Math.Exp(-2));
        Assert.Equal((first + last) / 2, BinaryCrossEntropyWithLogits(y.Row(0), t.Row(0)), 1e-15);
        Assert.Equal((first + last) / 2, BinaryCrossEntropyWithLogits(y.SliceRows(0, 1), t.SliceRows(0, 1)), 1e-15);
        Assert.Equal(first, BinaryCrossEntropyWithLogits(1.0, 0.0), 1e-15);
        Assert.Equal(last, BinaryCrossEntropyWithLogits(2.0, 1.0), 1e-15);
        Assert.Equal(1, BinaryCrossEntropyWithLogits(50.0, 1.0) / Math.Exp(-50), 1e-14);
    }

    private static void Check(
        Func<double, double> formula, Vector<double> x,
        Func<double, double> scalar, Func<Vector<double>, Vector<double>> vector, Func<Matrix<double>, Matrix<double>> matrix)
    {
        Vector<double> ofVector = vector(x);
        Matrix<double> ofMatrix = matrix(x.AsMatrix(x.Count, 1));
        Assert.Equal((x.Count, x.Count, 1), (ofVector.Count, ofMatrix.Rows, ofMatrix.Columns));
        for (int i = 0; i < x.Count; i++)
        {
            Samples.AssertNear(formula(x[i]), scalar(x[i]), units: 10);
            Samples.AssertNear(formula(x[i]), ofVector[i], units: 10);
            Assert.Equal(ofVector[i], ofMatrix[i, 0]);
        }
    }
}
