using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>Finds the values that vary with a differentiated argument and reach a result: only these get adjoints.</summary>
/// <remarks>An array varies, and is useful, with everything that may share its memory, whenever it is written and read.</remarks>
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
        OpKind.Structural => instruction.Op == Structural.Element || instruction.Op == Structural.Slice || instruction.Op == Structural.Project ? operand == 0 : false,
        _ => !IsInactive(instruction.Op, operand),
    };

    /// <summary>Whether the table says that the result does not vary smoothly with the operand.</summary>
    private static bool IsInactive(Op op, int operand) => operand < op.Adjoints.Length && op.Adjoints[operand] is null;

    /// <summary>The values that vary smoothly with a differentiated argument.</summary>
    public static HashSet<int> Varied(Function function)
    {
        var varied = new HashSet<int>();
        WrittenMemory memory = new(function);
        foreach (Instruction parameter in function.Parameters.Where(IsDifferentiated)) Add(parameter.Id);
        int before;
        do
        {
            before = varied.Count;
            Visit(function.Body);
        }
        while (varied.Count != before && !memory.IsEmpty);
        return varied;

        void Add(int id)
        {
            if (!varied.Add(id)) return;
            varied.UnionWith(memory.SharedWith(id));
        }

        void Visit(Block block)
        {
            foreach (Instruction instruction in block.Body)
            {
                if (instruction.Op == Structural.For) VisitLoop(instruction);
                else if (instruction.Op == Structural.If) VisitBranches(instruction);
                else if (instruction.Op == Structural.Project) VisitProject(instruction);
                else if (instruction.Op == Structural.Store) VisitStore(instruction);
                else if (instruction.Type.IsFloating && instruction.Operands.Where((id, i) => varied.Contains(id) && Passes(instruction, i)).Any()) Add(instruction.Id);
            }
        }

        void VisitStore(Instruction store)
        {
            if (varied.Contains(Stored(store)) && function[store.Operands[0]].Type.IsFloating) Add(store.Operands[0]);
        }

        void VisitLoop(Instruction loop)
        {
            Block body = loop.Regions[0];
            for (int j = 1; j < body.Arguments.Count; j++)
                if (varied.Contains(loop.Operands[j + 1])) Add(body.Arguments[j].Id);
            int before;
            do
            {
                before = varied.Count;
                Visit(body);
                for (int j = 0; j < body.Results.Count; j++)
                    if (varied.Contains(body.Results[j])) Add(body.Arguments[j + 1].Id);
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
            bool isCarried = source.Op == Structural.For && project.Index < source.Regions[0].Results.Count;
            if (source.HandedOut(project.Index).Any(varied.Contains) || (isCarried && varied.Contains(source.Regions[0].Arguments[project.Index + 1].Id)))
                Add(project.Id);
        }
    }

    /// <summary>The value that a store writes.</summary>
    public static int Stored(Instruction store) => store.Operands[store.Operands.Count - 1];

    private static HashSet<int> Useful(Function function, HashSet<int> varied)
    {
        var useful = new HashSet<int>();
        WrittenMemory memory = new(function);
        foreach (int result in function.Body.Results) Add(result);
        foreach (Instruction written in function.Parameters.Where(parameter => IsDifferentiated(parameter) && memory.SharedWith(parameter.Id).Any())) Add(written.Id);
        int before;
        do
        {
            before = useful.Count;
            Visit(function.Body);
        }
        while (useful.Count != before);
        return useful;

        void Add(int id)
        {
            if (!useful.Add(id)) return;
            useful.UnionWith(memory.SharedWith(id));
        }

        void Visit(Block block)
        {
            foreach (Instruction instruction in block.Body.Reverse())
            {
                if (instruction.Regions.Count > 0)
                {
                    foreach (Block region in instruction.Regions) Visit(region);
                    if (instruction.Op == Structural.For) MarkCarried(instruction);
                }
                else if (instruction.Op == Structural.Store)
                {
                    if (useful.Contains(instruction.Operands[0])) Add(Stored(instruction));
                }
                else if (useful.Contains(instruction.Id) && instruction.Op == Structural.Project)
                {
                    foreach (int handedOut in function[instruction.Operands[0]].HandedOut(instruction.Index)) Add(handedOut);
                }
                else if (useful.Contains(instruction.Id))
                {
                    for (int i = 0; i < instruction.Operands.Count; i++)
                        if (Passes(instruction, i)) Add(instruction.Operands[i]);
                }
            }
        }

        void MarkCarried(Instruction loop)
        {
            Block body = loop.Regions[0];
            for (int j = 0; j < body.Results.Count; j++)
            {
                bool argumentIsUseful = useful.Contains(body.Arguments[j + 1].Id), resultIsUseful = useful.Contains(body.Results[j]);
                if (argumentIsUseful) Add(body.Results[j]);
                if (argumentIsUseful || resultIsUseful) Add(loop.Operands[j + 2]);
            }
        }
    }

    /// <summary>Whether an argument of the function is one of those that the derivative is taken by.</summary>
    public static bool IsDifferentiated(Instruction parameter) => Function.InfoOf(parameter).Role is ParameterRole.Variable or ParameterRole.Member;

    /// <summary>The arrays that are written to, by the memory that they share.</summary>
    private sealed class WrittenMemory
    {
        private readonly MemoryClasses _classes;
        private readonly ILookup<int, int> _members;

        public WrittenMemory(Function function)
        {
            _classes = new MemoryClasses(function);
            _members = function.Body.Everything().Where(value => value.Type.IsArray && _classes.IsWritten(value.Id)).ToLookup(value => _classes.Of(value.Id), value => value.Id);
        }

        public bool IsEmpty => _members.Count == 0;

        public IEnumerable<int> SharedWith(int id) => IsEmpty ? [] : _members[_classes.Of(id)];
    }
}
