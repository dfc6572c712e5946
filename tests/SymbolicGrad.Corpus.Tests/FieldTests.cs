using SymbolicGrad.Corpus.Tests.Programs;

namespace SymbolicGrad.Corpus.Tests;

/// <summary>
/// Programs that broke other systems, one test each, with closed formulas for what they have to give: at loops of no trip, one,
/// two and many, at zeros, ties and infinities. The number is that of the case in the trackers where it was collected. Case 29, <c>catch</c> and
/// static fields that are written, is refused: see the generator's tests of refused programs.
/// </summary>
public sealed class FieldTests
{
    private const double X = 0.7, A = 1.3;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void F01_a_divisor_computed_in_a_loop(int trips)
    {
        Field.DivisorInALoopGradient g = Field.DivisorInALoop_Gradient(X, A, trips);

        // x/(aⁿ·n!)
        double value = X / (Math.Pow(A, trips) * Enumerable.Range(1, trips).Aggregate(1.0, (product, i) => product * i));
        AssertClose(value, g.Value);
        AssertClose(value / X, g.x);
        AssertClose(-trips * value / A, g.a);
    }

    [Theory]
    [InlineData(0.5, 3)]
    [InlineData(0.7, 0)]
    [InlineData(0.7, 1)]
    [InlineData(0.7, 6)]
    public void F02_an_early_return_before_a_loop(double x, int trips)
    {
        Field.EarlyReturnBeforeALoopGradient g = Field.EarlyReturnBeforeALoop_Gradient(x, A, trips);

        // xⁿ + a·(1 + x + … + xⁿ⁻¹)
        double[] powers = [.. Enumerable.Range(0, trips).Select(i => Math.Pow(x, i))];
        AssertClose(x < 0.6 ? A : (trips == 0 ? 0 : trips * Math.Pow(x, trips - 1)) + (A * powers.Select((_, i) => i == 0 ? 0 : i * Math.Pow(x, i - 1)).Sum()), g.x);
        AssertClose(x < 0.6 ? x : powers.Sum(), g.a);
    }

    [Fact]
    public void F03_an_early_return_above_declarations()
    {
        AssertClose(2 * 1.5, Field.EarlyReturnAboveDeclarations_Gradient(1.5).x);
        AssertClose(Math.Exp(2 * X) * (1 + (2 * X)), Field.EarlyReturnAboveDeclarations_Gradient(X).x);
    }

    [Fact]
    public void F04_a_return_inside_of_a_loop()
    {
        // a·(x₀ + 2)·x₁, and without a return the square of a·Π (xᵢ + 2)
        Field.ReturnInsideALoopGradient returned = Field.ReturnInsideALoop_Gradient([1, 0.9, 7], A);
        AssertClose(3 * 0.9, returned.a);
        Assert.Equal([A * 0.9, A * 3, 0], returned.x, Within);

        Field.ReturnInsideALoopGradient whole = Field.ReturnInsideALoop_Gradient([0.5, -1], A);
        AssertClose(2 * A * 2.5 * 2.5, whole.a);
        Assert.Equal([2 * A * A * 2.5, 2 * A * A * 2.5 * 2.5], whole.x, Within);
        AssertClose(2 * A, Field.ReturnInsideALoop_Gradient([], A).a);
    }

    /// <summary>(1 + x + x²)·x², where three whole increments would make it x³; of no trip it is 0.</summary>
    [Fact]
    public void F05_the_trip_that_breaks_has_no_increment()
    {
        AssertClose((2 * X) + (3 * X * X) + (4 * X * X * X), Field.BreakBeforeTheIncrement_Gradient(X, 2).x);
        Assert.Equal(0, Field.BreakBeforeTheIncrement_Gradient(X, 0).x);
    }

    /// <summary>s ← s·(s + 1), once whatever the bound is, and once more below it.</summary>
    [Fact]
    public void F09_a_loop_that_tests_at_its_end()
    {
        double once = X * (X + 1);
        AssertClose((2 * X) + 1, Field.DoWhile_Gradient(X, 0.1).x);
        AssertClose(((2 * once) + 1) * ((2 * X) + 1), Field.DoWhile_Gradient(X, 2).x);
        Assert.Equal(0, Field.DoWhile_Gradient(X, 2).bound);
    }

