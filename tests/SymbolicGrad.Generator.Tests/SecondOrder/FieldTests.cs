using SymbolicGrad.Generator.Tests.Support;

namespace SymbolicGrad.Generator.Tests.SecondOrder;

/// <summary>
/// The second-order halves of programs that broke other systems, by the numbers of the cases where they were collected. The first-order halves are in
/// the corpus, in its own <c>FieldTests</c>.
/// </summary>
public sealed class FieldTests
{
    private const double NegativeInfinity = double.NegativeInfinity, PositiveInfinity = double.PositiveInfinity;

    /// <summary>
    /// xʸ by x and y at x = 0: ∂²/∂x² = y·(y − 1)·xʸ⁻², the mixed one xʸ⁻¹·(1 + y·ln x), ∂²/∂y² = xʸ·ln² x, each by its limit from above, and nowhere 0·∞.
    /// At y = 1, where y·xʸ⁻¹ jumps from 0 to ∞, the mixed one is by the convention of the first order, that xʸ is constant in y at x = 0: what is left is xʸ⁻¹.
    /// </summary>
    [Theory]
    [InlineData(3, 0, 0, 0)]
    [InlineData(2, 2, 0, 0)]
    [InlineData(1, 0, 1, 0)]
    [InlineData(1.5, PositiveInfinity, 0, 0)]
    public void F18_powers_at_0_bend_as_their_limits(double y, double byBase, double mixed, double byExponent)
    {
        using var power = new SecondDerivative("[Differentiable] public static double F(double x, double y) => Math.Pow(x, y);");
        object[] at = [0.0, y];

        object[] alongBase = power.Along(at, 1.0, 0.0), alongExponent = power.Along(at, 0.0, 1.0);

        Assert.Equal((byBase, mixed), ((double)alongBase[0], (double)alongBase[1]));
        Assert.Equal(byExponent, (double)alongExponent[1]);
        Assert.Equal(byBase, power.Between(at, [1.0, 0.0], [1.0, 0.0]));
    }

    /// <summary>With a constant exponent; √x and x^½ bend alike.</summary>
    [Theory]
    [InlineData("Math.Pow(x, 1)", 0, 0)]
    [InlineData("Math.Pow(x, 2)", 0, 2)]
    [InlineData("Math.Pow(x, 3)", 0, 0)]
    [InlineData("Math.Pow(x, 3)", -2, -12)]
    [InlineData("Math.Pow(x, 4)", 0, 0)]
    [InlineData("Math.Pow(x, -1)", 2, 0.25)]
    [InlineData("Math.Pow(x, 0.5)", 4, -1 / 32.0)]
    [InlineData("Math.Sqrt(x)", 4, -1 / 32.0)]
    [InlineData("Math.Pow(x, 0.5)", 0, NegativeInfinity)]
    [InlineData("Math.Sqrt(x)", 0, NegativeInfinity)]
    [InlineData("x * x * x", 0, 0)]
    [InlineData("x * Math.Abs(x)", 0, 0)]
    public void F18_constant_powers(string expression, double x, double expected)
    {
        using var function = new SecondDerivative($"[Differentiable] public static double F(double x) => {expression};");
        Assert.Equal(expected, (double)function.Along([x], 1.0)[0], 1e-15);
        Assert.Equal(expected, function.Between([x], [1.0], [1.0]), 1e-15);
    }

