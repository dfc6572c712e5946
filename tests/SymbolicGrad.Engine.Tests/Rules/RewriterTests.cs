using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>Rewriting ends, folds only what is safe to fold, and leaves a term's value as it is.</summary>
public class RewriterTests
{
    private static readonly string[] Operations = ["Add", "Subtract", "Multiply", "Divide", "Negate", "Square", "Exp", "Log", "Sqrt", "Pow", "PowBaseSlope", "Max", "Sigmoid", "FusedMultiplyAdd"];

    [Fact]
    public void Random_terms_of_wild_constants_come_to_an_end()
    {
        double[] constants = [0, -0.0, 1, -1, 2, 0.5, 1e200, 1e-200, -1e300, double.Epsilon, double.PositiveInfinity, double.NaN];
        for (int seed = 0; seed < 400; seed++)
        {
            var terms = new RandomTerms(new Random(seed), constants);
            int root = terms.Term(6);
            Verifier.Verify(PrunePass.Run(terms.Sketch.Finish(root)), $"seed {seed}");
        }
    }

    [Fact]
    public void Random_terms_keep_their_value()
    {
        int compared = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            var terms = new RandomTerms(new Random(seed), [0, 1, -1, 2, 0.5, 3]);
            Function function = terms.Sketch.Finish(terms.Term(5));
            double[] expected = Values.Flatten(terms.Value(0)), disturbed = Values.Flatten(terms.Value(1e-11));

            // Where the term is well conditioned, rewriting must not show.
            if (!expected.All(double.IsFinite) || !expected.SequenceEqual(disturbed, Close.To(1e-8))) continue;
            compared++;
            Assert.Equal(expected, Values.Flatten(Interpreter.Run(function, RandomTerms.Arguments(0))[0]), Close.To(1e-7));
        }