    [Fact]
    public void F06_a_branch_that_is_visited_twice()
    {
        // t₁ = x·y, t₂ = sin t₁ + y, t₃ = t₂·y
        Field.BranchVisitedTwiceGradient g = Field.BranchVisitedTwice_Gradient(X, A, 3);
        AssertClose(Math.Cos(X * A) * A * A, g.x);
        AssertClose((((Math.Cos(X * A) * X) + 1) * A) + Math.Sin(X * A) + A, g.y);
        Assert.Equal((1, 0), (Field.BranchVisitedTwice_Gradient(X, A, 0).x, Field.BranchVisitedTwice_Gradient(X, A, 0).y));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void F07_the_adjoint_of_a_loop_s_local_begins_anew_each_trip(int trips) =>
        AssertClose(2 * X * Enumerable.Range(0, trips).Sum(i => i * i), Field.LocalOfALoop_Gradient(X, trips).x);

    [Fact]
    public void F08_two_loops_with_one_name_of_the_counter()
    {
        double[] x = [0.5, -1.5, 2];
        Field.TwoLoopsOfOneCounterGradient g = Field.TwoLoopsOfOneCounter_Gradient(x, A);

        double s = A * x.Sum();
        double Others(int i) => x.Where((_, j) => j != i).Aggregate(1.0, (product, v) => product * (v + s));
        double byS = Enumerable.Range(0, 3).Sum(Others);
        for (int i = 0; i < 3; i++) AssertClose(Others(i) + (byS * A), g.x[i]);
        AssertClose(byS * x.Sum(), g.a);
    }

    [Fact]
    public void F10_nested_loops_give_the_inputs_their_gradient_as_well_as_the_weights()
    {
        double[,] table = { { 1, -2, 0.5 }, { 0.25, 3, -1 } };
        double[] w = [0.5, 2, -1.5];
        Field.NestedLoopsGradient g = Field.NestedLoops_Gradient(table, w);

        double[] y = [.. Enumerable.Range(0, 2).Select(i => Enumerable.Range(0, 3).Sum(j => table[i, j] * w[j]))];
        for (int j = 0; j < 3; j++)
        {
            AssertClose((table[0, j] * y[0]) + (table[1, j] * y[1]), g.w[j]);
            for (int i = 0; i < 2; i++) AssertClose(y[i] * w[j], g.table[i, j]);
        }
    }

    /// <summary>Σ xᵢ·xₙ₋₁₋ᵢ meets each pair twice.</summary>
    [Fact]
    public void F11_two_names_of_one_array() => Assert.Equal([2 * -3, 2 * 2, 2 * 0.5], Field.TwoNamesOfOneArray_Gradient([0.5, 2, -3]).x);

    [Fact]
    public void F12_a_write_through_an_alias()
    {
        AssertClose(A * A * A, Field.WriteThroughAnAlias_Gradient(A).Value);
        AssertClose(3 * A * A, Field.WriteThroughAnAlias_Gradient(A).a);
    }

    [Fact]
    public void F13_a_value_and_a_function_used_twice() =>
        AssertClose((6 * X * X) + (8 * X * X * X), Field.UsedTwice_Gradient(X).x);

    [Fact]
    public void F14_a_gather_with_duplicates_scatters_sums() =>
        Assert.Equal([2 * 0.5 * (1 + 3 + 4), 0, 2 * -2 * 2.0], Field.Gather_Gradient([0.5, 7, -2], [0, 2, 0, 0]).w);

    [Fact]
    public void F15_the_backward_pass_called_twice_adds_twice()
    {
        double[] dx = [10, 20, 30];
        double da = -1;
        Field.TwoLoopsOfOneCounterGradient g = Field.TwoLoopsOfOneCounter_Gradient([1, 2, 3], A);

        Field.TwoLoopsOfOneCounter_Backward([1, 2, 3], A, dx, ref da);
        Field.TwoLoopsOfOneCounter_Backward([1, 2, 3], A, dx, ref da, 0.5);

        AssertClose(-1 + (1.5 * g.a), da);
        for (int i = 0; i < 3; i++) AssertClose((10 * (i + 1)) + (1.5 * g.x[i]), dx[i]);
    }

    /// <summary>(x·x)².</summary>
    [Fact]
    public void F16_an_object_under_two_names() => AssertClose(4 * X * X * X, Field.SharedObject_Gradient(X).x);

    /// <summary>The slope of √x at 0 is +∞, as it is; √x² is |x| and ‖x‖ a norm, whose slopes at 0 are 0 by convention.</summary>
    [Fact]
    public void F17_roots_and_norms_at_0()
    {
        Assert.Equal(double.PositiveInfinity, Field.Root_Gradient(0).x);
        Assert.Equal(0, Field.RootOfASquare_Gradient(0).x);
        Assert.Equal((-1, 1), (Field.RootOfASquare_Gradient(-0.5).x, Field.RootOfASquare_Gradient(2).x));
        Assert.Equal([0, 0, 0], Field.LengthOfAVector_Gradient(new Vector<double>(3)).x.ToArray());
    }

    [Fact]
    public void F18_powers_at_0()
    {
        Assert.Equal((0, 0), Slopes(0, 2));
        Assert.Equal((1, 0), Slopes(0, 1));
        Assert.Equal((0, 0), Slopes(0, 0));
        Assert.Equal(2, Field.ZerothPower_Gradient(0).x);
        Assert.Equal(Field.Root_Gradient(0).x, Field.RootAsAPower_Gradient(0).x);
        AssertClose(Field.Root_Gradient(X).x, Field.RootAsAPower_Gradient(X).x);

        static (double, double) Slopes(double x, double y) => (Field.Power_Gradient(x, y).x, Field.Power_Gradient(x, y).y);
    }

    [Fact]
    public void F19_a_branch_not_taken_gives_no_NaN()
    {
        Assert.Equal((-2, 2), (Field.LogarithmNotTaken_Gradient(-1).Value, Field.LogarithmNotTaken_Gradient(-1).x));
        Assert.Equal((0, 2), (Field.LogarithmNotTaken_Gradient(0).Value, Field.LogarithmNotTaken_Gradient(0).x));
        Assert.Equal([1, 0.25, 1], Field.RootNotTakenInALoop_Gradient([-1, 3.9, 0]).x);
    }

    /// <summary>However max(x, 0) is spelled, its slope at 0 is 0; of several largest magnitudes one has the slope, the last.</summary>
    [Fact]
    public void F20_ties()
    {
        foreach (double at in new[] { 0.0, -0.0 })
            Assert.Equal([0, 0, 0, 0], new[] { Field.Hinge_Gradient(at).x, Field.HingeTheOtherWay_Gradient(at).x, Field.HingeByACondition_Gradient(at).x, Field.HingeByRelu_Gradient(at).x });
        Assert.Equal([0, 0, -1, 0], Field.LargestMagnitude_Gradient([1, 2, -2, 0.5]).x);
        Assert.Equal([0, 0], Field.LargestMagnitude_Gradient([0, 0]).x);
        Assert.Equal([], Field.LargestMagnitude_Gradient([]).x);
    }

    /// <summary>A condition has the derivative of the arm that runs: the shortcut is a constant, also where it continues a function.</summary>
    [Fact]
    public void F21_an_equality_shortcut()
    {
        Assert.Equal(0, Field.EqualityShortcut_Gradient(0).x);
        AssertClose(Math.Cos(1e-9), Field.EqualityShortcut_Gradient(1e-9).x);
    }

    [Theory]
    [InlineData(new double[] { }, new double[] { })]
    [InlineData(new double[] { 0 }, new double[] { 1 })]
    [InlineData(new double[] { 2, 0, -3 }, new double[] { 0, -6, 0 })]
    [InlineData(new double[] { 0, 5, 0 }, new double[] { 0, 0, 0 })]
    [InlineData(new double[] { 2, 4, -3 }, new double[] { -12, -6, 8 })]
    public void F22_products_with_zeros(double[] x, double[] expected) => Assert.Equal(expected, Field.Product_Gradient(x).x);

    [Fact]
    public void F23_masked_entries_of_a_log_of_a_sum_of_exponentials()
    {
        Field.LogSumOfExponentialsGradient g = Field.LogSumOfExponentials_Gradient(new Vector<double>([double.NegativeInfinity, 1, 1]));
        AssertClose(1 + Math.Log(2), g.Value);
        Assert.Equal([0, 0.5, 0.5], g.x.ToArray());
        Assert.Equal(double.NegativeInfinity, Field.LogSumOfExponentials_Gradient(new Vector<double>([double.NegativeInfinity, double.NegativeInfinity])).Value);
    }

    /// <summary>k·x with k = x, then with k = 3: 2x + 3.</summary>
    [Fact]
    public void F24_a_captured_variable_that_is_reassigned() => AssertClose((2 * X) + 3, Field.CapturedAndReassigned_Gradient(X).x);

    /// <summary>det (2·I + w·wᵀ) = 8·(1 + ½·‖w‖²).</summary>
    [Fact]
    public void F25_the_determinant_of_a_symmetric_matrix_by_its_lower_half()
    {
        double[] w = [0.5, -1.5, 2];
        Field.LogDeterminantGradient g = Field.LogDeterminant_Gradient(w);
        double half = 1 + (0.5 * w.Sum(v => v * v));
        AssertClose(Math.Log(8 * half), g.Value);
        for (int i = 0; i < 3; i++) AssertClose(w[i] / half, g.w[i]);
    }

    [Fact]
    public void F26_signs_and_brackets()
    {
        const double a = 0.7, b = 1.9, c = -0.6;
        Field.PrintedGradient g = Field.Printed_Gradient(a, b, c);

        // c + a/(bc) + ac/b + a/2 − ab + a²b − ab² + a²c − abc
        AssertClose(c + (a / (b * c)) + (a * c / b) + (a / 2) - (a * b) + (a * a * b) - (a * b * b) + (a * a * c) - (a * b * c), g.Value);
        AssertClose((1 / (b * c)) + (c / b) + 0.5 - b + (2 * a * b) - (b * b) + (2 * a * c) - (b * c), g.a);
        AssertClose((-a / (b * b * c)) - (a * c / (b * b)) - a + (a * a) - (2 * a * b) - (a * c), g.b);
        AssertClose(1 - (a / (b * c * c)) + (a / b) + (a * a) - (a * b), g.c);
    }

    [Fact]
    public void F27_the_rule_of_one_parameter_does_not_leak_into_the_next()
    {
        const double x = 1.4, y = 2.2, z = 0.8;
        Field.RuleOfOneParameterGradient g = Field.RuleOfOneParameter_Gradient(x, y, z);
        AssertClose((y * Math.Pow(x, y - 1) * z) + Math.Pow(y, z), g.x);
        AssertClose((Math.Pow(x, y) * Math.Log(x) * z) + (z * Math.Pow(y, z - 1) * x), g.y);
    }

    /// <summary>A conversion to float has the slope 1 and rounds the adjoint; one to an integer is a constant.</summary>
    [Fact]
    public void F28_conversions()
    {
        Field.CastsGradient g = Field.Casts_Gradient(2.75, 1.5f);
        Assert.Equal((2.75 * 1.5) + (2 * 2.75) + (2.75 * 1.5), g.Value);
        Assert.Equal(1.5 + 2 + 1.5, g.x);
        Assert.Equal(2 * 2.75f, g.y);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void F30_loops_of_no_trip_and_of_one(int length)
    {
        double[] x = [.. Enumerable.Range(0, length).Select(i => 1 + (0.01 * i))];
        double product = x.Aggregate(1.0, (p, v) => p * v);
        Field.ProductGradient g = Field.Product_Gradient(x);
        AssertClose(product, g.Value);
        for (int i = 0; i < length; i++) AssertClose(product / x[i], g.x[i]);
    }

    [Fact]
    public void F31_integer_quotients_are_those_of_integers()
    {
        double[] x = [0.5, -1, 2, 3, -4];
        double[] slopes = Field.IntegerQuotients_Gradient(x, 2).x;
        for (int i = 0; i < x.Length; i++)
        {
            int half = i / 2, third = i / 3;
            AssertClose(half + (2 * third * x[i]) + (i / 3.0), slopes[i]);
        }
    }

    private static IEqualityComparer<double> Within { get; } = EqualityComparer<double>.Create((a, b) => Math.Abs(a - b) <= 1e-13 * Math.Max(1, Math.Abs(a)), _ => 0);

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-13 * Math.Max(1, Math.Abs(expected)));
}
