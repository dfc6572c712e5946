using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SymbolicGrad.Engine.IR;

/// <summary>A sequence of instructions with arguments and results: a function's body, a branch, a loop's body.</summary>
/// <param name="Arguments">Values that exist on entry.</param>
/// <param name="Body">What is done, in order.</param>
/// <param name="Results">The ids of the values handed out at the end.</param>
internal sealed record Block(EquatableArray<Instruction> Arguments, EquatableArray<Instruction> Body, EquatableArray<int> Results)
{
    /// <summary>The arguments and every instruction, outer before inner, in order.</summary>
    public IEnumerable<Instruction> Everything()
    {
        // An explicit stack: deep nesting must not overflow the compiler's own.
        var pending = new Stack<IEnumerator<Instruction>>();
        pending.Push(Arguments.Concat(Body).GetEnumerator());
        while (pending.Count > 0)
        {
            if (!pending.Peek().MoveNext())
            {
                pending.Pop().Dispose();
                continue;
            }

            Instruction current = pending.Peek().Current;
            yield return current;
            foreach (Block region in current.Regions.Reverse())
                pending.Push(region.Arguments.Concat(region.Body).GetEnumerator());
        }
    }

    public void AppendTo(StringBuilder text, int depth)
    {
        text.Append(' ', 2 * depth).Append("{\n");
        foreach (Instruction argument in Arguments) argument.AppendTo(text, depth + 1);
        foreach (Instruction instruction in Body) instruction.AppendTo(text, depth + 1);
        text.Append(' ', 2 * depth).Append("} -> ").Append(string.Join(", ", Results.Select(id => "%" + id))).Append('\n');
    }
}
