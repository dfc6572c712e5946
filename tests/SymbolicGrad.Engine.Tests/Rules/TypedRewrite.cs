using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Interpretation;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Rules;

/// <summary>A rewrite with a type for each of its variables, and both sides evaluated without the compiler's help.</summary>
internal sealed class TypedRewrite
{
    private readonly IrType[] _types;

    private TypedRewrite(Rewrite rewrite, IrType[] types)
    {
        Rewrite = rewrite;
        Before = Formula.Parse(rewrite.Before);
        After = Formula.Parse(rewrite.After);
        Variables = [.. Before.Variables()];
        _types = types;
    }

    public Rewrite Rewrite { get; }

    public Formula Before { get; }

    public Formula After { get; }

    public string[] Variables { get; }

    public bool IsScalar => _types.All(type => type.IsScalar);

    /// <summary>Every way to give the variables types that what is rewritten admits: <c>c</c>, <c>d</c>, <c>s</c>, <c>t</c> are scalars, <c>u</c>, <c>v</c> vectors, capitals tensors, <c>i</c> an index, <c>m</c> and <c>n</c> extents.</summary>
    public static IEnumerable<TypedRewrite> Of(Rewrite rewrite)
    {
        IrType scalar = IrType.Float64, vector = IrType.Vector(ScalarKind.Float64), matrix = IrType.Matrix(ScalarKind.Float64);
        string[] variables = [.. Formula.Parse(rewrite.Before).Variables()];
        return PrimitiveTableTests.Tuples([scalar, vector, matrix, IrType.Int32], variables.Length)
            .Where(types => variables.Zip(types).All(pair => MayHave(pair.First, pair.Second)))
            .Select(types => new TypedRewrite(rewrite, types))
            .Where(typed => typed.TypeOf(typed.Before) is not null);
    }

    /// <summary>The type of a side; null where the operands do not fit.</summary>
    public IrType? TypeOf(Formula formula)
    {
        switch (formula)
        {
            case Formula.Variable variable:
                return _types[Array.IndexOf(Variables, variable.Name)];
            case Formula.Call call:
                IrType?[] arguments = call.Arguments.Select(TypeOf).ToArray();
                if (arguments.Any(argument => argument is null) || !PrimitiveTableTests.Admits(Primitives.Get(call.Op), arguments!)) return null;
                return Primitives.Get(call.Op).TypeRule([.. arguments!], null);
            default:
                return IrType.Float64;
        }
    }

    public object Evaluate(Formula formula, object[] values) => formula switch
    {
        Formula.Number number => number.Value,
        Formula.Variable variable => values[Array.IndexOf(Variables, variable.Name)],
        Formula.Call call => Interpreter.Apply(Primitives.Get(call.Op), TypeOf(call)!, call.Arguments.Select(argument => Evaluate(argument, values)).ToArray()),
        _ => throw new InvalidOperationException($"{formula} has no value."),
    };

    /// <summary>Values of the variables' types: square matrices of two rows, vectors of two, the index 1, extents of two, and numbers as given.</summary>
    public object[] Values(Func<double> number) => _types.Select(object (type, v) => type.Form switch
    {
        TypeForm.Vector => new[] { number(), number() },
        TypeForm.Matrix => new[,] { { number(), number() }, { number(), number() } },
        _ when type == IrType.Int32 => Variables[v] == "i" ? 1 : 2,
        _ => number(),
    }).ToArray();

    /// <summary>Ids for the variables: constants where they must be, else arguments.</summary>
    public Dictionary<string, int> Declare(FunctionSketch sketch) => Variables
        .Select((name, i) => (name, id: name switch { "c" => sketch.Number(0.3), "d" => sketch.Number(0.7), _ => sketch.Data(name, _types[i]) }))
        .ToDictionary(pair => pair.name, pair => pair.id);

    public override string ToString() => $"{Rewrite.Before} of {string.Join(", ", Variables.Zip(_types, (name, type) => $"{name}: {type}"))}";

    private static bool MayHave(string variable, IrType type) => variable switch
    {
        "i" or "m" or "n" => type == IrType.Int32,
        "c" or "d" or "s" or "t" => type == IrType.Float64,
        "u" or "v" => type.Form == TypeForm.Vector,
        _ => type.IsFloating && (!char.IsUpper(variable[0]) || type.IsTensor),
    };
}
