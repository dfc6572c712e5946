using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>Makes a function of each of the two phases of a gradient.</summary>
internal static class PhaseSplit
{
    /// <param name="gradient">A function of two phases, after <see cref="TapePass"/>.</param>
    /// <returns>The function that computes the results and records, and the one that accumulates the gradient.</returns>
    public static (Function Record, Function Reverse) Run(Function gradient)
    {
        Instruction[] phases = [.. gradient.Body.Body.Where(IsPhase)];
        return (Half(gradient, phases[0], hasUpstream: false), phases.Length > 1 ? Half(gradient, phases[1], hasUpstream: true) : Nothing(gradient));
    }

    // Where no number leads to the result there is nothing to go back through.
    private static Function Nothing(Function gradient)
    {
        var copier = new FunctionCopier(new FunctionBuilder());
        copier.CopyArguments(gradient.Parameters);
        return copier.Finish(gradient.Name, []);
    }

    private static bool IsPhase(Instruction instruction) => instruction.Payload is LoopInfo { IsPhase: true };

    private static Function Half(Function gradient, Instruction phase, bool hasUpstream)
    {
        var copier = new FunctionCopier(new FunctionBuilder());
        copier.CopyArguments(gradient.Parameters.Where(argument => hasUpstream || Function.InfoOf(argument).Role != ParameterRole.Upstream));

        // What stands outside of the phases is arithmetic with the arguments: each half does its own.
        HashSet<int> needed = Needed(gradient, phase);
        copier.CopyBody(gradient.Body.Body.Where(instruction => needed.Contains(instruction.Id)));
        copier.CopyBody(phase.Regions[0]);
        return copier.Finish(gradient.Name, phase.Regions[0].Results);
    }

    private static HashSet<int> Needed(Function gradient, Instruction phase)
    {
        var needed = new HashSet<int>();
        var pending = new Stack<int>(phase.Regions[0].Everything()
            .SelectMany(inner => inner.Operands.Concat(inner.Regions.SelectMany(region => region.Results))).Concat(phase.Regions[0].Results));
        Dictionary<int, Instruction> outside = gradient.Body.Body.Where(instruction => !IsPhase(instruction)).ToDictionary(instruction => instruction.Id);
        while (pending.Count > 0)
        {
            int id = pending.Pop();
            if (!outside.TryGetValue(id, out Instruction? instruction) || !needed.Add(id)) continue;
            foreach (int operand in instruction.Operands) pending.Push(operand);
        }

        return needed;
    }
}
