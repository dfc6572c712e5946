using SymbolicGrad.Engine.IR;
using SymbolicGrad.Engine.Passes;
using SymbolicGrad.Engine.Rules;
using SymbolicGrad.Engine.Tests.Support;

namespace SymbolicGrad.Engine.Tests.Passes;

/// <summary>The verifier names the pass that broke a function, and what is broken.</summary>
public class VerifierTests
{
    private static readonly Instruction X = new(0, Structural.Argument, default, IrType.Float64) { Payload = new ParameterInfo("x", ParameterRole.Variable) };
    private static readonly Instruction Sine = Step(1, "Sin", IrType.Float64, 0);

    [Fact]
    public void A_well_formed_function_passes()
    {
        Function function = FunctionOf([X], [Sine], 1);
        Assert.Same(function, Verifier.Verify(function, "nothing"));
    }

    [Fact]
    public void A_value_read_before_it_is_made() => Fails([X], [Step(2, "Exp", IrType.Float64, 1), Sine], 2, "%2 = Exp reads %1, which is not in scope");

    [Fact]
    public void A_value_defined_twice() => Fails([X], [Sine, Sine], 1, "%1 is defined twice");

    [Fact]
    public void A_result_that_does_not_exist_in_the_block() => Fails([X], [Branch(2, IrType.Float64, [Sine], 1)], 1, "%1 is handed out of a block, but is not in scope");

    [Fact]
    public void Too_many_operands() => Fails([X], [Step(1, "Sin", IrType.Float64, 0, 0)], 1, "%1 = Sin has 2 operands");

    [Fact]
    public void A_type_that_is_not_the_rows() => Fails([X], [Step(1, "Sin", IrType.Float32, 0)], 1, "%1 = Sin is a Float32, but its operands make a Float64");

    [Fact]
    public void A_region_that_hands_out_another_type() => Fails([X], [Branch(2, IrType.Float32, [Sine], 1)], 0, "a region of %2 = If hands out (Float64), not (Float32)");

    [Fact]
    public void A_projection_of_another_type()
    {
        Instruction project = new(4, Structural.Project, EquatableArray.Of(2), IrType.Float32) { Payload = 0 };
        Fails([X], [Branch(2, IrType.Float64, [Sine], 1), project], 4, "%4 projects a result of another type");
    }

    /// <summary>The reverse sweep reads the forward sweep's values out of scope until the tape pass has run.</summary>
    [Fact]
    public void A_recurrence_reversed_is_not_in_scope_before_it_is_taped()
    {
        Function primal = LoopPrograms.All["recurrence"]().Function;
        Function reversed = ReverseModePass.Run(primal, Derived.Names(primal)).Gradient!;
        IrException error = Assert.Throws<IrException>(() => Verifier.Verify(reversed, nameof(ReverseModePass)));
        Assert.StartsWith("After ReverseModePass, in 'F': ", error.Message, StringComparison.Ordinal);
    }

    private static void Fails(Instruction[] arguments, Instruction[] body, int result, string reason)
    {
        IrException error = Assert.Throws<IrException>(() => Verifier.Verify(FunctionOf(arguments, body, result), "SomePass"));
        Assert.StartsWith($"After SomePass, in 'F': {reason}.\n", error.Message, StringComparison.Ordinal);
    }

    private static Function FunctionOf(Instruction[] arguments, Instruction[] body, int result) =>
        new("F", new Block(arguments.ToEquatableArray(), body.ToEquatableArray(), EquatableArray.Of(result)));

    private static Instruction Step(int id, string op, IrType type, params int[] operands) => new(id, Primitives.Get(op), operands.ToEquatableArray(), type);

    private static Instruction Branch(int id, IrType type, Instruction[] body, int result) =>
        new(id, Structural.If, EquatableArray.Of(0), IrType.Tuple(EquatableArray.Of(type)))
        {
            Regions = EquatableArray.Of(new Block(default, body.ToEquatableArray(), EquatableArray.Of(result))),
        };
}
