using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Tests.Interpretation;

/// <summary>Evaluates functions in double precision, or rounding to <c>float</c> after each step where the function says so.</summary>
internal sealed class Interpreter
{
    private readonly Dictionary<int, object?> _values = [];
    private readonly Dictionary<int, string> _targets = [];
    private readonly IDictionary<string, object> _gradients;

    private Interpreter(IDictionary<string, object> gradients) => _gradients = gradients;

    /// <summary>How many tape slots were written, over all runs of one call.</summary>
    public int Saves { get; private set; }

    /// <summary>Evaluates a function.</summary>
    /// <param name="arguments">By the argument's access.</param>
    /// <param name="gradients">The buffers that are added to, by the argument's access.</param>
    public static object?[] Run(Function function, IReadOnlyDictionary<string, object> arguments, IDictionary<string, object>? gradients = null) =>
        Trace(function, arguments, gradients).Results;

    /// <summary>As <see cref="Run"/>, with the number of tape slots written.</summary>
    public static (object?[] Results, int Saves) Trace(Function function, IReadOnlyDictionary<string, object> arguments, IDictionary<string, object>? gradients = null)
    {
        var interpreter = new Interpreter(gradients ?? new Dictionary<string, object>());
        foreach (Instruction parameter in function.Parameters)
        {
            string access = Function.InfoOf(parameter).Access;
            interpreter._values[parameter.Id] = RoundTo(parameter.Type.Kind, arguments[access]);
            interpreter._targets[parameter.Id] = access;
        }

        return (interpreter.RunBlock(function.Body), interpreter.Saves);
    }

    /// <summary>Applies an op of the table to values.</summary>
    public static object Apply(Op op, IrType type, object[] operands) => RoundTo(type.Kind, op.Kind == OpKind.Elementwise
        ? Elementwise(op.Name, operands)
        : operands.All(operand => operand is double) && ScalarFormulas.Knows(op.Name)
            ? ScalarFormulas.Apply(op.Name, operands.Cast<double>().ToArray())
            : TensorFormulas.Apply(op.Name, operands));

    private object?[] RunBlock(Block block)
    {
        foreach (Instruction instruction in block.Body) _values[instruction.Id] = Step(instruction);
        return block.Results.Select(id => _values[id]).ToArray();
    }

    private object? Step(Instruction step)
    {
        if (step.Op == Structural.Constant) return RoundTo(step.Type.Kind, step.Number);
        if (step.Op == Structural.Undefined) return null;
        if (step.Op == Structural.For) return RunLoop(step);
        object?[] operands = step.Operands.Select(id => _values[id]).ToArray();
        if (step.Op == Structural.If) return RunBlock(step.Regions[(bool)operands[0]! ? 0 : 1]);
        if (step.Op == Structural.Project) return ((object?[])operands[0]!)[step.Index];
        if (step.Op == Structural.Element) return Element(operands[0]!, operands.Skip(1).Cast<int>().ToArray());
        if (step.Op == Structural.Extent) return ((Array)operands[0]!).GetLength(step.Index);
        if (step.Op == Structural.TripCount) return Math.Max(0, (int)operands[1]! - (int)operands[0]!);
        if (step.Op == Structural.Tape) return new object?[(int)operands[0]!];
        if (step.Op == Structural.Save) return Save((object?[])operands[0]!, (int)operands[1]!, operands[2]);
        if (step.Op == Structural.Stack) return new Stack<object?>();
        if (step.Op == Structural.Push) return Push((Stack<object?>)operands[0]!, operands[1]);
        if (step.Op == Structural.Pop) return ((Stack<object?>)operands[0]!).Pop();
        if (step.Op == Structural.Accumulate) return Accumulate(_targets[step.Operands[0]], operands.Skip(1).SkipLast(1).Cast<int>().ToArray(), operands[^1]!, step);
        if (step.Op.Kind == OpKind.Structural) throw new InvalidOperationException($"%{step.Id} = {step.Op} cannot be evaluated.");
        return Apply(step.Op, step.Type, operands.Select(operand => operand ?? throw new InvalidOperationException($"%{step.Id} = {step.Op} reads an undefined value.")).ToArray());
    }

