using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;

namespace SymbolicGrad.Generator.Capture;

/// <summary>
/// What a trip of a loop hands to the next one: the leaves of slots that the trip may bind anew. References stay what they are,
/// and so do the arrays inside of an aggregate.
/// </summary>
internal sealed class CarriedLeaves
{
    private readonly CaptureSession _session;
    private readonly ImmutableArray<int> _slots;
    private readonly ImmutableArray<(int Slot, int Leaf)> _leaves;
    private readonly ImmutableSortedDictionary<int, Value> _before;
    private ImmutableSortedDictionary<int, Value> _entered = ImmutableSortedDictionary<int, Value>.Empty;

    public CarriedLeaves(CaptureSession session, ImmutableArray<int> slots)
    {
        _session = session;
        _slots = slots;
        _before = session.Locals.Values;
        _leaves = [.. slots.SelectMany(slot => Enumerable.Range(0, _before[slot].Ids.Length).Where(leaf => IsCarried(_before[slot], leaf)).Select(leaf => (slot, leaf)))];
        Types = [.. Initial.Select(session.Builder.TypeOf)];
    }

    /// <summary>The values before the first trip.</summary>
    public IEnumerable<int> Initial => _leaves.Select(leaf => _before[leaf.Slot].Ids[leaf.Leaf]);

    public ImmutableArray<IrType> Types { get; }

    public int Count => _leaves.Length;

    /// <summary>Declares an argument of the open region for each leaf, and binds the slots to them.</summary>
    public void Enter()
    {
        int[] arguments = [.. _leaves.Select((leaf, i) => _session.Builder.Argument(Types[i], NameOf(leaf)))];
        Bind(arguments, static (locals, slot, value) => locals.Bind(slot, value));
        _entered = _session.Locals.Values;
    }

    /// <summary>The values at the end of a trip.</summary>
    public int[] Current() => [.. _leaves.Select(leaf => _session.Locals[leaf.Slot].Ids[leaf.Leaf])];

    /// <summary>The slots that the trip has changed and that are not carried.</summary>
    public ImmutableArray<int> Missed(int index) =>
        [.. Locals.Differing(_entered, _session.Locals.Values).Where(slot => slot != index && !_slots.Contains(slot) && _before.ContainsKey(slot) && !_session.Locals.IsFlag(slot))];

    /// <summary>Refuses a trip that lets a name stand for another object or array than before.</summary>
    public void RequireSameReferences(IOperation at)
    {
        foreach (int slot in _slots)
        {
            for (int leaf = 0; leaf < _before[slot].Ids.Length; leaf++)
            {
                int before = _entered[slot].Ids[leaf], after = _session.Locals[slot].Ids[leaf];
                if (before == after || (before >= 0 && after >= 0 && IsCarried(_before[slot], leaf))) continue;
                throw _session.Refuse(at, $"A loop after which {_session.Locals.Describe(slot)} is either {_session.Objects.Describe(before)} or {_session.Objects.Describe(after)}", "let it be the same in each trip");
            }
        }
    }

    /// <summary>Binds the slots to what the loop hands out.</summary>
    public void Leave(int[] results)
    {
        _session.Locals.Values = _before;
        Bind(results, static (locals, slot, value) => locals.Assign(slot, value));
    }

    private void Bind(int[] leaves, System.Action<Locals, int, Value> bind)
    {
        foreach (int slot in _leaves.Select(static leaf => leaf.Slot).Distinct())
        {
            int[] ids = [.. _before[slot].Ids];
            for (int i = 0; i < _leaves.Length; i++)
                if (_leaves[i].Slot == slot) ids[_leaves[i].Leaf] = leaves[i];
            bind(_session.Locals, slot, new Value([.. ids]));
        }
    }

    private ValueName? NameOf((int Slot, int Leaf) leaf) => _session.Locals.NamesOf(leaf.Slot)[leaf.Leaf];

    private bool IsCarried(Value value, int leaf) => value.Ids[leaf] >= 0 && (value.Ids.Length == 1 || !_session.Builder.TypeOf(value.Ids[leaf]).IsArray);
}
