using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Tests.Support;

/// <summary>Builds functions by hand in few words, as capture would from C#.</summary>
internal sealed class FunctionSketch(ScalarKind kind = ScalarKind.Float64)
{
    private int _loops;

    public FunctionBuilder Builder { get; } = new();

    public IrType Scalar { get; } = IrType.Scalar(kind);

    public IrType Vector { get; } = IrType.Vector(kind);

    public IrType Matrix { get; } = IrType.Matrix(kind);

    public static ValueName NameOf(string identifier) => new(identifier, MathSymbols.Of(identifier), IsGiven: true);

    public int Variable(string name, IrType? type = null) => Argument(name, type ?? Scalar, ParameterRole.Variable);

    public int Member(string name, IrType type) => Argument(name, type, ParameterRole.Member);

    public int Data(string name, IrType type) => Argument(name, type, ParameterRole.Data);

    public int Number(double value) => Builder.Constant(value, Scalar);

    public int Integer(int value) => Builder.Constant(value, IrType.Int32);

    /// <summary>Applies an op of the table.</summary>
    public int Apply(string op, params int[] operands) => Builder.Emit(Primitives.Get(op), operands);

    public int Element(int array, params int[] indices) => Builder.Emit(Structural.Element, [array, .. indices]);

    public int Named(string name, int id)
    {
        Builder.Name(id, NameOf(name));
        return id;
    }

    /// <summary>A loop over <c>[first, bound)</c>.</summary>
    /// <param name="body">From the index and the carried values to the values handed on.</param>
    /// <returns>The carried values at the end.</returns>
    public int[] Loop(int first, int bound, int[] initial, Func<int, int[], int[]> body, int step = 1)
    {
        IrType[] types = initial.Select(Builder.TypeOf).ToArray();
        int label = _loops++;
        Builder.BeginBlock();
        int index = Builder.Argument(IrType.Int32, NameOf("i"));
        int[] carried = types.Select(type => Builder.Argument(type)).ToArray();
        Block block = Builder.EndBlock(body(index, carried));
        int loop = Builder.EmitRegions(Structural.For, IrType.Tuple(types.ToEquatableArray()), new LoopInfo(step, label, IsReverse: false), [first, bound, .. initial], block);
        return types.Select((_, j) => Builder.Project(loop, j)).ToArray();
    }

    /// <summary>A loop over the elements of an array.</summary>
    public int[] LoopOver(int array, int[] initial, Func<int, int[], int[]> body) => Loop(Integer(0), Builder.Extent(array, 0), initial, body);

    public int[] Branch(int condition, Func<int[]> then, Func<int[]> otherwise)
    {
        Block[] regions = new[] { then, otherwise }.Select(region =>
        {
            Builder.BeginBlock();
            return Builder.EndBlock(region());
        }).ToArray();
        IrType[] types = regions[0].Results.Select(Builder.TypeOf).ToArray();
        int branch = Builder.EmitRegions(Structural.If, IrType.Tuple(types.ToEquatableArray()), null, [condition], regions);
        return types.Select((_, j) => Builder.Project(branch, j)).ToArray();
    }

    public Function Finish(params int[] results) => Builder.Finish("F", results);

    private int Argument(string name, IrType type, ParameterRole role) => Builder.Argument(type, NameOf(name), new ParameterInfo(name, role));
}
