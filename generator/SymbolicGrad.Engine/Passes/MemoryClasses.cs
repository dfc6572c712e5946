using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Specs;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// Which arrays may share memory: an array and its rows, what branches and loops hand on, what is stored into an array of arrays.
/// Arrays of different classes never do: arguments that are written to are checked for that on entry.
/// </summary>
internal sealed class MemoryClasses
{
    private readonly Function _function;
    private readonly Dictionary<int, int> _parents = [];
    private readonly HashSet<int> _written = [];

    public MemoryClasses(Function function)
    {
        _function = function;
        List<Instruction> all = function.Body.Everything().ToList();
        foreach (Instruction instruction in all) Connect(instruction);
        foreach (Instruction instruction in all)
            if (WrittenBy(instruction) is { } written) _written.Add(written);
    }

    /// <summary>The class of an array: the same number for all that may share memory with it.</summary>
    public int Of(int array)
    {
        int root = array;
        while (_parents.TryGetValue(root, out int parent)) root = parent;
        return root;
    }

    /// <summary>The class of the memory that holds the gradient by an argument of the function.</summary>
    public static int OfGradient(int argument) => -1 - argument;

    /// <summary>Whether anything is written to an array after it was made.</summary>
    public bool IsWritten(int array) => _written.Contains(Of(array));

    /// <summary>The class that an instruction itself, its regions aside, writes to; null for none.</summary>
    public int? WrittenBy(Instruction instruction)
    {
        if (instruction.Op == Structural.Store) return Of(instruction.Operands[0]);
        if (instruction.Op != Structural.Accumulate) return null;
        return IsArgument(instruction.Operands[0]) ? OfGradient(instruction.Operands[0]) : Of(instruction.Operands[0]);
    }

    /// <summary>The class that an instruction reads an element of; null for none.</summary>
    public int? ReadBy(Instruction instruction) => instruction.Op == Structural.Element ? Of(instruction.Operands[0]) : null;

    /// <summary>
    /// Calls of methods that are not followed and take an array that is made or written here, of which they would read
    /// another thing in the reverse sweep, or a part of an array.
    /// </summary>
    public IEnumerable<Diagnosis> UnfollowedReads() => _function.Body.Everything()
        .Where(call => Calls.IsCall(call.Op) && call.Operands.Any(id => _function[id].Type.IsArray && (IsWritten(id) || _function[Of(id)].Op == Structural.Buffer || _function[id].Op == Structural.Slice)))
        .Select(call => new Diagnosis(call.Id, "a method that is not followed takes an array that is made or written here, or a part of one"));

    /// <summary>Parts of arrays that a branch or loop hands on: what they are parts of would have to be known outside.</summary>
    public IEnumerable<Diagnosis> HandedOnParts() => _function.Body.Everything()
        .SelectMany(instruction => instruction.Regions.SelectMany(region => region.Results).Concat(instruction.Op == Structural.For ? instruction.Operands : []))
        .Where(id => _function[id].Op == Structural.Slice)
        .Select(id => new Diagnosis(id, "a branch or loop hands on a part of an array"));

    /// <summary>
    /// Tables that a branch or loop hands on and that may be the caller's or the method's own: these are of two types in generated code.
    /// </summary>
    public IEnumerable<Diagnosis> MixedTables()
    {
        List<Instruction> tables = _function.Body.Everything().Concat(_function.Parameters).Where(value => value.Type is { IsArray: true, Rank: > 1 }).ToList();
        var made = new HashSet<int>(tables.Where(table => table.Op == Structural.Buffer).Select(table => Of(table.Id)));
        var given = new HashSet<int>(tables.Where(table => table.Payload is ParameterInfo).Select(table => Of(table.Id)));
        return tables.Where(table => table.Op == Structural.Project && made.Contains(Of(table.Id)) && given.Contains(Of(table.Id)))
            .Select(table => new Diagnosis(table.Id, "it is an array of two dimensions that is either the caller's or one that is made here"));
    }

    /// <summary>Whether an array, or what it may share its memory with, was made by the function.</summary>
    public bool IsMade(int array) => _function.Body.Everything().Any(value => value.Op == Structural.Buffer && Of(value.Id) == Of(array));

    private bool IsArgument(int id) => _function[id].Op == Structural.Argument && _function[id].Payload is ParameterInfo;

    private void Connect(Instruction instruction)
    {
        if (instruction.Op == Structural.Gradient) _parents[instruction.Id] = OfGradient(instruction.Operands[0]);
        else if (instruction.Op == Structural.Element && instruction.Type.IsArray) Join(instruction.Id, instruction.Operands[0]);
        else if (instruction.Op == Structural.Slice) Join(instruction.Id, instruction.Operands[0]);
        else if (instruction.Op == Structural.Store && _function[instruction.Operands[instruction.Operands.Count - 1]].Type.IsArray) Join(instruction.Operands[0], instruction.Operands[instruction.Operands.Count - 1]);
        else if (instruction.Op == Structural.Project && instruction.Type.IsArray) ConnectResult(instruction.Id, _function[instruction.Operands[0]], instruction.Index);
        else if (instruction.Op == Structural.For) ConnectCarried(instruction);
    }

    private void ConnectResult(int id, Instruction source, int slot)
    {
        foreach (Block region in source.Regions.Take(source.Op == Structural.For ? 1 : 2)) Join(id, region.Results[slot]);
    }

    private void ConnectCarried(Instruction loop)
    {
        Block body = loop.Regions[0];
        for (int j = 0; j < body.Results.Count; j++)
        {
            if (!_function[body.Results[j]].Type.IsArray) continue;
            foreach (Block region in loop.Regions) Join(region.Arguments[j + 1].Id, loop.Operands[j + 2]);
            Join(body.Results[j], loop.Operands[j + 2]);
        }
    }

    private void Join(int one, int other)
    {
        (one, other) = (Of(one), Of(other));
        if (one != other) _parents[System.Math.Max(one, other)] = System.Math.Min(one, other);
    }
}
