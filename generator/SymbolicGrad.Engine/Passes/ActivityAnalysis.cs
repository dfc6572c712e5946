using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>Finds the values that vary with a differentiated argument and reach a result: only these get adjoints.</summary>
internal static class ActivityAnalysis
{
    public static HashSet<int> Run(Function function)
    {
        HashSet<int> varied = Varied(function);
        HashSet<int> useful = Useful(function, varied);
        varied.IntersectWith(useful);
        return varied;
    }

    /// <summary>Whether the operand of an instruction passes variation on: its row has a formula for it, or the instruction only hands values around.</summary>
    public static bool Passes(Instruction instruction, int operand) => instruction.Op.Kind switch
    {
        _ when instruction.Op == Calls.Call => ((CallInfo)instruction.Payload!).ArgumentOf(operand).IsDifferentiated,
        OpKind.Structural => instruction.Op == Structural.Element || instruction.Op == Structural.Project ? operand == 0 : false,
        _ => !IsInactive(instruction.Op, operand),
    };

    /// <summary>Whether the table says that the result does not vary smoothly with the operand.</summary>
    private static bool IsInactive(Op op, int operand) => operand < op.Adjoints.Length && op.Adjoints[operand] is null;

    /// <summary>The values that vary smoothly with a differentiated argument.</summary>
    public static HashSet<int> Varied(Function function)
    {
        var varied = new HashSet<int>(function.Parameters.Where(IsDifferentiated).Select(parameter => parameter.Id));
        Visit(function.Body);
        return varied;

        void Visit(Block block)
        {
            foreach (Instruction instruction in block.Body)
            {
                if (instruction.Op == Structural.For) VisitLoop(instruction);
                else if (instruction.Op == Structural.If) VisitBranches(instruction);
                else if (instruction.Op == Structural.Project) VisitProject(instruction);
                else if (instruction.Type.IsFloating && instruction.Operands.Where((id, i) => varied.Contains(id) && Passes(instruction, i)).Any()) varied.Add(instruction.Id);
            }
        }

        void VisitLoop(Instruction loop)
        {
            Block body = loop.Regions[0];
            for (int j = 1; j < body.Arguments.Count; j++)
                if (varied.Contains(loop.Operands[j + 1])) varied.Add(body.Arguments[j].Id);
            int before;
            do
            {
                before = varied.Count;
                Visit(body);
                for (int j = 0; j < body.Results.Count; j++)
                    if (varied.Contains(body.Results[j])) varied.Add(body.Arguments[j + 1].Id);
            }
            while (varied.Count != before);
        }

        void VisitBranches(Instruction branch)
        {
            foreach (Block region in branch.Regions) Visit(region);
        }

        void VisitProject(Instruction project)
        {
            Instruction source = function[project.Operands[0]];
            if (source.Regions.Any(region => varied.Contains(region.Results[project.Index])) ||
                (source.Op == Structural.For && varied.Contains(source.Regions[0].Arguments[project.Index + 1].Id)))
                varied.Add(project.Id);
        }
    }

    private static HashSet<int> Useful(Function function, HashSet<int> varied)
    {
        var useful = new HashSet<int>(function.Body.Results);
        int before;
        do
        {
            before = useful.Count;
            Visit(function.Body);
        }
        while (useful.Count != before);
        return useful;

        void Visit(Block block)
        {
            foreach (Instruction instruction in block.Body.Reverse())
            {
                if (instruction.Regions.Count > 0)
                {
                    foreach (Block region in instruction.Regions) Visit(region);
                    if (instruction.Op == Structural.For) MarkCarried(instruction);
                }
                else if (useful.Contains(instruction.Id) && instruction.Op == Structural.Project)
                {
                    foreach (Block region in function[instruction.Operands[0]].Regions) useful.Add(region.Results[instruction.Index]);
                }
                else if (useful.Contains(instruction.Id))
                {
                    for (int i = 0; i < instruction.Operands.Count; i++)
                        if (Passes(instruction, i)) useful.Add(instruction.Operands[i]);
                }
            }
        }

        void MarkCarried(Instruction loop)
        {
            Block body = loop.Regions[0];
            for (int j = 0; j < body.Results.Count; j++)
            {
                bool argumentIsUseful = useful.Contains(body.Arguments[j + 1].Id), resultIsUseful = useful.Contains(body.Results[j]);
                if (argumentIsUseful) useful.Add(body.Results[j]);
                if (argumentIsUseful || resultIsUseful) useful.Add(loop.Operands[j + 2]);
            }
        }
    }

    /// <summary>Whether an argument of the function is one of those that the derivative is taken by.</summary>
    public static bool IsDifferentiated(Instruction parameter) => Function.InfoOf(parameter).Role is ParameterRole.Variable or ParameterRole.Member;
}
