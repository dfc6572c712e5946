using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>Removes what no result and no effect needs: instructions, results of loops and branches, values that a loop carries unchanged.</summary>
internal static class PrunePass
{
    public static Function Run(Function function)
    {
        while (true)
        {
            Function pruned = new Pruner(new Liveness(function)).CopyFunction(function);
            if (pruned.Equals(function)) return pruned;
            function = pruned;
        }
    }

    /// <summary>What is needed, marked from the results and effects backwards.</summary>
    private sealed class Liveness
    {
        private readonly Function _function;
        private readonly Dictionary<int, Instruction> _enclosing = [];
        private readonly Dictionary<int, (Instruction Loop, int Slot)> _carriedBy = [];
        private readonly HashSet<int> _live = [];
        private readonly HashSet<(int Instruction, int Slot)> _liveSlots = [];
        private readonly Stack<int> _pending = new();
        private readonly MemoryClasses _memory;
        private readonly ILookup<int, int> _writers;
        private readonly HashSet<int> _liveMemory = [];

        public Liveness(Function function)
        {
            _function = function;
            _memory = new MemoryClasses(function);
            _writers = function.Body.Everything().Where(instruction => _memory.WrittenBy(instruction) is not null).ToLookup(instruction => (int)_memory.WrittenBy(instruction)!, instruction => instruction.Id);
            foreach (Instruction instruction in function.Body.Everything())
            {
                foreach (Block region in instruction.Regions)
                {
                    foreach (Instruction inner in region.Arguments.Concat(region.Body)) _enclosing[inner.Id] = instruction;
                    for (int a = 1; a < region.Arguments.Count; a++) _carriedBy[region.Arguments[a].Id] = (instruction, a - 1);
                }

                if (IsSeenOutside(instruction)) Mark(instruction.Id);
            }

            foreach (Instruction parameter in function.Parameters.Where(parameter => parameter.Type.IsArray)) MarkMemory(_memory.Of(parameter.Id));

            foreach (int result in function.Body.Results)
            {
                Mark(result);
                if (function[result].Type.IsArray) MarkMemory(_memory.Of(result));
            }

            while (_pending.Count > 0) Visit(function[_pending.Pop()]);
        }

        public bool IsLive(int id) => _live.Contains(id);

        public bool IsLive(int instruction, int slot) => _liveSlots.Contains((instruction, slot));

        // What is written to an array that the function made matters only where it is read.
        private bool IsSeenOutside(Instruction instruction) =>
            instruction.Op.HasEffect && instruction.Op != Structural.Buffer && (_memory.WrittenBy(instruction) is not { } memory || memory < 0);

        private void MarkMemory(int memory)
        {
            if (!_liveMemory.Add(memory)) return;
            foreach (int writer in _writers[memory]) Mark(writer);
        }

        private void Mark(int id)
        {
            if (_live.Add(id)) _pending.Push(id);
        }

        private void Visit(Instruction instruction)
        {
            if (_enclosing.TryGetValue(instruction.Id, out Instruction? outer)) Mark(outer.Id);
            if (_carriedBy.TryGetValue(instruction.Id, out (Instruction Loop, int Slot) carried)) MarkSlot(carried.Loop, carried.Slot);
            if (instruction.Op == Structural.Element) MarkMemory(_memory.Of(instruction.Operands[0]));
            if (instruction.Op == Structural.Project) MarkSlot(_function[instruction.Operands[0]], instruction.Index);

            // What a loop carries is needed slot by slot; its bounds, or a branch's condition, always.
            IEnumerable<int> operands = instruction.Op == Structural.For ? instruction.Operands.Take(2) : instruction.Operands;
            foreach (int operand in operands) Mark(operand);
            if (instruction.Head is { } head) Mark(head.Results[0]);
        }

        private void MarkSlot(Instruction source, int slot)
        {
            if (!_liveSlots.Add((source.Id, slot))) return;
            Mark(source.Id);
            if (source.Op == Structural.For && slot + 2 < source.Operands.Count) Mark(source.Operands[slot + 2]);
            foreach (int result in source.HandedOut(slot)) Mark(result);
        }
    }

    private sealed class Pruner(Liveness liveness) : FunctionCopier(new FunctionBuilder())
    {
        // For loops and branches of the source: the new index of each slot that is kept.
        private readonly Dictionary<(int Instruction, int Slot), int> _newSlots = [];

        // Slots that need no loop or branch: the copied value that they always hold.
        private readonly Dictionary<(int Instruction, int Slot), int> _constantSlots = [];

