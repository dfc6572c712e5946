namespace SymbolicGrad.Samples.Tests.GradBench;

public class DetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void The_gradient_is_the_matrix_of_cofactors(int ell)
    {
        var random = new Random(ell);
        AssertCofactors(Matrix(ell, (_, _) => 2 * random.NextDouble() - 1));
    }

    [Fact]
    public void A_singular_matrix_has_a_gradient() => AssertCofactors(Matrix(3, (i, j) => i == 1 ? 2 * j + 1 : i == 2 ? 2 * (2 * j + 1) : j));

    [Fact]
    public void Zeros_in_the_matrix_do_not_lose_a_derivative() => AssertCofactors(Matrix(4, (i, j) => i == j ? 0 : i + 2 * j + 1));

    [Fact]
    public void A_matrix_of_one_element_has_the_derivative_1() =>
        Assert.Equal([1], Tool.Numbers(Tool.Output("det", "gradient", new { A = new double[] { 0 }, ell = 1 })));

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Assert.Equal("message.input.A has 3 elements instead of 4.", Tool.Error("det", "primal", new { A = new double[3], ell = 2 }));
        Assert.Contains("message.input.ell is not a whole number from 1 to", Tool.Error("det", "primal", new { A = new double[1], ell = 1000 }), StringComparison.Ordinal);
    }

    private static void AssertCofactors(double[,] a)
    {
        int n = a.GetLength(0);
        var input = new { A = a.Cast<double>().ToArray(), ell = n };
        double[] cofactors = [.. Enumerable.Range(0, n * n).Select(at => ((at / n + at % n) % 2 == 0 ? 1 : -1) * Determinant(Without(a, at / n, at % n)))];
        double determinant = Enumerable.Range(0, n).Sum(j => a[0, j] * cofactors[j]);

        Assert.Equal(determinant, Tool.Output("det", "primal", input).GetDouble(), 1e-12 * Math.Max(1, Math.Abs(determinant)));
        Derivative.Equal(cofactors, Tool.Numbers(Tool.Output("det", "gradient", input)));
    }

    /// <summary>By elimination with pivots.</summary>
    private static double Determinant(double[,] a)
    {
        int n = a.GetLength(0);
        double determinant = 1;
        for (int p = 0; p < n; p++)
        {
            int pivot = Enumerable.Range(p, n - p).MaxBy(row => Math.Abs(a[row, p]));
            if (a[pivot, p] == 0) return 0;
            if (pivot != p) determinant = -determinant;
            for (int j = 0; j < n; j++) (a[p, j], a[pivot, j]) = (a[pivot, j], a[p, j]);
            determinant *= a[p, p];
            for (int row = p + 1; row < n; row++)
            {
                double factor = a[row, p] / a[p, p];
                for (int j = p; j < n; j++) a[row, j] -= factor * a[p, j];
            }
        }
        return determinant;
    }

    private static double[,] Without(double[,] a, int row, int column) =>
        Matrix(a.GetLength(0) - 1, (i, j) => a[i < row ? i : i + 1, j < column ? j : j + 1]);

    private static double[,] Matrix(int n, Func<int, int, double> element)
    {
        var matrix = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) matrix[i, j] = element(i, j);
        }
        return matrix;
    }
}
