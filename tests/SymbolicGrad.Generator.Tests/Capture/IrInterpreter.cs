using System.Globalization;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Generator.Tests.Capture;

/// <summary>
/// Evaluates functions of the IR directly, as the ops' names say: an account of what a captured function means that owes
/// nothing to differentiation or printing. Numbers are <c>double</c> (rounded where the type is <c>float</c>), integers
/// <c>int</c>, vectors and matrices <c>double[]</c> and <c>double[,]</c>, arrays are themselves.
/// </summary>
internal sealed class IrInterpreter
{
    private readonly Dictionary<int, object> _values = [];

    public static object[] Run(Function function, IReadOnlyList<object> arguments)
    {
        var interpreter = new IrInterpreter();
        foreach ((Instruction parameter, object argument) in function.Parameters.Zip(arguments)) interpreter._values[parameter.Id] = argument;
        interpreter.Body(function.Body);
        return [.. function.Body.Results.Select(id => interpreter._values[id])];
    }

    private void Body(Block block)
    {
        foreach (Instruction instruction in block.Body) _values[instruction.Id] = Rounded(instruction.Type, Evaluate(instruction));
    }

    private static object Rounded(IrType type, object value) => value is double number && type is { IsScalar: true, Kind: ScalarKind.Float32 } ? (double)(float)number : value;

    private object Evaluate(Instruction instruction)
    {
        object[] x = [.. instruction.Operands.Select(id => _values[id])];
        return instruction.Op.Name switch
        {
            "Constant" => Constant(instruction),
            "If" => Branch(instruction),
            "Undefined" => double.NaN,
            "For" => Loop(instruction, x),
            "Throw" => throw new InvalidOperationException("What was captured throws."),
            "Project" => ((object[])x[0])[instruction.Index],
            "Element" => Number(((Array)x[0]).GetValue([.. x.Skip(1).Cast<int>()])!),
            "Extent" => ((Array)x[0]).GetLength(instruction.Index),
            "Convert" => (ScalarKind)instruction.Payload! is ScalarKind.Int32 ? (object)(int)Real(x[0]) : Real(x[0]),
            "Transpose" => Matrix(Columns(x[0]), Rows(x[0]), (i, j) => ((double[,])x[0])[j, i]),
            "MatMul" => Matrix(Rows(x[0]), Columns(x[1]), (i, j) => Enumerable.Range(0, Columns(x[0])).Sum(k => ((double[,])x[0])[i, k] * ((double[,])x[1])[k, j])),
            "MatVec" => Vector(Rows(x[0]), i => Enumerable.Range(0, Columns(x[0])).Sum(k => ((double[,])x[0])[i, k] * ((double[])x[1])[k])),
            "VecMat" => Vector(Columns(x[1]), j => Enumerable.Range(0, Rows(x[1])).Sum(k => ((double[])x[0])[k] * ((double[,])x[1])[k, j])),
            "BroadcastRow" => Matrix((int)x[1], ((double[])x[0]).Length, (_, j) => ((double[])x[0])[j]),
            "BroadcastColumn" => Matrix(((double[])x[0]).Length, (int)x[1], (i, _) => ((double[])x[0])[i]),
            "Item" => ((Array)x[0]).GetValue([.. x.Skip(1).Cast<int>()])!,
            "Sum" => ((Array)x[0]).Cast<double>().Sum(),
            "Dot" => ((Array)x[0]).Cast<double>().Zip(((Array)x[1]).Cast<double>(), (a, b) => a * b).Sum(),
            "SquaredNorm" => ((Array)x[0]).Cast<double>().Sum(a => a * a),
            "IntegerDivide" => (int)x[0] / (int)x[1],
            "Remainder" => (int)x[0] % (int)x[1],
            "Not" => !(bool)x[0],
            "And" => (bool)x[0] && (bool)x[1],
            "Or" => (bool)x[0] || (bool)x[1],
            _ when x[0] is int => Integral(instruction.Op.Name, [.. x.Cast<int>()]),
            _ when x[0] is bool => Real(x[0]) == Real(x[1]) == (instruction.Op.Name == "Equal"),
            _ => Elementwise(instruction.Op.Name, x),
        };
    }

