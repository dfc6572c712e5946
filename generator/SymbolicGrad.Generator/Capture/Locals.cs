using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Printing;

namespace SymbolicGrad.Generator.Capture;

/// <summary>The present values of locals and parameters. An assignment binds a name anew: in the IR no value changes.</summary>
internal sealed class Locals(FunctionBuilder builder)
{
    // Numbers stand for symbols, so that walking over the values follows the order in which the symbols were met.
    private readonly Dictionary<ISymbol, int> _slots = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _symbols = [];

    /// <summary>The values by slot. Saved before a branch or a call, and brought back after it.</summary>
    public ImmutableSortedDictionary<int, Value> Values { get; set; } = ImmutableSortedDictionary<int, Value>.Empty;

    /// <summary>The value of a local or parameter; null while it has none.</summary>
    public Value? Find(ISymbol symbol) => _slots.TryGetValue(symbol, out int slot) && Values.TryGetValue(slot, out Value value) ? value : null;

    /// <summary>Binds a local or parameter to a value, and names the value after it.</summary>
    public void Assign(ISymbol symbol, Value value)
    {
        Bind(symbol, value);
        if (!value.IsTuple) builder.Name(value.Ids[0], NameOf(symbol));
    }

    /// <summary>Binds a parameter of a called method to an argument, which keeps the name it may have.</summary>
    public void Bind(ISymbol symbol, Value value)
    {
        if (!_slots.TryGetValue(symbol, out int slot))
        {
            slot = _symbols.Count;
            _slots.Add(symbol, slot);
            _symbols.Add(symbol);
        }

        Values = Values.SetItem(slot, value);
    }

    /// <summary>Those among the symbols that have a value now, in the order in which they were met.</summary>
    public ImmutableArray<ISymbol> Present(ICollection<ISymbol> symbols) => [.. Values.Keys.Select(slot => _symbols[slot]).Where(symbols.Contains)];

    /// <summary>The slots that have values on both of two paths, and not the same.</summary>
    public static ImmutableArray<int> Differing(ImmutableSortedDictionary<int, Value> first, ImmutableSortedDictionary<int, Value> second) =>
        [.. first.Where(entry => second.TryGetValue(entry.Key, out Value other) && !entry.Value.IsSame(other)).Select(entry => entry.Key)];

    public ISymbol SymbolOf(int slot) => _symbols[slot];

    public static ValueName NameOf(ISymbol symbol) => new(Names.Identifier(symbol.Name), MathSymbols.Of(symbol.Name), IsGiven: true);
}
