using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;

namespace SymbolicGrad.Engine.Scheduling;

// An element of an array that is written to may be read inside a later expression only if nothing writes to the array before that.
internal sealed partial class Schedule
{
    /// <summary>The place of what is read at the end of a block, or further away.</summary>
    private const int End = int.MaxValue;

    private readonly MemoryClasses _memory;
    private readonly Dictionary<int, int> _positions = [];
    private readonly Dictionary<Block, List<(int Position, HashSet<int> Memory)>> _writes = new(ReferenceComparer.Instance);

    // For each value the last position, in its block, of a statement that it is written out in.
    private readonly Dictionary<int, int> _places = [];

    private void IndexMemory(Block block)
    {
        var writes = new List<(int Position, HashSet<int> Memory)>();
        for (int position = 0; position < block.Body.Count; position++)
        {
            Instruction instruction = block.Body[position];
            _positions[instruction.Id] = position;
            MemoryUse use = MemoryUse.Of(instruction, _memory);
            use.Written.UnionWith(use.Added);
            if (use.Written.Count > 0) writes.Add((position, use.Written));
        }

        _writes.Add(block, writes);
    }

    private void NotePlace(Instruction instruction, Block block) => _places[instruction.Id] = IsStatement(instruction) ? _positions[instruction.Id] : LastPlace(instruction.Id, block);

    private int LastPlace(int id, Block block)
    {
        if (!_users.TryGetValue(id, out List<int>? users)) return _positions[id];
        return users.Max(user => user == BlockEnd || _blockOf[user] != block || _absorbed.Contains(user) || _pairs.ContainsKey(user) ? End : _places[user]);
    }

    /// <summary>Whether a value may be computed where it is read: what it reads of memory is still the same there.</summary>
    private bool CanWait(Instruction instruction)
    {
        HashSet<int> read = MemoryUse.Of(instruction, _memory).Read;
        if (instruction.Type.IsArray || !read.Any(_memory.IsWritten)) return true;
        Block block = _blockOf[instruction.Id];
        if (_users.TryGetValue(instruction.Id, out List<int>? users) && users.Any(user => user != BlockEnd && _blockOf[user] != block)) return false;
        int from = _positions[instruction.Id], to = LastPlace(instruction.Id, block);
        return !_writes[block].Any(write => write.Position > from && write.Position < to && write.Memory.Overlaps(read));
    }

    private sealed class ReferenceComparer : IEqualityComparer<Block>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Block? x, Block? y) => ReferenceEquals(x, y);

        public int GetHashCode(Block block) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(block);
    }
}
