using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// Adds to a function its tangent: an argument for the tangent of each differentiated argument, the tangent of everything active
/// beside its value, and the tangents of the floating-point results after the results.
/// </summary>
/// <remarks>
/// Values and tangents are computed in one order, so that nothing is saved. The result is a function like others, and may be
/// differentiated again, forward or in reverse: the tangents given by the caller count as constants.
/// Source: A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition (2008), section 3.1.
/// </remarks>
internal sealed partial class TangentPass : PrimalCopier
{
    private readonly Function _primal;
    private readonly HashSet<int> _active;
    private readonly TangentNames _names;
    private readonly List<Diagnosis> _problems = [];

    // By primal value, and by instruction with several results and the result's index.
    private readonly Dictionary<int, int> _tangents = [];
    private readonly Dictionary<(int Instruction, int Result), int> _tangentResults = [];

    private TangentPass(Function primal, TangentNames names)
        : base(new FunctionBuilder())
    {
        _primal = primal;
        _names = names;
        _active = ActivityAnalysis.Run(primal);
    }

    /// <summary>The function that computes the value and its tangent; null with reasons where it cannot be derived.</summary>
    public static (Function? Tangent, ImmutableArray<Diagnosis> Problems) Run(Function primal, TangentNames names)
    {
        var pass = new TangentPass(primal, names);
        Function tangent = pass.Differentiate();
        return pass._problems.Count == 0 ? (tangent, []) : (null, pass._problems.ToImmutableArray());
    }

    protected override void Copy(Instruction instruction)
    {
        if (instruction.Op == Structural.For)
        {
            CopyLoop(instruction);
        }
        else if (instruction.Op == Structural.If)
        {
            CopyBranch(instruction);
        }
        else if (instruction.Op == Structural.Project && IsEnd(instruction))
        {
            // Where a loop ended stays its last result.
            Map[instruction.Id] = Builder.Project(Map[instruction.Operands[0]], Builder.TypeOf(Map[instruction.Operands[0]]).Items.Count - 1);
        }
        else if (HasForward(instruction))
        {
            CopyWithTangent(instruction);
        }
        else
        {
            // The tangent of a store first, while what it reads is still there.
            if (instruction.Op == Structural.Store && _active.Contains(instruction.Operands[0])) StoreTangent(instruction);
            base.Copy(instruction);
            if (_active.Contains(instruction.Id)) SetTangent(instruction, TangentOf(instruction));
        }
    }

    private Function Differentiate()
    {
        CopyArguments(_primal.Body);
        foreach (Instruction parameter in _primal.Parameters.Where(ActivityAnalysis.IsDifferentiated))
        {
            ParameterInfo info = Function.InfoOf(parameter);
            ValueName? name = parameter.Name is { } primal ? _names.TangentOf(primal) : null;
            _tangents[parameter.Id] = Builder.Argument(parameter.Type, name, info with { Access = _names.AccessOf(info), Role = ParameterRole.Tangent });
        }

        // What the method keeps in data varies with the rest.
        foreach (Instruction scratch in _primal.Parameters.Where(parameter => _active.Contains(parameter.Id) && !ActivityAnalysis.IsDifferentiated(parameter))) SetTangent(scratch, Zero(scratch.Type, scratch.Id));
        CopyBody(_primal.Body);
        int[] results = _primal.Body.Results.ToArray();
        IEnumerable<int> tangents = results.Where(id => _primal[id].Type.IsFloating).Select(TangentOrZero).ToArray();
        return Builder.Finish(_primal.Name, results.Select(id => Map[id]).Concat(tangents));
    }

    private int TangentOf(Instruction instruction)
    {
        if (instruction.Op == Structural.Project) return Builder.Project(Map[instruction.Operands[0]], _tangentResults[(instruction.Operands[0], instruction.Index)]);
        if (instruction.Op == Calls.Call) return TangentOfCall(instruction);
        if (instruction.Op == Structural.Element) return Builder.Emit(Structural.Element, null, instruction.Payload, [TangentOrZero(instruction.Operands[0]), .. instruction.Operands.Skip(1).Select(id => Map[id])]);
        if (instruction.Op == Structural.Buffer) return Zero(instruction.Type, instruction.Id);
        if (instruction.Op == Structural.Slice) return Builder.Emit(Structural.Slice, TangentOrZero(instruction.Operands[0]), Map[instruction.Operands[1]], Map[instruction.Operands[2]]);
        int[] parts = Enumerable.Range(0, instruction.Operands.Count)
            .Where(i => _active.Contains(instruction.Operands[i]) && ActivityAnalysis.Passes(instruction, i))
            .Select(i => PartOf(instruction, i))
            .ToArray();
        int tangent = parts.Aggregate((sum, part) => Builder.Emit(ArithmeticRows.Add, sum, part));
        return instruction.Type.IsTensor && Builder.TypeOf(tangent).IsScalar ? Filled(tangent, Map[instruction.Id]) : tangent;
    }

    // Where the value does not vary, its place does: what stood there before had a tangent.
    private void StoreTangent(Instruction store)
    {
        int tangent = TangentOrZero(ActivityAnalysis.Stored(store));
        Builder.Emit(Structural.Store, IrType.None, null, [TangentOrZero(store.Operands[0]), .. store.Operands.Skip(1).Take(store.Operands.Count - 2).Select(id => Map[id]), tangent]);
    }

