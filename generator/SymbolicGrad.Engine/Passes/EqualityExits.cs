using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// Finds shortcuts such as <c>x == 0 ? 0 : f(x)</c>: where two varying numbers are equal, a branch hands out a value that does not
/// depend on some variable that they depend on, and on either side one that does. The value may be right; its derivative there is that of a constant.
/// </summary>
internal static class EqualityExits
{
    /// <summary>The comparisons, in order.</summary>
    public static ImmutableSortedSet<int> Find(Function function)
    {
        ImmutableHashSet<int> equalities = [.. function.Body.Everything().Where(instruction => IsEquality(function, instruction)).Select(instruction => instruction.Id)];
        if (equalities.IsEmpty) return [];
        HashSet<int> varied = ActivityAnalysis.Varied(function);
        var conditions = new Conditions(function, [.. equalities.Where(id => function[id].Operands.Any(varied.Contains))]);
        return [.. function.Body.Everything().Where(instruction => instruction.Op == Structural.If).SelectMany(branch => Lost(function, branch, conditions, varied))];
    }

    private static bool IsEquality(Function function, Instruction instruction) =>
        instruction.Op.Name is "Equal" or "NotEqual" && function[instruction.Operands[0]].Type.IsFloating && instruction.Operands[0] != instruction.Operands[1];

    private static IEnumerable<int> Lost(Function function, Instruction branch, Conditions conditions, HashSet<int> varied)
    {
        foreach (bool arm in new[] { true, false })
        {
            if (conditions.Needed(branch.Operands[0], arm) is not { IsEmpty: false } comparisons) continue;
            Block taken = branch.Regions[arm ? 0 : 1], other = branch.Regions[arm ? 1 : 0];
            HashSet<int> near = Asked(function, branch.Operands[0]), kept = [.. taken.Results.SelectMany(result => MadeOf(function, result))];
            for (int i = 0; i < taken.Results.Count; i++)
            {
                (int constant, int varying) = (taken.Results[i], other.Results[i]);
                if (!function[constant].Type.IsFloating || !varied.Contains(varying)) continue;
                HashSet<int> lost = MadeOf(function, varying);
                lost.ExceptWith(kept);
                foreach (int comparison in comparisons)
                {
                    // What was compared in a loop before is not at hand here: only a value that varies with nothing has lost it for sure.
                    bool isLost = near.Contains(comparison)
                        ? function[comparison].Operands.SelectMany(compared => MadeOf(function, compared)).Any(source => IsVariable(function[source]) && varied.Contains(source) && lost.Contains(source))
                        : !varied.Contains(constant);
                    if (isLost) yield return comparison;
                }
            }
        }
    }

    /// <summary>What a condition is made of, loops before it aside.</summary>
    private static HashSet<int> Asked(Function function, int condition)
    {
        var asked = new HashSet<int>();
        var next = new Stack<int>();
        next.Push(condition);
        while (next.Count > 0)
        {
            int id = next.Pop();
            if (!asked.Add(id)) continue;
            Instruction instruction = function[id];
            bool isBranch = instruction.Op == Structural.Project && function[instruction.Operands[0]].Op == Structural.If;
            if (isBranch) next.Push(function[instruction.Operands[0]].Operands[0]);
            if (isBranch || instruction.Op.Name is "Not" or "And" or "Or")
                foreach (int source in Sources(function, instruction)) next.Push(source);
        }

        return asked;
    }

    private static bool IsVariable(Instruction instruction) => instruction.Op == Structural.Argument || instruction.Op == Structural.Element;

    /// <summary>What a value is computed from, down to arguments and elements, without a loop around it going back to an earlier trip.</summary>
    private static HashSet<int> MadeOf(Function function, int value)
    {
        var made = new HashSet<int>();
        var next = new Stack<int>();
        next.Push(value);
        while (next.Count > 0)
        {
            int id = next.Pop();
            if (!made.Add(id) || function[id].Op == Structural.Element) continue;
            foreach (int source in Sources(function, function[id])) next.Push(source);
        }

        return made;
    }

