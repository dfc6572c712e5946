using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// Adds to a function its tangent: an argument for the tangent of each differentiated argument, the tangent of everything active
/// beside its value, and the tangents of the floating-point results after the results. In several directions at once, values are
/// computed once and tangents are held as <see cref="TangentForm"/> says.
/// </summary>
/// <remarks>
/// Values and tangents are computed in one order, so that nothing is saved. The result of one direction is a function like others, and may
/// be differentiated again, forward or in reverse: the tangents given by the caller count as constants.
/// Source: A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition (2008), section 3.1; several directions: its "vector mode".
/// </remarks>
internal sealed partial class TangentPass : PrimalCopier
{
    private readonly Function _primal;
    private readonly HashSet<int> _active;
    private readonly TangentNames _names;
    private readonly TangentForm _form;
    private readonly List<Diagnosis> _problems = [];

    // By primal value, and by instruction with several results and the result's index: there, which results of the copy they are.
    private readonly Dictionary<int, ImmutableArray<int>> _tangents = [];
    private readonly Dictionary<(int Instruction, int Result), ImmutableArray<int>> _tangentResults = [];

    private TangentPass(Function primal, TangentNames names, TangentForm form)
        : base(new FunctionBuilder())
    {
        _primal = primal;
        _names = names;
        _form = form;
        _active = ActivityAnalysis.Run(primal);
    }

    /// <summary>The function that computes the value and its tangent in one direction; null with reasons where it cannot be derived.</summary>
    public static (Function? Tangent, ImmutableArray<Diagnosis> Problems) Run(Function primal, TangentNames names) => Run(primal, names, new TangentForm(primal, directions: 1), static _ => false);

