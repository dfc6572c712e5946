using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

// Arrays that change hands from trip to trip: (now, next) = (next, now), or x = Step(x). Their shadows change hands the other
// way round. That is lawful where at each moment an array has one name only.
internal sealed partial class ReverseModePass
{
    /// <summary>The slots of a loop that hand on arrays with adjoints: also where a trip replaces its array unseen, which is read after the loop.</summary>
    private int[] CarriedArrays(Instruction loop)
    {
        Block body = loop.Regions[0];
        int[] arrays = [.. Enumerable.Range(0, body.Results.Count).Where(j => body.Arguments[j + 1].Type.IsArray && (_active.Contains(body.Arguments[j + 1].Id) || _active.Contains(body.Results[j])))];
        if (arrays.Length > 0 && Aliased(loop, arrays) is { } name)
            _problems.Add(new Diagnosis(loop.Id, $"'{name}' and another name may stand for one array in the loop"));
        return arrays;
    }

    /// <summary>The shadow of what a loop hands out in a slot.</summary>
    private int ShadowAfter(Instruction loop, int slot)
    {
        Instruction? after = _primal.Body.Everything().FirstOrDefault(value => value.Op == Structural.Project && value.Operands[0] == loop.Id && value.Index == slot);
        if (after is not null && _shadows.TryGetValue(after.Id, out int shadow)) return shadow;
        IrType type = loop.Type.Items[slot];
        int handedOut = _builder.Project(_forward.Map[loop.Id], slot);
        return _builder.Emit(Structural.Buffer, type, null, [.. Enumerable.Range(0, type.Rank).Select(axis => _builder.Extent(handedOut, axis))]);
    }

    // What a trip ends with: the array that it made, or one of those it began with. What it began with and dropped has adjoints by its own reads alone.
    private void EnterArrays(Block body, int[] arrays, ReadOnlySpan<int> arguments)
    {
        for (int a = 0; a < arrays.Length; a++)
        {
            _shadows[body.Results[arrays[a]]] = arguments[a];
            NameAdjoint(arguments[a], _primal[body.Arguments[arrays[a] + 1].Id]);
        }

        foreach (int j in arrays) MakeShadow(body.Arguments[j + 1]);
    }

    // The adjoints by the array that the first trip began with.
    private void HandOn(Instruction array, int shadow)
    {
        if (!_active.Contains(array.Id)) return;
        if (!IsDifferentiated(array))
        {
            _shadows[array.Id] = shadow;
            return;
        }

        _builder.BeginBlock();
        int index = _builder.Argument(IrType.Int32, new ValueName("i", "i", IsGiven: false));
        _builder.Emit(Structural.Accumulate, IrType.None, null, [_forward.Map[array.Id], index, ReadShadow(shadow, [index])]);
        Block copy = _builder.EndBlock([]);
        int zero = _builder.Constant(0, IrType.Int32), length = _builder.Extent(_forward.Map[array.Id], 0);
        _builder.EmitRegions(Structural.For, IrType.Tuple(default), new LoopInfo(1, -1 - array.Id, IsReverse: true), [zero, length], copy);
    }

    /// <summary>A name of an array that has, or may have, another one as well; null where there is none.</summary>
    private string? Aliased(Instruction loop, int[] arrays)
    {
        Block body = loop.Regions[0];
        var scopes = new Scopes(_primal);
        var memory = new MemoryClasses(_primal);
        Instruction[] parts = [.. _primal.Body.Everything().Where(value => value.Op == Structural.Slice)];
        Instruction[] initial = [.. arrays.Select(j => _primal[loop.Operands[j + 2]])], results = [.. arrays.Select(j => _primal[body.Results[j]])];
        bool writes = body.Everything().Any(inner => inner.Op == Structural.Store && body.Arguments.Any(argument => argument.Id == RootOf(inner.Operands[0]).Id));
        for (int a = 0; a < arrays.Length; a++)
        {
            Instruction argument = body.Arguments[arrays[a] + 1];
            bool isOnce = initial.Count(other => other.Id == initial[a].Id) == 1 && results.Count(other => other.Id == results[a].Id) == 1 && argument.Type.Rank == 1 && argument.Type.Element.IsScalar;
            bool isOwn = results[a].Op == Structural.Argument ? body.Arguments.Any(other => other.Id == results[a].Id) : IsMade(results[a]) && body.Body.Any(own => own.Id == results[a].Id);
            bool begins = initial[a].Payload is ParameterInfo ? IsDifferentiated(initial[a]) && !writes : scopes.PathOf(initial[a].Id).SequenceEqual(scopes.PathOf(loop.Id)) && EndsWith(loop, initial[a]);
            bool hasParts = parts.Any(part => memory.Of(part.Id) == memory.Of(argument.Id));
            if (!isOnce || !isOwn || !begins || hasParts) return argument.Name?.Identifier ?? "the array";
        }

        return null;
    }

    // Whether nothing reads or writes the array under its old name once the loop has begun.
    private bool EndsWith(Instruction loop, Instruction array)
    {
        Block block = BlockOf(loop);
        int position = block.Body.Items.ToList().FindIndex(instruction => instruction.Id == loop.Id);
        IEnumerable<Instruction> later = block.Body.Skip(position + 1).Append(loop).SelectMany(instruction => instruction.Regions.SelectMany(region => region.Everything()).Append(instruction));
        IEnumerable<int> results = block.Results.Concat(later.SelectMany(instruction => instruction.Regions.SelectMany(region => region.Results)));
        return !results.Contains(array.Id) && later.Where(instruction => instruction.Id != loop.Id).All(instruction => instruction.Op == Structural.Extent || !instruction.Operands.Contains(array.Id));
    }

    private Block BlockOf(Instruction instruction) =>
        _primal.Body.Everything().SelectMany(outer => outer.Regions).Append(_primal.Body).First(block => block.Body.Any(own => own.Id == instruction.Id));
}
