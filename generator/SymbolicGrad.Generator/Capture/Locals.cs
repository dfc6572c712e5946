using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;

namespace SymbolicGrad.Generator.Capture;

/// <summary>The present values of locals, parameters and created objects. An assignment binds a name anew: in the IR no value changes.</summary>
internal sealed class Locals(FunctionBuilder builder, LayoutTable layouts)
{
    // Numbers stand for symbols, so that walking over the values follows the order in which the symbols were met.
    private readonly Dictionary<ISymbol, int> _slots = new(SymbolEqualityComparer.Default);
    private readonly List<Slot> _kept = [];

    /// <summary>The values by slot. Saved before a branch or a call, and brought back after it.</summary>
    public ImmutableSortedDictionary<int, Value> Values { get; set; } = ImmutableSortedDictionary<int, Value>.Empty;

    public Value this[int slot] => Values[slot];

    /// <summary>The value of a local or parameter; null while it has none.</summary>
    public Value? Find(ISymbol symbol) => _slots.TryGetValue(symbol, out int slot) && Values.TryGetValue(slot, out Value value) ? value : null;

    /// <summary>The slot of a local or parameter.</summary>
    public int SlotOf(ISymbol symbol)
    {
        if (!_slots.TryGetValue(symbol, out int slot))
        {
            slot = _kept.Count;
            _slots.Add(symbol, slot);
            _kept.Add(new Slot(symbol, symbol.Name, Type: symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type, Outlives: false, IsFlag: false));
        }

        return slot;
    }

    /// <summary>A slot for what has no name of its own.</summary>
    /// <param name="outlives">Whether it is an object's, which lives on when the method returns that made it.</param>
    public int NewSlot(ITypeSymbol type, bool outlives, Value value)
    {
        int slot = _kept.Count;
        _kept.Add(new Slot(null, null, type, outlives, IsFlag: false));
        Bind(slot, value);
        return slot;
    }

    /// <summary>A slot for what tells whether statements are still to be run, or what is returned when they are not.</summary>
    public int NewFlag(string name, ITypeSymbol type, Value value)
    {
        int slot = _kept.Count;
        _kept.Add(new Slot(null, name, type, Outlives: false, IsFlag: true));
        Assign(slot, value);
        return slot;
    }

    /// <summary>Binds a local or parameter to a value, and names the value after it.</summary>
    public void Assign(ISymbol symbol, Value value) => Assign(SlotOf(symbol), value);

    /// <summary>Binds a slot to a value, and names the leaves that change after it.</summary>
    public void Assign(int slot, Value value)
    {
        bool isKnown = Values.TryGetValue(slot, out Value before);
        Bind(slot, value);
        ImmutableArray<ValueName?> names = NamesOf(slot);
        for (int i = 0; i < names.Length; i++)
            if (names[i] is { } name && value.Ids[i] >= 0 && !(isKnown && names.Length > 1 && before.Ids[i] == value.Ids[i])) builder.Name(value.Ids[i], name);
    }

    /// <summary>Binds a parameter of a called method to an argument, which keeps the name it may have.</summary>
    public void Bind(ISymbol symbol, Value value) => Bind(SlotOf(symbol), value);

    public void Bind(int slot, Value value) => Values = Values.SetItem(slot, value);

    /// <summary>Those among the symbols that have a value now, in the order in which they were met.</summary>
    public ImmutableArray<ISymbol> Present(ICollection<ISymbol> symbols) => [.. Values.Keys.Select(slot => _kept[slot].Symbol).Where(symbol => symbol is not null && symbols.Contains(symbol)).Select(symbol => symbol!)];

    public bool IsFlag(int slot) => _kept[slot].IsFlag;

    /// <summary>The slots that have values on both of two paths, and not the same.</summary>
    public static ImmutableArray<int> Differing(ImmutableSortedDictionary<int, Value> first, ImmutableSortedDictionary<int, Value> second) =>
        [.. first.Where(entry => second.TryGetValue(entry.Key, out Value other) && !entry.Value.IsSame(other)).Select(entry => entry.Key)];

    /// <summary>The slots whose values are not what they were.</summary>
    public static ImmutableArray<int> Changed(ImmutableSortedDictionary<int, Value> before, ImmutableSortedDictionary<int, Value> after) =>
        [.. after.Where(entry => !before.TryGetValue(entry.Key, out Value old) || !entry.Value.IsSame(old)).Select(entry => entry.Key)];

    /// <summary>Forgets what has been bound since, save in what was there before and in objects.</summary>
    public void Leave(ImmutableSortedDictionary<int, Value> before) => Values = Values.RemoveRange(Values.Keys.Where(slot => !Outlives(slot, before)));

    /// <summary>Whether a slot is still read when what was begun with the values <paramref name="before"/> is over.</summary>
    public bool Outlives(int slot, ImmutableSortedDictionary<int, Value> before) => _kept[slot].Outlives || before.ContainsKey(slot);

    public void Forget(int slot) => Values = Values.Remove(slot);

    /// <summary>Whether it is a local's that the user has declared.</summary>
    public bool IsLocal(int slot) => _kept[slot].Symbol is ILocalSymbol;

    public ITypeSymbol TypeOf(int slot) => _kept[slot].Type;

    /// <summary>What messages call a slot.</summary>
    public string Describe(int slot) => _kept[slot].Name is { } name ? $"'{name}'" : $"an object of '{Names.Message(_kept[slot].Type)}'";

    /// <summary>The names of the leaves of a slot; null for those without one.</summary>
    public ImmutableArray<ValueName?> NamesOf(int slot)
    {
        (_, string? name, ITypeSymbol type, bool outlives, bool isFlag) = _kept[slot];
        Layout layout = outlives ? layouts.OfObject(type) : layouts.Of(type);
        return [.. layout.Leaves.Select(leaf => name is null ? null : NameOf(name, leaf) with { IsGiven = !isFlag })];
    }

    public static ValueName NameOf(ISymbol symbol) => NameOf(symbol.Name, new Leaf([], null));

    /// <summary>The name of a leaf: <c>pX</c> in code and <c>p.X</c> in formulas.</summary>
    public static ValueName NameOf(string name, Leaf leaf)
    {
        IEnumerable<string> parts = leaf.Path.Select(part => part.Name.TrimStart('_'));
        return new ValueName(
            Names.Identifier(name + string.Concat(parts.Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)))),
            string.Join(".", parts.Prepend(name).Select(MathSymbols.Of)),
            IsGiven: true);
    }

    private sealed record Slot(ISymbol? Symbol, string? Name, ITypeSymbol Type, bool Outlives, bool IsFlag);
}