    private object?[] RunLoop(Instruction loop)
    {
        Block body = loop.Regions[0];
        int first = (int)_values[loop.Operands[0]]!, bound = (int)_values[loop.Operands[1]]!;
        object?[] carried = loop.Operands.Skip(2).Select(id => _values[id]).ToArray();
        IEnumerable<int> indices = Enumerable.Range(first, Math.Max(0, bound - first));
        int end = first;
        foreach (int index in ((LoopInfo)loop.Payload!).Step > 0 ? indices : indices.Reverse())
        {
            if (loop.Head is { } head && !(bool)RunTrip(head, index, carried)[0]!) break;
            carried = RunTrip(body, index, carried);
            end++;
        }

        return loop.Head is null ? carried : [.. carried, end];
    }

    private object?[] RunTrip(Block region, int index, object?[] carried)
    {
        _values[region.Arguments[0].Id] = index;
        for (int j = 0; j < carried.Length; j++) _values[region.Arguments[j + 1].Id] = carried[j];
        return RunBlock(region);
    }

    private object? Push(Stack<object?> stack, object? value)
    {
        Saves++;
        stack.Push(value);
        return null;
    }

    private object? Save(object?[] tape, int slot, object? value)
    {
        Saves++;
        tape[slot] = value;
        return null;
    }

    private object? Accumulate(string target, int[] indices, object contribution, Instruction step)
    {
        if (!_gradients.TryGetValue(target, out object? buffer)) throw new InvalidOperationException($"%{step.Id} adds to the gradient of '{target}', which has none.");
        _gradients[target] = Added(buffer, indices, contribution);
        return null;
    }

    private static object Added(object buffer, int[] indices, object contribution)
    {
        switch (buffer)
        {
            case object[] items:
                items[indices[0]] = Added(items[indices[0]], indices[1..], contribution);
                return items;
            case double[] array when indices.Length == 1:
                array[indices[0]] += (double)contribution;
                return array;
            case double[,] table when indices.Length == 2:
                table[indices[0], indices[1]] += (double)contribution;
                return table;
            default:
                if (indices.Length > 0 || Values.Shape(buffer) != Values.Shape(contribution))
                    throw new InvalidOperationException($"A contribution {Values.Shape(contribution)} at {indices.Length} indices does not fit a gradient {Values.Shape(buffer)}.");
                return Elementwise("Add", [buffer, contribution]);
        }
    }

    private static object? Element(object array, int[] indices) => array switch
    {
        double[] numbers => numbers[indices[0]],
        int[] numbers => numbers[indices[0]],
        double[,] table => table[indices[0], indices[1]],
        object?[] items => items[indices[0]],
        _ => throw new InvalidOperationException($"A {array.GetType()} has no elements."),
    };

    private static object Elementwise(string op, object[] operands)
    {
        object? form = operands.FirstOrDefault(operand => operand is double[] or double[,]);
        double[][] numbers = operands.Select(Values.Flatten).ToArray();
        if (form is null) return ScalarFormulas.Apply(op, numbers.Select(number => number[0]).ToArray());
        object[] tensors = operands.Where(operand => operand is double[] or double[,]).ToArray();
        if (tensors.Any(tensor => Values.Shape(tensor) != Values.Shape(form)))
            throw new InvalidOperationException($"{op} of shapes {string.Join(", ", tensors.Select(Values.Shape))}.");
        int count = Values.Flatten(form).Length;
        return Values.Rebuild(form, Enumerable.Range(0, count).Select(i => ScalarFormulas.Apply(op, numbers.Select((number, k) => operands[k] is Array ? number[i] : number[0]).ToArray())).ToArray());
    }

    private static object RoundTo(ScalarKind kind, object value) => kind switch
    {
        ScalarKind.Float32 when Values.IsFloating(value) => Values.Map(value, static number => (float)number),
        ScalarKind.Int32 or ScalarKind.Int64 when value is double number => (int)Math.Truncate(number),
        ScalarKind.Boolean when value is double number => number != 0,
        _ => value,
    };
}
