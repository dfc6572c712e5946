using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

// Arrays: each one that is active has a shadow with the adjoints of its elements. For a differentiated argument that is the
// gradient itself, for an array made on the way another array, made where the reverse sweep first meets it.
internal sealed partial class ReverseModePass
{
    private readonly Dictionary<int, int> _shadows = [];

    // The adjoints that the caller gives of the arrays that the function returns.
    private readonly Dictionary<int, int> _upstreamArrays = [];

    // What the array holds before the first store are zeros, and after the last read nobody adds to its shadow: it lives as long as the block does, in reverse.
    private void MakeShadows(Block block)
    {
        foreach (Instruction array in block.Body.Where(instruction => instruction.Type.IsArray && _active.Contains(instruction.Id) && IsMade(instruction))) MakeShadow(array);
        if (block != _primal.Body) return;
        foreach (Instruction scratch in _primal.Parameters.Where(parameter => parameter.Type.IsArray && _active.Contains(parameter.Id) && !IsDifferentiated(parameter))) MakeShadow(scratch);
    }

    private bool IsMade(Instruction array) => array.Op == Structural.Buffer || (array.Op == Structural.Project && (_primal[array.Operands[0]].Op == Structural.For || IsMadeInEachArm(array)));

    private void MakeShadow(Instruction array)
    {
        if (_shadows.ContainsKey(array.Id)) return;
        if (array.Type.Element.IsArray)
        {
            _problems.Add(new Diagnosis(array.Id, $"'{array.Name?.Identifier}' is an array of arrays that is written to"));
            return;
        }

        int shadow = _builder.Emit(Structural.Buffer, array.Type, null, _forward.ExtentsOf(array));
        NameAdjoint(shadow, array);
        _shadows.Add(array.Id, shadow);
        if (_upstreamArrays.TryGetValue(array.Id, out int upstream)) _builder.Emit(Structural.Accumulate, IrType.None, null, [shadow, upstream]);
    }

    private void ReverseElement(Instruction element, int adjoint)
    {
        if (PathTo(element.Operands[0], isRead: false) is not { } path) return;
        _builder.Emit(Structural.Accumulate, IrType.None, null, [path.Adjoints, .. path.Indices, .. element.Operands.Skip(1).Select(id => _forward.Map[id]), adjoint]);
    }

    // z[i] = v: what z[i] was before no longer matters, and the adjoint of the new z[i] goes to v.
    private void ReverseStore(Instruction store)
    {
        if (!IsActiveStore(store)) return;
        if (PathTo(store.Operands[0], isRead: true) is not { } path) return;
        int shadow = path.Adjoints;
        int[] place = [.. path.Indices, .. store.Operands.Skip(1).Take(store.Operands.Count - 2).Select(id => _forward.Map[id])];
        int value = ActivityAnalysis.Stored(store);
        if (Addend(store) is { } addend)
        {
            // z[i] += v leaves the adjoint of z[i] as it is.
            if (_active.Contains(addend.Value)) ContributeTo(addend.Value, addend.IsNegative);
            return;
        }

        if (_active.Contains(value)) ContributeTo(value, isNegative: false);
        int zero = _builder.Constant(0, IrType.Scalar(_primal[store.Operands[0]].Type.Kind));
        _builder.Emit(Structural.Store, IrType.None, null, [shadow, .. place, zero]);

        void ContributeTo(int id, bool isNegative)
        {
            int adjoint = ReadShadow(shadow, place);
            if (isNegative) adjoint = _builder.Emit(ArithmeticRows.Negate, adjoint);
            Contribute(id, adjoint);
        }
    }

    // Every read of a shadow stands by itself: what is added in between has no version yet.
    private int ReadShadow(int shadow, int[] place)
    {
        IrType type = _builder.TypeOf(shadow);
        for (int used = 0; used < place.Length; type = type.Element)
        {
            shadow = _builder.Emit(Structural.Element, type.Element, _builder.FreshVersion(), [shadow, .. place.Skip(used).Take(type.Rank)]);
            used += type.Rank;
        }

        return shadow;
    }

    /// <summary>The v of z[i] = z[i] + v, where nobody else reads that z[i].</summary>
    private (int Value, bool IsNegative)? Addend(Instruction store)
    {
        Instruction sum = _primal[ActivityAnalysis.Stored(store)];
        if (sum.Op != ArithmeticRows.Add && sum.Op != ArithmeticRows.Subtract) return null;
        if (_readers[sum.Id] != 1) return null;
        for (int i = 0; i < (sum.Op == ArithmeticRows.Add ? 2 : 1); i++)
        {
            Instruction before = _primal[sum.Operands[i]];
            bool isSamePlace = before.Op == Structural.Element && before.Operands.SequenceEqual(store.Operands.Take(store.Operands.Count - 1));
            if (isSamePlace && _readers[before.Id] == 1 && _versions.IsCurrent(before, store.Id) && sum.Operands[1 - i] != before.Id) return (sum.Operands[1 - i], sum.Op == ArithmeticRows.Subtract);
        }

        return null;
    }

    private bool IsActiveStore(Instruction instruction) => instruction.Op == Structural.Store && _active.Contains(instruction.Operands[0]);

    /// <summary>The array that holds the adjoints of another one, for reading and writing.</summary>
    private int? ShadowOf(Instruction root) => IsDifferentiated(root) ? _builder.Emit(Structural.Gradient, _forward.Map[root.Id]) : AdjointsOf(root);

    /// <summary>What contributions are added to: an argument for its gradient, else the shadow.</summary>
    private int? AdjointsOf(Instruction root)
    {
        if (IsDifferentiated(root)) return _forward.Map[root.Id];
        if (_shadows.TryGetValue(root.Id, out int shadow)) return shadow;
        _problems.Add(new Diagnosis(root.Id, $"which array '{root.Name?.Identifier}' is depends on what is computed"));
        return null;
    }

    /// <summary>The array in which the adjoints of an array lie, and the indices on the way to them. A part of an array has a part of its shadow.</summary>
    /// <param name="isRead">Whether they are read and written, and not only added to.</param>
    private (int Adjoints, ImmutableArray<int> Indices)? PathTo(int array, bool isRead)
    {
        Instruction at = _primal[array];
        if (at.Op == Structural.Element)
            return PathTo(at.Operands[0], isRead) is { } row ? (row.Adjoints, row.Indices.AddRange(at.Operands.Skip(1).Select(id => _forward.Map[id]))) : null;
        if (at.Op != Structural.Slice) return (isRead ? ShadowOf(at) : AdjointsOf(at)) is { } root ? (root, []) : null;
        if (PathTo(at.Operands[0], isRead: true) is not { } whole) return null;
        int part = _builder.Emit(Structural.Slice, ReadShadow(whole.Adjoints, [.. whole.Indices]), _forward.Map[at.Operands[1]], _forward.Map[at.Operands[2]]);
        NameAdjoint(part, at);
        return (part, []);
    }

    /// <summary>The array that a row or a part belongs to in the end.</summary>
    private Instruction RootOf(int array)
    {
        Instruction root = _primal[array];
        while (root.Op == Structural.Element || root.Op == Structural.Slice) root = _primal[root.Operands[0]];
        return root;
    }

    private static bool IsDifferentiated(Instruction root) => root.Payload is ParameterInfo { Role: ParameterRole.Variable or ParameterRole.Member };
}