    /// <summary>The function that computes the value and its tangents; null with reasons where it cannot be derived.</summary>
    /// <param name="separate">Of the results, those whose tangents are wanted one for each direction.</param>
    public static (Function? Tangent, ImmutableArray<Diagnosis> Problems) Run(Function primal, TangentNames names, TangentForm form, Func<int, bool> separate)
    {
        var pass = new TangentPass(primal, names, form);
        foreach ((Instruction array, int choice) in form.InTwoForms())
            pass._problems.Add(new Diagnosis(choice, $"in four directions the array '{Function.InfoOf(array).Access}' cannot take the place of one in a struct, object or member, whose tangents come one by one; leave FourDirections off"));
        Function tangent = pass.Differentiate(separate);
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

    private Function Differentiate(Func<int, bool> separate)
    {
        CopyArguments(_primal.Body);
        foreach (Instruction parameter in _primal.Parameters.Where(ActivityAnalysis.IsDifferentiated)) SetTangent(parameter, ArgumentsOf(parameter));

        // What the method keeps in data varies with the rest.
        foreach (Instruction scratch in _primal.Parameters.Where(parameter => _active.Contains(parameter.Id) && !ActivityAnalysis.IsDifferentiated(parameter))) SetTangent(scratch, Zero(scratch.Id));
        CopyBody(_primal.Body);
        int[] results = _primal.Body.Results.ToArray();
        IEnumerable<int> tangents = Enumerable.Range(0, results.Length).Where(r => _primal[results[r]].Type.IsFloating)
            .SelectMany(r => separate(r) ? Directed(results[r]) : TangentOrZero(results[r])).ToArray();
        return Builder.Finish(_primal.Name, results.Select(id => Map[id]).Concat(tangents));
    }

    private ImmutableArray<int> ArgumentsOf(Instruction parameter)
    {
        ParameterInfo info = Function.InfoOf(parameter);
        ValueName? name = parameter.Name is { } primal ? _names.TangentOf(primal) : null;
        if (_form.Directions == 1 || !TangentForm.ComesSeparately(info, parameter.Type))
            return [Builder.Argument(_form.TypeOf(parameter.Id), name, info with { Access = _names.AccessOf(info, null), Role = ParameterRole.Tangent })];

        ImmutableArray<int> each = [.. Enumerable.Range(0, _form.Directions).Select(k => Builder.Argument(parameter.Type, name is null ? null : TangentNames.InDirection(name, k), info with { Access = _names.AccessOf(info, k), Role = ParameterRole.Tangent }))];
        return parameter.Type.IsScalar ? [Builder.Emit(Directions.Four, [.. each])] : each;
    }

    private ImmutableArray<int> TangentOf(Instruction instruction)
    {
        if (instruction.Op == Structural.Project) return [.. _tangentResults[(instruction.Operands[0], instruction.Index)].Select(result => Builder.Project(Map[instruction.Operands[0]], result))];
        if (instruction.Op == Calls.Call) return TangentOfCall(instruction);
        if (instruction.Op == Structural.Element) return TangentOfElement(instruction);
        if (instruction.Op == Structural.Buffer) return Zero(instruction.Id);
        if (instruction.Op == Structural.Slice) return [.. TangentOrZero(instruction.Operands[0]).Select(array => Builder.Emit(Structural.Slice, array, Map[instruction.Operands[1]], Map[instruction.Operands[2]]))];
        return InEachDirection(instruction, tangentOf =>
        {
            int tangent = Enumerable.Range(0, instruction.Operands.Count)
                .Where(i => _active.Contains(instruction.Operands[i]) && ActivityAnalysis.Passes(instruction, i))
                .Select(i => PartOf(instruction, i, tangentOf(instruction.Operands[i])))
                .ToArray()
                .Aggregate((sum, part) => Builder.Emit(ArithmeticRows.Add, sum, part));
            return instruction.Type.IsTensor && Builder.TypeOf(tangent).IsScalar ? Filled(tangent, Map[instruction.Id]) : tangent;
        });
    }

    private ImmutableArray<int> TangentOfElement(Instruction element)
    {
        int[] indices = [.. element.Operands.Skip(1).Select(id => Map[id])];
        ImmutableArray<int> each = [.. TangentOrZero(element.Operands[0]).Select(array => Builder.Emit(Structural.Element, null, element.Payload, [array, .. indices]))];
        return each.Length > 1 && element.Type.IsScalar ? [Builder.Emit(Directions.Four, [.. each])] : each;
    }

    // Where the value does not vary, its place does: what stood there before had a tangent.
    private void StoreTangent(Instruction store)
    {
        ImmutableArray<int> arrays = TangentOrZero(store.Operands[0]);
        int stored = ActivityAnalysis.Stored(store);
        ImmutableArray<int> tangents = arrays.Length > 1 ? Directed(stored) : TangentOrZero(stored);
        int[] indices = [.. store.Operands.Skip(1).Take(store.Operands.Count - 2).Select(id => Map[id])];
        for (int k = 0; k < arrays.Length; k++) Builder.Emit(Structural.Store, IrType.None, null, [arrays[k], .. indices, tangents[k]]);
    }

    /// <summary>What the tangent of one operand adds to the tangent of the result.</summary>
    private int PartOf(Instruction instruction, int operand, int tangent)
    {
        Op op = instruction.Op;
        if (op.Tangent == TangentRule.Multilinear)
            return Builder.Emit(op, instruction.Operands.Select((id, i) => i == operand ? tangent : Map[id]).ToArray());

        bool isStated = op.Tangent == TangentRule.Stated;
        ImmutableArray<string?> formulas = isStated ? op.Tangents : op.Adjoints;
        if (operand >= formulas.Length)
        {
            _problems.Add(new Diagnosis(instruction.Id, $"no derivative of {op.Name} by its operand {operand + 1} is known"));
            return tangent;
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
        int[] operands = [.. loop.Operands.Select(id => Map[id]), .. varying.SelectMany(j => TangentOrZero(loop.Operands[j + 2]))];

        Builder.BeginBlock();
        CopyArguments(body);
        foreach (int j in varying) SetTangent(body.Arguments[j + 1], NewArguments(body.Arguments[j + 1]));
        CopyBody(body);
        Block copy = Builder.EndBlock([.. body.Results.Select(id => Map[id]), .. varying.SelectMany(j => TangentOrZero(body.Results[j]))]);
        Block[] regions = loop.Head is { } head ? [copy, CopyHead(head, varying)] : [copy];
        Map[loop.Id] = Builder.EmitRegions(loop.Op, WithTangents(loop, varying), loop.Payload, operands, regions);
    }

    private Block CopyHead(Block head, int[] varying)
    {
        Builder.BeginBlock();
        CopyArguments(head);
        foreach (int j in varying) NewArguments(head.Arguments[j + 1]);
        CopyBody(head);
        return Builder.EndBlock(head.Results.Select(id => Map[id]).ToArray());
    }

    private ImmutableArray<int> NewArguments(Instruction argument) => [.. Enumerable.Range(0, _form.CountOf(argument.Id)).Select(_ => Builder.Argument(_form.TypeOf(argument.Id)))];

    private bool IsEnd(Instruction project) => _primal[project.Operands[0]] is { } source && source.Op == Structural.For && project.Index == source.Regions[0].Results.Count;

    private void CopyBranch(Instruction branch)
    {
        int[] varying = VaryingSlots(branch, j => branch.Regions.Select(region => region.Results[j]));
        Block[] regions = branch.Regions.Select(region =>
        {
            Builder.BeginBlock();
            CopyBody(region);
            return Builder.EndBlock([.. region.Results.Select(id => Map[id]), .. varying.SelectMany(j => TangentOrZero(region.Results[j]))]);
        }).ToArray();
        Map[branch.Id] = Builder.EmitRegions(branch.Op, WithTangents(branch, varying), branch.Payload, [Map[branch.Operands[0]]], regions);
    }

    /// <summary>The results of a loop or branch that have tangents, which are handed out after all values of its regions.</summary>
    private int[] VaryingSlots(Instruction instruction, Func<int, IEnumerable<int>> valuesOf)
    {
        int next = instruction.Regions[0].Results.Count;
        int[] varying = Enumerable.Range(0, next).Where(j => valuesOf(j).Any(_active.Contains)).ToArray();
        foreach (int j in varying)
        {
            int count = _form.CountOf(instruction.Regions[0].Results[j]);
            _tangentResults.Add((instruction.Id, j), [.. Enumerable.Range(next, count)]);
            next += count;
        }

        return varying;
    }

    private IrType WithTangents(Instruction instruction, int[] varying)
    {
        IEnumerable<IrType> items = instruction.Type.Items;
        EquatableArray<int> results = instruction.Regions[0].Results;
        return IrType.Tuple(items.Take(results.Count).Concat(varying.SelectMany(j => Enumerable.Repeat(_form.TypeOf(results[j]), _form.CountOf(results[j])))).Concat(items.Skip(results.Count)).ToEquatableArray());
    }

    private void SetTangent(Instruction primal, ImmutableArray<int> tangents)
    {
        _tangents[primal.Id] = tangents;
        if (primal.Name is not { } given) return;
        ValueName name = _names.TangentOf(given);
        for (int k = 0; k < tangents.Length; k++) Builder.Name(tangents[k], tangents.Length == 1 ? name : TangentNames.InDirection(name, k));
    }

    private ImmutableArray<int> TangentOrZero(int id) => _tangents.TryGetValue(id, out ImmutableArray<int> tangents) ? tangents : Zero(id);

    private ImmutableArray<int> Zero(int like)
    {
        IrType type = _form.TypeOf(like);
        return [.. Enumerable.Range(0, _form.CountOf(like)).Select(_ => type.IsArray ? ZeroArray(type, like) : ZeroValue(type, like))];
    }

    private int ZeroValue(IrType type, int like)
    {
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
