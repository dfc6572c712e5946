
namespace SymbolicGrad.Generator.Tests.Diagnostics;

/// <summary>Faults of the compiler itself are kept to the method that met them.</summary>
public class FaultTests
{
    [Fact]
    public void A_fault_is_told_and_carried_past_the_next_step()
    {
        Outcome<string> outcome = FaultBarrier.Run<string>("Mlp.Loss", () => throw new InvalidOperationException("no such value"), CancellationToken.None);
        Assert.Equal("InvalidOperationException: no such value", outcome.Fault);
        Assert.False(outcome.IsEmpty);
        Outcome<string> next = outcome.Then<string>(_ => throw new InvalidOperationException("not reached"), CancellationToken.None);
        Assert.Equal(new Outcome<string>("Mlp.Loss", null, "InvalidOperationException: no such value"), next);
    }

    [Fact]
    public void A_fault_of_a_later_step_is_told_too() =>
        Assert.Equal("FormatException: x", FaultBarrier.Run("F", () => "spec", CancellationToken.None).Then<string>(_ => throw new FormatException("x"), CancellationToken.None).Fault);

    [Fact]
    public void Cancellation_passes_through()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => FaultBarrier.Run<string>("F", () => throw new OperationCanceledException(source.Token), source.Token));
    }

    [Fact]
    public void A_refusal_is_neither_a_value_nor_a_fault() =>
        Assert.True(FaultBarrier.Run<string>("F", () => null, CancellationToken.None).IsEmpty);
}
