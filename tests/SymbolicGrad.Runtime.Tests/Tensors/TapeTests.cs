namespace SymbolicGrad.Runtime.Tests.Tensors;

public sealed class TapeTests
{
    [Fact]
    public void Values_come_back_in_the_opposite_order()
    {
        using var work = Workspace.Enter();
        Tape<double> tape = work.Tape<double>();
        for (int i = 0; i < 10_000; i++) tape.Push(i);

        Assert.Equal(10_000, tape.Count);
        for (int i = 9_999; i >= 0; i--) Assert.Equal(i, tape.Pop());
        Assert.Equal(0, tape.Count);
    }

    [Fact]
    public void An_empty_tape_says_so()
    {
        using var work = Workspace.Enter();
        Tape<int> tape = work.Tape<int>();
        Assert.Contains("The tape is empty", Assert.Throws<InvalidOperationException>(() => tape.Pop()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_tapes_of_one_scope_and_one_of_an_inner_scope_are_different()
    {
        using var work = Workspace.Enter();
        Tape<double> first = work.Tape<double>(), second = work.Tape<double>();
        first.Push(1);
        using (var inner = Workspace.Enter()) inner.Tape<double>().Push(3);
        second.Push(2);

        Assert.Equal(1, first.Pop());
        Assert.Equal(2, second.Pop());
    }

    [Fact]
    public void A_tape_is_empty_when_it_is_handed_out_again()
    {
        using (var work = Workspace.Enter()) work.Tape<float>().Push(1);
        using var next = Workspace.Enter();
        Assert.Equal(0, next.Tape<float>().Count);
    }

    [Fact]
    public void The_second_time_nothing_is_allocated()
    {
        Fill();
        Fill();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fill();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Fill()
        {
            using var work = Workspace.Enter();
            Tape<double> tape = work.Tape<double>();
            for (int i = 0; i < 100_000; i++) tape.Push(i);
        }
    }

    [Fact]
    public void Only_the_innermost_scope_hands_out_tapes()
    {
        using var work = Workspace.Enter();
        using var inner = Workspace.Enter();
        Exception? thrown = null;
        try
        {
            work.Tape<double>();
        }
        catch (InvalidOperationException exception)
        {
            thrown = exception;
        }

        Assert.NotNull(thrown);
    }
}