        protected override void Copy(Instruction instruction)
        {
            if (!liveness.IsLive(instruction.Id)) return;
            if (instruction.Op == Structural.For) CopyLoop(instruction);
            else if (instruction.Op == Structural.If) CopyBranch(instruction);
            else if (instruction.Op == Structural.Project) CopyProjection(instruction);
            else base.Copy(instruction);
        }

        private void CopyProjection(Instruction project)
        {
            (int, int) slot = (project.Operands[0], project.Index);
            int id = _constantSlots.TryGetValue(slot, out int constant)
                ? constant
                : Builder.Project(Map[project.Operands[0]], _newSlots.TryGetValue(slot, out int index) ? index : project.Index);
            Map[project.Id] = id;
            if (project.Name is not null) Builder.Name(id, project.Name);
        }

        private void CopyLoop(Instruction loop)
        {
            Block body = loop.Regions[0];
            int[] kept = KeptSlots(loop, j => body.Results[j] == body.Arguments[j + 1].Id ? Map[loop.Operands[j + 2]] : null);
            int[] operands = [Map[loop.Operands[0]], Map[loop.Operands[1]], .. kept.Select(j => Map[loop.Operands[j + 2]])];

            Block[] regions = loop.Regions.Select(region =>
            {
                Builder.BeginBlock();
                Map[region.Arguments[0].Id] = Builder.Argument(region.Arguments[0].Type, region.Arguments[0].Name);
                for (int j = 0; j < body.Results.Count; j++)
                {
                    Instruction argument = region.Arguments[j + 1];
                    if (_newSlots.TryGetValue((loop.Id, j), out int slot)) Map[argument.Id] = kept[slot] == j ? Builder.Argument(argument.Type, argument.Name) : Map[region.Arguments[kept[slot] + 1].Id];
                    else if (_constantSlots.TryGetValue((loop.Id, j), out int constant)) Map[argument.Id] = constant;
                }

                CopyBody(region);
                return Builder.EndBlock((ReferenceEquals(region, body) ? kept.Select(j => region.Results[j]) : region.Results).Select(id => Map[id]).ToArray());
            }).ToArray();
            if (loop.Head is not null)
            {
                // Where the loop ended stays its last result.
                _newSlots.Add((loop.Id, body.Results.Count), kept.Length);
                kept = [.. kept, body.Results.Count];
            }

            Map[loop.Id] = Builder.EmitRegions(loop.Op, KeptType(loop, kept), loop.Payload, operands, regions);
        }

        private void CopyBranch(Instruction branch)
        {
            int[] kept = KeptSlots(branch, j =>
                branch.Regions[0].Results[j] == branch.Regions[1].Results[j] && Map.TryGetValue(branch.Regions[0].Results[j], out int same) ? same : null);
            Block[] regions = branch.Regions.Select(region =>
            {
                Builder.BeginBlock();
                CopyBody(region);
                return Builder.EndBlock(kept.Select(j => Map[region.Results[j]]).ToArray());
            }).ToArray();
            if (kept.Length == 0 && regions.All(region => region.Body.Count == 0)) return;
            Map[branch.Id] = Builder.EmitRegions(branch.Op, KeptType(branch, kept), branch.Payload, [Map[branch.Operands[0]]], regions);
        }

        private int[] KeptSlots(Instruction instruction, System.Func<int, int?> constantOf)
        {
            var kept = new List<int>();
            for (int j = 0; j < instruction.Regions[0].Results.Count; j++)
            {
                if (!liveness.IsLive(instruction.Id, j)) continue;
                int twin = kept.FindIndex(k => AreOne(instruction, j, k));
                if (constantOf(j) is { } constant)
                {
                    _constantSlots.Add((instruction.Id, j), constant);
                }
                else if (twin >= 0)
                {
                    _newSlots.Add((instruction.Id, j), twin);
                }
                else
                {
                    _newSlots.Add((instruction.Id, j), kept.Count);
                    kept.Add(j);
                }
            }

            return kept.ToArray();
        }

        /// <summary>Whether two slots hold the same: what they begin with is one value, and so is what each region hands out in them.</summary>
        private static bool AreOne(Instruction instruction, int slot, int other) =>
            (instruction.Op != Structural.For || instruction.Operands[slot + 2] == instruction.Operands[other + 2]) && instruction.HandedOut(slot).SequenceEqual(instruction.HandedOut(other));

        private static IrType KeptType(Instruction instruction, int[] kept) => IrType.Tuple(kept.Select(j => instruction.Type.Items[j]).ToEquatableArray());
    }
}