    // What a value is made of, conditions aside.
    private static IEnumerable<int> Sources(Function function, Instruction instruction)
    {
        if (instruction.Op != Structural.Project) return instruction.Operands;
        Instruction source = function[instruction.Operands[0]];
        if (source.Op == Structural.If) return source.Regions.Select(region => region.Results[instruction.Index]);
        return source.Op == Structural.For ? source.Operands.Skip(2).Concat(source.Regions[0].Results) : source.Operands;
    }

    /// <summary>Which equalities must hold for a condition to be true, or false: through <c>&amp;&amp;</c>, <c>||</c> and the flags that a <c>return</c> in a loop leaves behind.</summary>
    private sealed class Conditions(Function function, ImmutableHashSet<int> equalities)
    {
        private readonly HashSet<(int Condition, bool Outcome)> _open = [];

        /// <summary>The equalities of which one has to hold; empty where none has to; null where the condition never comes out so.</summary>
        public ImmutableHashSet<int>? Needed(int condition, bool outcome)
        {
            // What a flag was before the trip is what it was before the loop, or what an earlier trip made of it.
            if (!_open.Add((condition, outcome))) return null;
            ImmutableHashSet<int>? needed = Of(function[condition], outcome);
            _open.Remove((condition, outcome));
            return needed;
        }

        private ImmutableHashSet<int>? Of(Instruction condition, bool outcome) => condition.Op.Name switch
        {
            "Equal" when outcome && equalities.Contains(condition.Id) => [condition.Id],
            "NotEqual" when !outcome && equalities.Contains(condition.Id) => [condition.Id],
            "Not" => Needed(condition.Operands[0], !outcome),
            "And" => outcome ? Both(condition.Operands[0], condition.Operands[1], outcome) : Either(Needed(condition.Operands[0], outcome), Needed(condition.Operands[1], outcome)),
            "Or" => outcome ? Either(Needed(condition.Operands[0], outcome), Needed(condition.Operands[1], outcome)) : Both(condition.Operands[0], condition.Operands[1], outcome),
            _ when condition.Op == Structural.Constant => ((ConstantValue)condition.Payload!).Value != 0 == outcome ? [] : null,
            _ when condition.Op == Structural.Project => OfResult(function[condition.Operands[0]], condition.Index, outcome),
            _ => [],
        };

        private ImmutableHashSet<int>? OfResult(Instruction instruction, int index, bool outcome)
        {
            if (instruction.Op == Structural.If)
                return Either(Through(instruction, 0, index, outcome), Through(instruction, 1, index, outcome));
            if (instruction.Op != Structural.For || index >= instruction.Regions[0].Results.Count) return [];
            _open.Add((instruction.Regions[0].Arguments[index + 1].Id, outcome));
            ImmutableHashSet<int>? needed = Either(Needed(instruction.Operands[index + 2], outcome), Needed(instruction.Regions[0].Results[index], outcome));
            _open.Remove((instruction.Regions[0].Arguments[index + 1].Id, outcome));
            return needed;
        }

        // By one arm: its condition holds, and its result comes out so.
        private ImmutableHashSet<int>? Through(Instruction branch, int arm, int index, bool outcome)
        {
            ImmutableHashSet<int>? entered = Needed(branch.Operands[0], arm == 0), result = Needed(branch.Regions[arm].Results[index], outcome);
            return entered is null || result is null ? null : entered.Union(result);
        }

        private ImmutableHashSet<int>? Both(int left, int right, bool outcome) =>
            Needed(left, outcome) is { } one && Needed(right, outcome) is { } other ? one.Union(other) : null;

        private static ImmutableHashSet<int>? Either(ImmutableHashSet<int>? left, ImmutableHashSet<int>? right)
        {
            if (left is null || right is null) return left ?? right;
            return left.IsEmpty || right.IsEmpty ? [] : left.Union(right);
        }
    }
}