        Assert.True(compared > 100, $"Only {compared} terms were well conditioned.");
    }

    [Theory]
    [InlineData(1e200, 1e200)]
    [InlineData(1e-200, 1e-200)]
    [InlineData(1e-155, 1e-155)]
    public void Constants_whose_product_is_not_a_normal_number_stay_apart(double c, double d)
    {
        var sketch = new FunctionSketch();
        int x = sketch.Variable("x");
        int y = sketch.Apply("Multiply", sketch.Number(c), sketch.Apply("Multiply", sketch.Number(d), x));
        double at = 1 / c;
        Assert.Equal(c * (d * at), (double)Interpreter.Run(sketch.Finish(y), new Dictionary<string, object> { ["x"] = at })[0]!);
    }

    [Fact]
    public void Integer_constants_whose_product_overflows_stay_apart()
    {
        var sketch = new FunctionSketch();
        int n = sketch.Data("n", IrType.Int32);
        int y = sketch.Apply("Multiply", sketch.Integer(100_000), sketch.Apply("Multiply", sketch.Integer(100_000), n));
        Assert.Equal("Multiply", sketch.Builder[y].Op.Name);
    }

    [Fact]
    public void An_integer_times_itself_stays_a_product()
    {
        var sketch = new FunctionSketch();
        int n = sketch.Data("n", IrType.Int32);
        Assert.Equal("Multiply", sketch.Builder[sketch.Apply("Multiply", n, n)].Op.Name);
    }

    [Fact]
    public void Constants_fold_in_their_own_precision()
    {
        var sketch = new FunctionSketch(ScalarKind.Float32);
        Instruction sum = sketch.Builder[sketch.Apply("Add", sketch.Number(0.1), sketch.Number(0.2))];
        Assert.Same(Structural.Constant, sum.Op);
        Assert.Equal(0.1f + 0.2f, sum.Number);
    }

    [Theory]
    [InlineData("Divide", 1, 0)]
    [InlineData("Multiply", 1e200, 1e201)]
    [InlineData("Subtract", double.PositiveInfinity, double.PositiveInfinity)]
    public void What_is_not_finite_is_left_to_run_time(string op, double left, double right)
    {
        var sketch = new FunctionSketch();
        Assert.Equal(op, sketch.Builder[sketch.Apply(op, sketch.Number(left), sketch.Number(right))].Op.Name);
    }

    [Fact]
    public void Zeros_of_either_sign_are_two_constants()
    {
        var sketch = new FunctionSketch();
        int positive = sketch.Number(0.0), negative = sketch.Number(-0.0);
        Assert.NotEqual(positive, negative);
        Assert.True(double.IsNegative(sketch.Builder[negative].Number));
    }

    [Theory]
    [InlineData(ScalarKind.Int32, ScalarKind.Float64, true)]
    [InlineData(ScalarKind.Int32, ScalarKind.Float32, true)]
    [InlineData(ScalarKind.Float32, ScalarKind.Float64, true)]
    [InlineData(ScalarKind.Float64, ScalarKind.Float32, false)]
    [InlineData(ScalarKind.Float64, ScalarKind.Int32, true)]
    [InlineData(ScalarKind.Int32, ScalarKind.UInt8, true)]
    internal void A_constants_conversion_folds_where_it_loses_nothing(ScalarKind from, ScalarKind to, bool folds)
    {
        var builder = new FunctionBuilder();
        int converted = builder.Emit(Primitives.Get("Convert"), null, to, [builder.Constant(3, IrType.Scalar(from))]);
        Assert.Equal(folds, builder[converted].Op == Structural.Constant);
        Assert.Equal(IrType.Scalar(to), builder.TypeOf(converted));
    }

    /// <summary>To an integer only what fits: the rest throws at run time or does not, as the project says.</summary>
    [Theory]
    [InlineData(255.9, ScalarKind.UInt8, 255.0)]
    [InlineData(256.0, ScalarKind.UInt8, null)]
    [InlineData(-0.9, ScalarKind.UInt8, 0.0)]
    [InlineData(-1.0, ScalarKind.UInt8, null)]
    [InlineData(-128.5, ScalarKind.Int8, -128.0)]
    [InlineData(32768.0, ScalarKind.Int16, null)]
    [InlineData(135.5, ScalarKind.Char, 135.0)]
    [InlineData(-2147483648.5, ScalarKind.Int32, -2147483648.0)]
    [InlineData(2147483648.0, ScalarKind.Int32, null)]
    [InlineData(4294967295.5, ScalarKind.UInt32, 4294967295.0)]
    [InlineData(1e19, ScalarKind.UInt64, null)]
    [InlineData(double.NaN, ScalarKind.Int32, null)]
    internal void A_number_becomes_an_integer_where_it_fits(double number, ScalarKind to, double? expected)
    {
        var builder = new FunctionBuilder();
        Instruction converted = builder[builder.Emit(Primitives.Get("Convert"), null, to, [builder.Constant(number, IrType.Float64)])];
        Assert.Equal(expected, converted.Op == Structural.Constant ? converted.Number : null);
        if (expected is not null) Assert.False(double.IsNegative(converted.Number) && converted.Number == 0);
    }

    /// <summary>The rewrite to log-sum-exp is one of vectors; the sum over a whole matrix has no such kernel and stays.</summary>
    [Fact]
    public void The_logarithm_of_a_sum_over_a_matrix_stays()
    {
        var sketch = new FunctionSketch();
        int x = sketch.Variable("x", sketch.Matrix);
        new Derived(sketch.Finish(sketch.Apply("Log", sketch.Apply("Sum", sketch.Apply("Exp", x)))))
            .MatchesFiniteDifferences(new Dictionary<string, object> { ["x"] = new[,] { { 0.3, -1.2 }, { 0.8, 0.1 } } });
    }

    /// <summary>A term and its value, side by side.</summary>
    private sealed class RandomTerms
    {
        private readonly Random _random;
        private readonly double[] _constants;
        private readonly int _x;
        private readonly int _v;
        private Func<double, object> _value = _ => 0;

        public RandomTerms(Random random, double[] constants)
        {
            _random = random;
            _constants = constants;
            _x = Sketch.Variable("x");
            _v = Sketch.Variable("v", Sketch.Vector);
        }

        public FunctionSketch Sketch { get; } = new();

        public static Dictionary<string, object> Arguments(double disturbance) => new() { ["x"] = 0.7 + disturbance, ["v"] = new[] { 1.3 + disturbance, 0.4 - disturbance } };

        public object Value(double disturbance) => _value(disturbance);

        public int Term(int depth)
        {
            if (depth == 0 || _random.Next(8) == 0) return Leaf();
            Op op = Primitives.Get(Operations[_random.Next(Operations.Length)]);
            var operands = new int[op.Arity];
            var values = new Func<double, object>[op.Arity];
            for (int i = 0; i < op.Arity; i++)
            {
                operands[i] = Term(depth - 1);
                values[i] = _value;
            }

            IrType type = op.TypeRule([.. operands.Select(Sketch.Builder.TypeOf)], null);
            _value = disturbance => Interpreter.Apply(op, type, values.Select(value => value(disturbance)).ToArray());
            return Sketch.Builder.Emit(op, operands);
        }

        private int Leaf()
        {
            int choice = _random.Next(_constants.Length + 6);
            if (choice < _constants.Length)
            {
                double constant = _constants[choice];
                _value = _ => constant;
                return Sketch.Number(constant);
            }

            string name = choice % 2 == 0 ? "x" : "v";
            _value = disturbance => Arguments(disturbance)[name];
            return name == "x" ? _x : _v;
        }
    }
}
