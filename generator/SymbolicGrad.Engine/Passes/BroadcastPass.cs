using System.Linq;
using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Rules;

namespace SymbolicGrad.Engine.Passes;

/// <summary>Makes tensors of scalar operands where the kernel of an element-wise op does not take scalars there.</summary>
internal sealed class BroadcastPass : FunctionCopier
{
    private BroadcastPass()
        : base(new FunctionBuilder())
    {
    }

    public static Function Run(Function function) => new BroadcastPass().CopyFunction(function);

    protected override void Copy(Instruction instruction)
    {
        base.Copy(instruction);
        Instruction copy = Builder[Map[instruction.Id]];
        if (copy.Op.Kind != OpKind.Elementwise || !copy.Type.IsTensor || HasKernel(copy)) return;
        int[] extents = Enumerable.Range(0, copy.Type.Rank).Select(axis => Builder.Extent(copy.Id, axis)).ToArray();
        int[] operands = copy.Operands.Select(id => Builder.TypeOf(id).IsTensor ? id : Builder.Emit(Primitives.Get("Fill"), [id, .. extents])).ToArray();
        Map[instruction.Id] = Builder.Emit(copy.Op, copy.Type, copy.Payload, operands);
        if (instruction.Name is not null) Builder.Name(Map[instruction.Id], instruction.Name);
    }

    private bool HasKernel(Instruction instruction)
    {
        string form = new(instruction.Operands.Select(id => Builder.TypeOf(id).IsTensor ? 'T' : 'S').ToArray());
        if (instruction.Op.IsCommutative && form == "ST") form = "TS";
        return instruction.Op.KernelForms.Length == 0 ? !form.Contains('S') : instruction.Op.KernelForms.Split(' ').Contains(form);
    }
}
