using System.Numerics;
using System.Text.Json;

namespace SymbolicGrad.Samples.Tests.GradBench;

public class GmmTests
{
    [Theory]
    [InlineData(2, 3, 4, 0, 1)]
    [InlineData(1, 2, 3, 0, 1)]
    [InlineData(1, 1, 1, 2, 0.5)]
    [InlineData(3, 2, 5, 2, 1.5)]
    [InlineData(4, 1, 2, 3, 0.8)]
    [InlineData(2, 2, 1, 1, 2)]
    public void Value_and_gradient_are_those_of_the_definition(int d, int k, int n, int m, double gamma)
    {
        var random = new Random(100 * d + 10 * k + n);
        double[] alpha = Draw(k), x = Draw(n * d), mu = Draw(k * d), q = Draw(k * d), l = Draw(k * d * (d - 1) / 2);
        var input = new { d, k, n, m, gamma, alpha, x = Rows(x, n), mu = Rows(mu, k), q = Rows(q, k), l = Rows(l, k) };

        (double value, double[] gradient) = Derivative.Of(
            p => Definition(d, k, n, m, gamma, x, p[..k], p[k..(k + k * d)], p[(k + k * d)..(k + 2 * k * d)], p[(k + 2 * k * d)..]),
            [.. alpha, .. mu, .. q, .. l]);

        Derivative.Equal([value], Tool.Numbers(Tool.Output("gmm", "objective", input)));
        JsonElement output = Tool.Output("gmm", "jacobian", input);
        Assert.Equal(["alpha", "mu", "q", "l"], output.EnumerateObject().Select(member => member.Name));
        Assert.Equal(k, output.GetProperty("l").GetArrayLength());
        Derivative.Equal(gradient, Tool.Numbers(output));

        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
    }

    [Theory]
    [InlineData(800)]
    [InlineData(-800)]
    public void A_common_shift_of_the_logarithmic_shares_changes_nothing(double shift)
    {
        double[][] one = [[0.5, -0.25], [1, 2]];
        object Input(double by) => new { d = 2, k = 2, n = 2, m = 0, gamma = 1.0, alpha = new[] { 0.3 + by, -0.2 + by }, x = one, mu = new[] { one[1], one[0] }, q = one, l = new double[][] { [0.5], [1] } };

        Derivative.Equal(Tool.Numbers(Tool.Output("gmm", "jacobian", Input(0))), Tool.Numbers(Tool.Output("gmm", "jacobian", Input(shift))));
    }

    [Fact]
    public void Points_far_from_every_mean_do_not_underflow()
    {
        var input = new { d = 1, k = 2, n = 1, m = 0, gamma = 1.0, alpha = new double[] { 0, 0 }, x = new double[][] { [100] }, mu = new double[][] { [0], [1] }, q = new double[][] { [0], [0] }, l = new double[][] { [], [] } };

        double[] gradient = Tool.Numbers(Tool.Output("gmm", "jacobian", input));

        // The nearer mean takes the point: e^(−100²/2) against e^(−99²/2). By alpha: the responsibilities less the shares.
        Derivative.Equal([-0.5, 0.5, 0, 99, -1, 1 - 99.0 * 99 - 1], gradient);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        var rows = new double[][] { [1, 2] };
        string Error(object l, double gamma = 1) => Tool.Error("gmm", "objective", new { d = 2, k = 1, n = 1, m = 0, gamma, alpha = new double[] { 1 }, x = rows, mu = rows, q = rows, l });

        Assert.Equal("message.input.l[0] has 2 elements instead of 1.", Error(rows));
        Assert.Equal("message.input.l has 2 elements instead of 1.", Error(new double[][] { [1], [1] }));
        Assert.Equal("message.input.gamma is not positive.", Error(new double[][] { [1] }, gamma: 0));
    }

    private static double[][] Rows(double[] values, int rows) => [.. Enumerable.Range(0, rows).Select(i => values[(values.Length / rows * i)..(values.Length / rows * (i + 1))])];

    /// <summary>log(∏ₙ Σ_k φ_k·N(xₙ) · ∏_k Wishart(Σ_k⁻¹)) from the densities, with the precisions as matrices and their determinants by elimination.</summary>
    private static Complex Definition(int d, int k, int n, int m, double gamma, double[] x, Complex[] alpha, Complex[] mu, Complex[] q, Complex[] l)
    {
        Complex shares = alpha.Aggregate(Complex.Zero, (sum, a) => sum + Complex.Exp(a)), log = 0;
        Complex[][,] precisions = [.. Enumerable.Range(0, k).Select(c => Precision(q[(c * d)..((c + 1) * d)], l[(c * d * (d - 1) / 2)..((c + 1) * d * (d - 1) / 2)]))];
        for (int i = 0; i < n; i++)
        {
            Complex density = 0;
            for (int c = 0; c < k; c++)
            {
                Complex distance = 0;
                for (int a = 0; a < d; a++)
                {
                    for (int b = 0; b < d; b++)
                        distance += (x[i * d + a] - mu[c * d + a]) * precisions[c][a, b] * (x[i * d + b] - mu[c * d + b]);
                }
                density += Complex.Exp(alpha[c]) / shares * Complex.Exp(-0.5 * distance) * Complex.Sqrt(Determinant(precisions[c])) / Math.Pow(2 * Math.PI, 0.5 * d);
            }
            log += Complex.Log(density);
        }
        int nu = d + m + 1;
        double logGamma = 0.25 * d * (d - 1) * Math.Log(Math.PI) + Enumerable.Range(1, d).Sum(j => LogGamma(0.5 * nu + 0.5 * (1 - j)));
        foreach (Complex[,] precision in precisions)
        {
            Complex trace = 0;
            for (int a = 0; a < d; a++) trace += precision[a, a];
            log += 0.5 * m * Complex.Log(Determinant(precision)) - 0.5 * gamma * gamma * trace
                - 0.5 * nu * d * Math.Log(2) + nu * d * Math.Log(gamma) - logGamma;
        }
        return log;
    }

    private static Complex[,] Precision(Complex[] q, Complex[] l)
    {
        int d = q.Length;
        var factor = new Complex[d, d];
        var below = new Queue<Complex>(l);
        for (int column = 0; column < d; column++)
        {
            factor[column, column] = Complex.Exp(q[column]);
            for (int row = column + 1; row < d; row++) factor[row, column] = below.Dequeue();
        }
        var precision = new Complex[d, d];
        for (int a = 0; a < d; a++)
        {
            for (int b = 0; b < d; b++)
            {
                for (int row = 0; row < d; row++) precision[a, b] += factor[row, a] * factor[row, b];
            }
        }
        return precision;
    }

    private static Complex Determinant(Complex[,] matrix)
    {
        int d = matrix.GetLength(0);
        var left = (Complex[,])matrix.Clone();
        Complex determinant = 1;
        for (int p = 0; p < d; p++)
        {
            determinant *= left[p, p];
            for (int row = p + 1; row < d; row++)
            {
                Complex factor = left[row, p] / left[p, p];
                for (int column = p; column < d; column++) left[row, column] -= factor * left[p, column];
            }
        }
        return determinant;
    }

    /// <summary>log Γ(x) by Stirling's series, after the argument has been made large.</summary>
    private static double LogGamma(double x)
    {
        double log = 0;
        for (; x < 20; x++) log -= Math.Log(x);
        double square = x * x;
        return log + (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI)
            + (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / (1680.0 * square)) / square) / square) / x;
    }
}
