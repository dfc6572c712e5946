using SymbolicGrad.Corpus.Tests.Programs;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>
/// Methods that return nothing. The buffers of the arrays that they write to come in with the adjoints of what these end as and go out
/// with those of what they began as: Jᵀ·v̄, checked against differences and against forward mode.
/// </summary>
public sealed class OutputTests
{
    private const double Step = 1e-6;

    private static readonly double[] X = [0.5, -1.25, 0.75], Y = [1.5, 0.25, -0.5], Seed = [0.3, -0.7, 1.1];

    [Fact]
    public void What_is_overwritten_has_no_adjoint()
    {
        double[] dx = new double[3], dy = [.. Seed];
        Outputs.Squares_Backward(X, [.. Y], dx, dy);
        Assert.Equal([2 * 0.5 * 0.3, 2 * -1.25 * 2 * -0.7, 2 * 0.75 * 3 * 1.1], dx, Close);
        Assert.Equal(new double[3], dy);
    }

    [Fact]
    public void What_is_changed_in_place_hands_its_adjoint_back()
    {
        double[] dy = [.. Seed];
        double da = 0;
        Outputs.Scale_Backward([.. Y], 3, dy, ref da);
        Assert.Equal(Seed.Select(v => 3 * v), dy, Close);
        Assert.Equal(Y.Zip(Seed, (y, v) => y * v).Sum(), da, 12);
    }

    [Fact]
    public void A_triangular_system()
    {
        double[,] l = { { 1.5, 0, 0 }, { 0.3, -0.7, 0 }, { 0.9, 0.2, 1.1 } }, dl = new double[3, 3];
        double[] db = new double[3], dx = [.. Seed];
        Outputs.SolveLowerTriangle_Backward(l, X, new double[3], dl, db, dx);

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(Difference(h => Solved(l, Shifted(X, i, h))), db[i], 6);
            for (int j = 0; j <= i; j++)
            {
                Assert.Equal(Difference(h =>
                {
                    var moved = (double[,])l.Clone();
                    moved[i, j] += h;
                    return Solved(moved, X);
                }), dl[i, j], 6);
            }
        }

        static double Solved(double[,] l, double[] b)
        {
            var x = new double[3];
            Outputs.SolveLowerTriangle(l, b, x);
            return x.Zip(Seed, (value, v) => value * v).Sum();
        }
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(0.6)]
    [InlineData(5)]
    public void An_early_return(double limit)
    {
        double[] dx = new double[3], dy = [.. Seed];
        double dlimit = 0;
        Outputs.WithAnEarlyReturn_Backward(X, [.. Y], limit, dx, dy, ref dlimit);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(Difference(h => Ended(Shifted(X, i, h), Y)), dx[i], 6);
            Assert.Equal(Difference(h => Ended(X, Shifted(Y, i, h))), dy[i], 6);
        }

        double Ended(double[] x, double[] y)
        {
            double[] end = [.. y];
            Outputs.WithAnEarlyReturn(x, end, limit);
            return end.Zip(Seed, (value, v) => value * v).Sum();
        }
    }

    [Fact]
    public void Forward_mode_is_the_transpose()
    {
        double[] direction = [0.2, -0.4, 0.6], tangent = [1.0, 0.5, -0.25], start = [.. tangent], dx = new double[3], dy = [.. Seed];
        double dlimit = 0;
        Outputs.WithAnEarlyReturn_Forward(X, [.. Y], 5, direction, tangent, 0);
        Outputs.WithAnEarlyReturn_Backward(X, [.. Y], 5, dx, dy, ref dlimit);
        Assert.Equal(Seed.Zip(tangent, (v, t) => v * t).Sum(), dx.Zip(direction, (g, t) => g * t).Sum() + dy.Zip(start, (g, t) => g * t).Sum(), 12);
    }

    private static double Difference(Func<double, double> value) => (value(Step) - value(-Step)) / (2 * Step);

    private static double[] Shifted(double[] array, int index, double by)
    {
        double[] copy = [.. array];
        copy[index] += by;
        return copy;
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) <= 1e-12;
}
