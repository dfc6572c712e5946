using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.IR;

/// <summary>Builds a function step by step: shares equal subterms and applies the table of rewrites as it goes.</summary>
internal sealed class FunctionBuilder
{
    private readonly List<Instruction> _values = [];
    private readonly List<OpenBlock> _homes = [];
    private readonly Stack<OpenBlock> _open = new();

    private readonly Dictionary<ValueKey, int> _closed = [];

    public FunctionBuilder() => BeginBlock();

    /// <summary>
    /// Whether a term is found again in a closed block that one of its operands is read from: the reverse sweep may read what the
    /// forward sweep has computed, and a later pass brings it there.
    /// </summary>
    public bool ReadsClosedBlocks { get; set; }

    /// <summary>The definition of a value.</summary>
    public Instruction this[int id] => _values[id];

    public IrType TypeOf(int id) => _values[id].Type;

    public int Argument(IrType type, ValueName? name = null, object? payload = null)
    {
        int id = Add(new Instruction(_values.Count, Structural.Argument, default, type) { Name = name, Payload = payload }, _open.Peek());
        _open.Peek().Arguments.Add(id);
        return id;
    }

    public int Constant(double value, IrType type) => Emit(Structural.Constant, type, new ConstantValue(type.Kind == ScalarKind.Float32 ? (float)value : value), []);

    public int Emit(Op op, params int[] operands) => Emit(op, null, null, operands);

    /// <summary>Adds an instruction, or finds the equal or simpler one that exists.</summary>
    /// <param name="type">The result's type where the op's own rule cannot tell.</param>
    public int Emit(Op op, IrType? type, object? payload, int[] operands)
    {
        // Rewrites call back: should a table ever run in circles, that must be an exception, not the end of the compiler's process.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (type is null)
        {
            var types = ImmutableArray.CreateBuilder<IrType>(operands.Length);
            foreach (int operand in operands) types.Add(TypeOf(operand));
            type = op.TypeRule(types.MoveToImmutable(), payload);
        }

        if (op.HasEffect) return Append(new Instruction(_values.Count, op, operands.ToEquatableArray(), type) { Payload = payload });
        if (Rewriter.Simplify(this, op, payload, operands) is { } simpler) return simpler;

        var key = new ValueKey(op, payload, operands.ToEquatableArray(), type);
        foreach (OpenBlock block in _open)
            if (block.Known.TryGetValue(key, out int known)) return known;
        if (ReadsClosedBlocks && _closed.TryGetValue(key, out int hidden) && operands.Any(operand => _homes[operand] == _homes[hidden])) return hidden;
        OpenBlock home = IsIndexArithmetic(op, type) ? OutermostHome(operands) : _open.Peek();
        int id = Add(new Instruction(_values.Count, op, key.Operands, type) { Payload = payload }, home);
        home.Body.Add(id);
        home.Known.Add(key, id);
        return id;
    }

    /// <summary>Adds an instruction that holds blocks. Such instructions are never shared.</summary>
    public int EmitRegions(Op op, IrType type, object? payload, IEnumerable<int> operands, params Block[] regions) =>
        Append(new Instruction(_values.Count, op, operands.ToEquatableArray(), type) { Payload = payload, Regions = regions.ToEquatableArray() });

    /// <summary>The <paramref name="index"/>th result of an instruction with several.</summary>
    public int Project(int id, int index) => Emit(Structural.Project, TypeOf(id).Items[index], index, [id]);

    /// <summary>The extent of a tensor or array along an axis, as an integer value traced back to where it is decided.</summary>
    public int Extent(int id, int axis)
    {
        while (true)
        {
            Instruction definition = _values[id];
            if (definition.Op.Kind == OpKind.Elementwise)
            {
                id = definition.Operands.First(operand => TypeOf(operand).IsTensor);
            }
            else if (definition.Op.ShapeRule?.Invoke(axis) is { } source)
            {
                id = definition.Operands[source.Operand];
                if (source.Axis == ShapeSource.TheValue) return id;
                axis = source.Axis;
            }
            else
            {
                return Emit(Structural.Extent, IrType.Int32, axis, [id]);
            }
        }
    }

    /// <summary>A version of memory that no other read has.</summary>
    public int FreshVersion() => -1 - _values.Count;

    /// <summary>Gives a value a name, unless it has one that came first or that the user gave.</summary>
    public void Name(int id, ValueName name)
    {
        Instruction instruction = _values[id];
        if (instruction.Name is not null && (instruction.Name.IsGiven || !name.IsGiven)) return;
        if (instruction.Op == Structural.Constant) return;
        _values[id] = instruction with { Name = name };
    }

    public void BeginBlock() => _open.Push(new OpenBlock());

    /// <summary>Closes the innermost block.</summary>
    public Block EndBlock(IEnumerable<int> results)
    {
        OpenBlock block = _open.Pop();
        foreach (KeyValuePair<ValueKey, int> known in block.Known)
            if (known.Key.Op.Kind != OpKind.Structural && known.Key.Type.IsScalar && !ReadsClosedBlocks) _closed[known.Key] = known.Value;
        return new Block(
            block.Arguments.Select(id => _values[id]).ToEquatableArray(),
            block.Body.Select(id => _values[id]).ToEquatableArray(),
            results.ToEquatableArray());
    }

    /// <summary>Closes the outermost block, which is the function's body.</summary>
    public Function Finish(string name, IEnumerable<int> results)
    {
        if (_open.Count != 1) throw new IrException($"{_open.Count - 1} blocks of '{name}' were left open.");
        return new Function(name, EndBlock(results));
    }

    // Extents and what is computed of them belong outside the loops that do not change them: there they size what the loops need.
    private static bool IsIndexArithmetic(Op op, IrType type) =>
        op == Structural.Constant || op == Structural.Extent || op == Structural.TripCount || (type == IrType.Int32 && op.Name is ("Add" or "Subtract" or "Multiply"));

    /// <summary>The outermost open block in which all operands can be read.</summary>
    private OpenBlock OutermostHome(int[] operands)
    {
        OpenBlock home = _open.Last();
        foreach (OpenBlock block in _open.Reverse())
            if (operands.Any(operand => _homes[operand] == block)) home = block;
        return operands.All(operand => _open.Contains(_homes[operand])) ? home : _open.Peek();
    }

    private int Append(Instruction instruction)
    {
        int id = Add(instruction, _open.Peek());
        _open.Peek().Body.Add(id);
        return id;
    }

    private int Add(Instruction instruction, OpenBlock home)
    {
        _values.Add(instruction);
        _homes.Add(home);
        return instruction.Id;
    }

    private sealed class OpenBlock
    {
        public List<int> Arguments { get; } = [];

        public List<int> Body { get; } = [];

        public Dictionary<ValueKey, int> Known { get; } = [];
    }

    private readonly record struct ValueKey(Op Op, object? Payload, EquatableArray<int> Operands, IrType Type);
}
