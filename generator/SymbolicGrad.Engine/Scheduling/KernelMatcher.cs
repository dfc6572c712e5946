using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Scheduling;

/// <summary>A kernel found for a term: its row, what its variables stand for, and the values it makes on the way.</summary>
internal sealed record KernelMatch(KernelRow Row, IReadOnlyDictionary<string, int> Bindings, IReadOnlyList<int> Absorbed);

/// <summary>Finds kernels in the graph of a function.</summary>
internal sealed class KernelMatcher(Function function, Func<int, bool> isAbsorbable)
{
    /// <summary>The first row whose term stands at a value.</summary>
    public KernelMatch? Find(IEnumerable<KernelRow> rows, int id)
    {
        foreach (KernelRow row in rows)
        {
            var bindings = new Dictionary<string, int>();
            var absorbed = new List<int>();
            if (Match(row.Term, id, bindings, absorbed)) return new KernelMatch(row, bindings, absorbed.Where(inner => inner != id).ToList());
        }

        return null;
    }

    private bool Match(Formula pattern, int id, Dictionary<string, int> bindings, List<int> absorbed)
    {
        Instruction value = function[id];
        if (pattern is Formula.Variable variable)
        {
            if (bindings.TryGetValue(variable.Name, out int bound)) return bound == id;
            if (KernelRows.Scalars.Contains(variable.Name) != value.Type.IsScalar) return false;
            bindings.Add(variable.Name, id);
            return true;
        }

        var call = (Formula.Call)pattern;
        if (value.Op.Name != call.Op || call.Arguments.Length != value.Operands.Count) return false;
        if (absorbed.Count > 0 && !isAbsorbable(id)) return false;
        absorbed.Add(id);
        int depth = absorbed.Count;
        var saved = new Dictionary<string, int>(bindings);
        if (MatchAll(call, value.Operands, bindings, absorbed)) return true;
        if (!value.Op.IsCommutative) return false;
        bindings.Clear();
        foreach (KeyValuePair<string, int> entry in saved) bindings.Add(entry.Key, entry.Value);
        absorbed.RemoveRange(depth, absorbed.Count - depth);
        return MatchAll(call, value.Operands.Reverse().ToList(), bindings, absorbed);
    }

    private bool MatchAll(Formula.Call call, IReadOnlyList<int> operands, Dictionary<string, int> bindings, List<int> absorbed)
    {
        for (int i = 0; i < operands.Count; i++)
            if (!Match(call.Arguments[i], operands[i], bindings, absorbed)) return false;
        return true;
    }
}
