using System.Collections.Immutable;
using System.Globalization;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>A row with operands of given forms: <c>S</c> a scalar, <c>V3</c> a vector, <c>M23</c> a matrix, <c>L</c> labels for two rows of three classes, a digit an integer.</summary>
internal sealed class RowCase(Op op, string form, ScalarKind kind = ScalarKind.Float64)
{
    private readonly string[] _forms = form.Split(' ');

    public Op Op { get; } = op;

    public ImmutableArray<IrType> Types { get; } = [.. form.Split(' ').Select(word => TypeOf(word, kind))];

    public IrType ResultType => Op.TypeRule(Types, null);

    /// <summary>Random operands from the row's domain.</summary>
    public object[] Draw(int seed)
    {
        using IEnumerator<double> numbers = Samples.Spaced(new Random(seed), Op.Domain.Low, Op.Domain.High).GetEnumerator();
        object[] operands = _forms.Select(object (word) => word[0] switch
        {
            'S' => Next(),
            'V' => Enumerable.Range(0, word[1] - '0').Select(_ => Next()).ToArray(),
            'M' => Values.Rebuild(new double[word[1] - '0', word[2] - '0'], Enumerable.Range(0, (word[1] - '0') * (word[2] - '0')).Select(_ => Next()).ToArray()),
            'L' => new[] { 2, 0 },
            _ => int.Parse(word, CultureInfo.InvariantCulture),
        }).ToArray();
        return WithDependentOperands(operands);

        double Next()
        {
            numbers.MoveNext();
            return numbers.Current;
        }
    }

    public object Evaluate(object[] operands) => Interpreter.Apply(Op, ResultType, WithDependentOperands(operands));

    /// <summary>⟨dy, op(operands)⟩ as a function of the numbers of one operand, differentiated by finite differences.</summary>
    public double[] ExpectedAdjoint(object[] operands, object dy, int operand) =>
        FiniteDifferences.Gradient(numbers => Samples.Inner(dy, Evaluate(Replaced(operands, operand, Values.Rebuild(operands[operand], numbers)))), Values.Flatten(operands[operand]));

    public static object[] Replaced(object[] operands, int index, object value)
    {
        object[] copy = [.. operands];
        copy[index] = value;
        return copy;
    }

    /// <summary>Arguments <c>x0</c>, <c>x1</c>, … for the operands.</summary>
    public int[] Declare(FunctionSketch sketch) => Types.Select((type, i) => type.IsFloating ? sketch.Variable($"x{i}", type) : sketch.Data($"x{i}", type)).ToArray();

    public static Dictionary<string, object> Arguments(object[] operands) => operands.Select((value, i) => (value, i)).ToDictionary(pair => $"x{pair.i}", pair => pair.value);

    /// <summary>The third operand of PowExponentSlope is the power of the other two, whatever these are: its row counts on that.</summary>
    public object[] WithDependentOperands(object[] operands) =>
        Op.Name == "PowExponentSlope" ? [operands[0], operands[1], Interpreter.Apply(Primitives.Get("Pow"), Types[2], operands[..2])] : operands;

    private static IrType TypeOf(string word, ScalarKind kind) => word[0] switch
    {
        'S' => IrType.Scalar(kind),
        'V' => IrType.Vector(kind),
        'M' => IrType.Matrix(kind),
        'L' => IrType.Array(IrType.Int32),
        _ => IrType.Int32,
    };
}