    /// <summary>What the tangent of one operand adds to the tangent of the result.</summary>
    private int PartOf(Instruction instruction, int operand)
    {
        Op op = instruction.Op;
        int tangent = _tangents[instruction.Operands[operand]];
        if (op.Tangent == TangentRule.Multilinear)
            return Builder.Emit(op, instruction.Operands.Select((id, i) => i == operand ? tangent : Map[id]).ToArray());

        bool isStated = op.Tangent == TangentRule.Stated;
        ImmutableArray<string?> formulas = isStated ? op.Tangents : op.Adjoints;
        if (operand >= formulas.Length)
        {
            _problems.Add(new Diagnosis(instruction.Id, $"no derivative of {op.Name} by its operand {operand + 1} is known"));
            return Zero(instruction.Type, instruction.Id);
        }

        Dictionary<string, int> values = op.OperandNames.Zip(instruction.Operands, (name, id) => (name, id)).ToDictionary(pair => pair.name, pair => Map[pair.id]);
        int upstream = op.Tangent == TangentRule.Gradient ? Builder.Constant(1, instruction.Type) : tangent;
        foreach ((string name, int value) in new[] { ("y", Map[instruction.Id]), ("dy", upstream), ("g", upstream), ("d" + op.OperandNames[operand], tangent) })
            if (!values.ContainsKey(name)) values.Add(name, value);
        int part = FormulaBuilder.Build(Builder, FormulaBuilder.Parse(formulas[operand]!), values, instruction.Type.Kind);
        return op.Tangent == TangentRule.Gradient ? Builder.Emit(TensorRows.Dot, part, tangent) : part;
    }

    private void CopyLoop(Instruction loop)
    {
        Block body = loop.Regions[0];
        int[] varying = VaryingSlots(loop, j => [loop.Operands[j + 2], body.Arguments[j + 1].Id, body.Results[j]]);
        int[] operands = [.. loop.Operands.Select(id => Map[id]), .. varying.Select(j => TangentOrZero(loop.Operands[j + 2]))];

        Builder.BeginBlock();
        CopyArguments(body);
        foreach (int j in varying) SetTangent(body.Arguments[j + 1], Builder.Argument(body.Arguments[j + 1].Type));
        CopyBody(body);
        Block copy = Builder.EndBlock([.. body.Results.Select(id => Map[id]), .. varying.Select(j => TangentOrZero(body.Results[j]))]);
        Block[] regions = loop.Head is { } head ? [copy, CopyHead(head, varying)] : [copy];
        Map[loop.Id] = Builder.EmitRegions(loop.Op, WithTangents(loop, varying), loop.Payload, operands, regions);
    }

    private Block CopyHead(Block head, int[] varying)
    {
        Builder.BeginBlock();
        CopyArguments(head);
        foreach (int j in varying) Builder.Argument(head.Arguments[j + 1].Type);
        CopyBody(head);
        return Builder.EndBlock(head.Results.Select(id => Map[id]).ToArray());
    }

    private bool IsEnd(Instruction project) => _primal[project.Operands[0]] is { } source && source.Op == Structural.For && project.Index == source.Regions[0].Results.Count;

    private void CopyBranch(Instruction branch)
    {
        int[] varying = VaryingSlots(branch, j => branch.Regions.Select(region => region.Results[j]));
        Block[] regions = branch.Regions.Select(region =>
        {
            Builder.BeginBlock();
            CopyBody(region);
            return Builder.EndBlock([.. region.Results.Select(id => Map[id]), .. varying.Select(j => TangentOrZero(region.Results[j]))]);
        }).ToArray();
        Map[branch.Id] = Builder.EmitRegions(branch.Op, WithTangents(branch, varying), branch.Payload, [Map[branch.Operands[0]]], regions);
    }

    /// <summary>The results of a loop or branch that have tangents, which are handed out after all values of its regions.</summary>
    private int[] VaryingSlots(Instruction instruction, System.Func<int, IEnumerable<int>> valuesOf)
    {
        int count = instruction.Regions[0].Results.Count;
        int[] varying = Enumerable.Range(0, count).Where(j => valuesOf(j).Any(_active.Contains)).ToArray();
        for (int v = 0; v < varying.Length; v++) _tangentResults.Add((instruction.Id, varying[v]), count + v);
        return varying;
    }

    private static IrType WithTangents(Instruction instruction, int[] varying)
    {
        IEnumerable<IrType> items = instruction.Type.Items;
        int count = instruction.Regions[0].Results.Count;
        return IrType.Tuple(items.Take(count).Concat(varying.Select(j => instruction.Type.Items[j])).Concat(items.Skip(count)).ToEquatableArray());
    }

    private void SetTangent(Instruction primal, int tangent)
    {
        _tangents[primal.Id] = tangent;
        if (primal.Name is { } name) Builder.Name(tangent, _names.TangentOf(name));
    }

    private int TangentOrZero(int id) => _tangents.TryGetValue(id, out int tangent) ? tangent : Zero(_primal[id].Type, id);

    private int Zero(IrType type, int like)
    {
        if (type.IsArray) return ZeroArray(type, like);
        int zero = Builder.Constant(0, IrType.Scalar(type.Kind));
        return type.IsTensor ? Filled(zero, Map[like]) : zero;
    }

    private int ZeroArray(IrType type, int like)
    {
        if (!type.Element.IsScalar) _problems.Add(new Diagnosis(like, $"the tangent of '{_primal[like].Name?.Identifier}' would be an array of arrays that is made here"));
        return Builder.Emit(Structural.Buffer, type, null, Enumerable.Range(0, type.Rank).Select(axis => Builder.Extent(Map[like], axis)).ToArray());
    }

    private int Filled(int number, int like) =>
        Builder.Emit(Primitives.Get("Fill"), [number, .. Enumerable.Range(0, Builder.TypeOf(like).Rank).Select(axis => Builder.Extent(like, axis))]);
}