    private static object Constant(Instruction instruction) => instruction.Type.Kind switch
    {
        ScalarKind.Boolean => instruction.Number != 0,
        ScalarKind.Int32 => (int)instruction.Number,
        _ => instruction.Number,
    };

    private object[] Branch(Instruction branch)
    {
        Block region = branch.Regions[(bool)_values[branch.Operands[0]] ? 0 : 1];
        Body(region);
        return [.. region.Results.Select(id => _values[id])];
    }

    private object[] Loop(Instruction loop, object[] operands)
    {
        Block body = loop.Regions[0];
        int step = ((LoopInfo)loop.Payload!).Step;
        int first = (int)operands[0], count = Math.Max(0, (int)operands[1] - first), end = first;
        object[] carried = operands[2..];
        foreach (int index in step > 0 ? Enumerable.Range(first, count) : Enumerable.Range(first, count).Reverse())
        {
            if (loop.Head is { } head && !(bool)Trip(head, index, carried)[0]) break;
            carried = Trip(body, index, carried);
            end++;
        }

        return loop.Head is null ? carried : [.. carried, end];
    }

    private object[] Trip(Block region, int index, object[] carried)
    {
        _values[region.Arguments[0].Id] = index;
        for (int j = 0; j < carried.Length; j++) _values[region.Arguments[j + 1].Id] = carried[j];
        Body(region);
        return [.. region.Results.Select(id => _values[id])];
    }

    private static object Integral(string op, int[] x) => op switch
    {
        "Add" => x[0] + x[1],
        "Subtract" => x[0] - x[1],
        "Multiply" => x[0] * x[1],
        "Negate" => -x[0],
        _ => Compare(op, x[0], x[1]),
    };

    private static object Elementwise(string op, object[] x)
    {
        if (x.FirstOrDefault(operand => operand is double[] or double[,]) is not Array shape) return Scalar(op, [.. x.Select(Real)]);
        return shape is double[,] matrix
            ? Matrix(Rows(matrix), Columns(matrix), (i, j) => (double)Scalar(op, [.. x.Select(operand => operand is double[,] m ? m[i, j] : Real(operand))]))
            : Vector(shape.Length, i => (double)Scalar(op, [.. x.Select(operand => operand is double[] v ? v[i] : Real(operand))]));
    }

    private static object Scalar(string op, double[] x) => op switch
    {
        "Add" => x[0] + x[1],
        "Subtract" => x[0] - x[1],
        "Multiply" => x[0] * x[1],
        "Divide" => x[0] / x[1],
        "Negate" => -x[0],
        "Square" => x[0] * x[0],
        "Exp" => Math.Exp(x[0]),
        "Log" => Math.Log(x[0]),
        "Sin" => Math.Sin(x[0]),
        "Sqrt" => Math.Sqrt(x[0]),
        "Abs" => Math.Abs(x[0]),
        "Tanh" => Math.Tanh(x[0]),
        "Pow" => Math.Pow(x[0], x[1]),
        "LogBase" => Math.Log(x[0], x[1]),
        "Max" => Math.Max(x[0], x[1]),
        "Atan2" => Math.Atan2(x[0], x[1]),
        "Relu" => Math.Max(x[0], 0),
        "LeakyRelu" => x[0] > 0 ? x[0] : x[1] * x[0],
        "Floor" => Math.Floor(x[0]),
        _ => Compare(op, x[0], x[1]),
    };

    private static object Compare(string op, double a, double b) => op switch
    {
        "Greater" => a > b,
        "GreaterOrEqual" => a >= b,
        "Less" => a < b,
        "LessOrEqual" => a <= b,
        "Equal" => a == b,
        "NotEqual" => a != b,
        _ => throw new NotSupportedException($"The interpreter does not know '{op}'."),
    };

    // Elements of float arrays are numbers like all others.
    private static object Number(object element) => element is float number ? (double)number : element;

    private static double Real(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static int Rows(object matrix) => ((double[,])matrix).GetLength(0);

    private static int Columns(object matrix) => ((double[,])matrix).GetLength(1);

    private static double[] Vector(int count, Func<int, double> element) => [.. Enumerable.Range(0, count).Select(element)];

    private static double[,] Matrix(int rows, int columns, Func<int, int, double> element)
    {
        var result = new double[rows, columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) result[i, j] = element(i, j);
        return result;
    }
}