    /// <summary>d/dx [x · ∂(x + y)/∂y] = 1, and 2 where the two directions are confused; d/dx [x · ∂(x·y²)/∂y] = 4·x·y.</summary>
    [Theory]
    [InlineData("x + y", 1)]
    [InlineData("x * y * y", 4 * 3 * 5)]
    public void F24_a_direction_is_not_confused_with_that_of_the_derivative_around_it(string inner, double expected)
    {
        // Forward mode of G is generated, and then handed in as if somebody had written it.
        string g = $"public static double G(double x, double y) => {inner};";
        string written = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create($"public static partial class P {{ [Differentiable(Forward = true)] {g} }}")).AssertCompiles().Source("P.G.g.cs");
        string around = $"public static partial class P {{ {g} [Differentiable(Forward = true)] public static double F(double x, double y) => x * G_Forward(x, y, 0, 1).Tangent; }}";
        using LoadedProgram program = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create(around, written)).Load();

        object value = program.Invoke("P", "F_Gradient", 3.0, 5.0)!, forward = program.Invoke("P", "F_Forward", 3.0, 5.0, 1.0, 0.0)!;

        Assert.Equal(expected, LoadedProgram.Get<double>(value, "x"));
        Assert.Equal(expected, LoadedProgram.Get<double>(forward, "Item2"));
    }

    /// <summary>The directions of the two derivatives are told apart where both move the same parameter: ⟨u, H·v⟩ of x²·y.</summary>
    [Fact]
    public void F24_two_directions_at_once()
    {
        using var function = new SecondDerivative("[Differentiable] public static double F(double x, double y) => x * x * y;");
        Assert.Equal(2 * 5, function.Between([3.0, 5.0], [1.0, 0.0], [1.0, 0.0]));
        Assert.Equal(2 * 3, function.Between([3.0, 5.0], [1.0, 0.0], [0.0, 1.0]));
        Assert.Equal(2 * 3, function.Between([3.0, 5.0], [0.0, 1.0], [1.0, 0.0]));
        Assert.Equal(0, function.Between([3.0, 5.0], [0.0, 1.0], [0.0, 1.0]));
    }

    /// <summary>k·x with k = x², then with k = 3·x: 6·x + 6.</summary>
    [Fact]
    public void F24_a_captured_variable_that_is_reassigned()
    {
        using var function = new SecondDerivative("""
            [Differentiable] public static double F(double x)
            {
                double k = x * x;
                double Scaled(double v) => k * v;
                double first = Scaled(x);
                k = 3 * x;
                return first + Scaled(x);
            }
            """);
        Assert.Equal((6 * 0.7) + 6, (double)function.Along([0.7], 1.0)[0], 1e-14);
        Assert.Equal((6 * 0.7) + 6, function.Between([0.7], [1.0], [1.0]), 1e-14);
    }

    /// <summary>log det (2·I + w·wᵀ) = 3·log 2 + log q, q = 1 + ½·‖w‖²: H = I/q − w·wᵀ/q². There is no operation for Cholesky's factor: it is the loop that one writes, by the lower half.</summary>
    [Fact]
    public void F25_the_determinant_of_a_symmetric_matrix_by_its_Cholesky_factor()
    {
        using var function = new SecondDerivative("""
            [Differentiable] public static double F(double[] w)
            {
                int n = w.Length;
                var l = new double[n, n];
                double sum = 0;
                for (int j = 0; j < n; j++)
                {
                    double d = 2 + w[j] * w[j];
                    for (int k = 0; k < j; k++) d -= l[j, k] * l[j, k];
                    l[j, j] = Math.Sqrt(d);
                    sum += 2 * Math.Log(l[j, j]);
                    for (int i = j + 1; i < n; i++)
                    {
                        double e = w[i] * w[j];
                        for (int k = 0; k < j; k++) e -= l[i, k] * l[j, k];
                        l[i, j] = e / l[j, j];
                    }
                }

                return sum;
            }
            """);
        double[] w = [0.5, -1.5, 2];
        double q = 1 + (0.5 * w.Sum(v => v * v));
        for (int i = 0; i < 3; i++)
        {
            double[] direction = [.. w.Select((_, k) => k == i ? 1.0 : 0)];
            double[] row = (double[])function.Along([w], [direction])[0];
            for (int j = 0; j < 3; j++)
            {
                double expected = (i == j ? 1 / q : 0) - (w[i] * w[j] / (q * q));
                Assert.Equal(expected, row[j], 1e-14);
                Assert.Equal(expected, function.Between([w], [direction], [w.Select((_, k) => k == j ? 1.0 : 0).ToArray()]), 1e-14);
            }
        }
    }

    /// <summary>
    /// A symmetric matrix is a matrix: its gradient is by each entry alone, so that one that is written twice has a half in each place. xᵀ·A·x has x·xᵀ, whether A is
    /// symmetric or not, and (a + c)/2 + √(((a − c)/2)² + b²), the larger eigenvalue of [a b; b c], has where both are equal what Hypot has at the origin, no slope.
    /// </summary>
    [Fact]
    public void F25_symmetric_inputs_and_equal_eigenvalues()
    {
        using LoadedProgram program = GeneratorRun.Of(new DifferentiableGenerator(), TestCompilation.Create("""
            public static partial class P
            {
                [Differentiable] public static double Form(Matrix<double> A, Vector<double> x) => Functions.Dot(x, A * x);
                [Differentiable] public static double Largest(double a, double b, double c) => 0.5 * (a + c) + double.Hypot(0.5 * (a - c), b);
            }
            """)).Load();

        object form = program.Invoke("P", "Form_Gradient", new Matrix<double>(2, 2, [1, 2, 2, 5]), new Vector<double>([3, 7]))!;
        Assert.Equal([9, 21, 21, 49], LoadedProgram.Get<Matrix<double>>(form, "A").ToArray().Cast<double>());
        Assert.Equal([2 * 17, 2 * 41], LoadedProgram.Get<Vector<double>>(form, "x").ToArray());

        object apart = program.Invoke("P", "Largest_Gradient", 4.0, 2.0, 1.0)!, equal = program.Invoke("P", "Largest_Gradient", 2.0, 0.0, 2.0)!;
        Assert.Equal((0.8, 0.8, 0.2), Slopes(apart), EqualityComparer<(double, double, double)>.Create((p, q) => Math.Abs(p.Item1 - q.Item1) + Math.Abs(p.Item2 - q.Item2) + Math.Abs(p.Item3 - q.Item3) < 1e-15));
        Assert.Equal((0.5, 0, 0.5), Slopes(equal));

        static (double, double, double) Slopes(object gradient) => (LoadedProgram.Get<double>(gradient, "a"), LoadedProgram.Get<double>(gradient, "b"), LoadedProgram.Get<double>(gradient, "c"));
    }
}
