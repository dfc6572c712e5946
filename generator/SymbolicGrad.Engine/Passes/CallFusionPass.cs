using System.Collections.Generic;
using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>
/// Takes the value of a call from the <c>F_Backward</c> that computes its pullback, where the adjoint of the value is known before the
/// value is: the callee is then computed once.
/// </summary>
internal sealed class CallFusionPass : FunctionCopier
{
    // For each call that is merged: its pullback, and what that reads which is computed after the call.
    private readonly Dictionary<int, (Instruction Pullback, List<Instruction> Between)> _merged = [];
    private readonly HashSet<int> _moved = [];
    private readonly Dictionary<int, int> _callOf = [];

    private CallFusionPass()
        : base(new FunctionBuilder())
    {
    }

    public static Function Run(Function function)
    {
        while (true)
        {
            var pass = new CallFusionPass();
            pass.Plan(function.Body, new MemoryClasses(function));
            if (pass._merged.Count == 0) return function;
            function = pass.CopyFunction(function);
        }
    }

    protected override void Copy(Instruction instruction)
    {
        if (_moved.Contains(instruction.Id)) return;
        if (_merged.TryGetValue(instruction.Id, out (Instruction Pullback, List<Instruction> Between) merge))
        {
            foreach (Instruction between in merge.Between) base.Copy(between);
            CopyMerged(instruction, merge.Pullback);
        }
        else if (instruction.Op == Structural.Project && _callOf.TryGetValue(instruction.Operands[0], out int call))
        {
            CopyAdjoint(instruction, call, instruction.Index);
        }
        else
        {
            base.Copy(instruction);
        }
    }

    private void CopyMerged(Instruction call, Instruction pullback)
    {
        IrType[] adjoints = pullback.Type.Form switch { TypeForm.None => [], TypeForm.Tuple => [.. pullback.Type.Items], _ => [pullback.Type] };
        int merged = Builder.Emit(Calls.CallWithPullback, IrType.Tuple(adjoints.Prepend(call.Type).ToEquatableArray()), pullback.Payload, [.. pullback.Operands.Select(id => Map[id])]);
        Map[call.Id] = Builder.Project(merged, 0);
        if (call.Name is not null) Builder.Name(Map[call.Id], call.Name);
        _callOf[pullback.Id] = merged;
        if (adjoints.Length == 1) CopyAdjoint(pullback, merged, 0);
    }

    private void CopyAdjoint(Instruction adjoint, int call, int index)
    {
        Map[adjoint.Id] = Builder.Project(call, index + 1);
        if (adjoint.Name is not null) Builder.Name(Map[adjoint.Id], adjoint.Name);
    }

    private void Plan(Block block, MemoryClasses memory)
    {
        for (int c = 0; c < block.Body.Count; c++)
        {
            Instruction call = block.Body[c];
            foreach (Block region in call.Regions) Plan(region, memory);
            if (call.Op != Calls.Call || !call.Type.IsScalar || ((CallInfo)call.Payload!).Pullback.Form != PullbackForm.Accumulating) continue;
            int p = block.Body.Items.ToList().FindIndex(c, candidate => Calls.IsPullbackOf(candidate, call));
            if (p < 0 || Motion.Needed(block, c, p, block.Body[p].Operands, memory) is not { } between) continue;
            _merged.Add(call.Id, (block.Body[p], between));
            _moved.Add(block.Body[p].Id);
            _moved.UnionWith(between.Select(instruction => instruction.Id));
            return;
        }
    }
}
