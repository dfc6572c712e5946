namespace SymbolicGrad.Runtime.Tests.Tensors;

public sealed class RecordingTests
{
    private const int Many = 100_000;

    [Fact]
    public void Values_of_all_types_come_back_in_the_opposite_order()
    {
        using var work = Workspace.Enter();
        Recording recording = work.Recording();
        for (int i = 0; i < Many; i++)
        {
            recording.Push((double)i);
            recording.Push(i % 3 == 0);
            recording.Push(i);
            recording.Push((float)-i);
            recording.Push(long.MaxValue - i);
        }

        for (int i = Many - 1; i >= 0; i--)
        {
            Assert.Equal(long.MaxValue - i, recording.Pop<long>());
            Assert.Equal(-i, recording.Pop<float>());
            Assert.Equal(i, recording.Pop<int>());
            Assert.Equal(i % 3 == 0, recording.Pop<bool>());
            Assert.Equal(i, recording.Pop<double>());
        }

        Assert.Contains("The recording is empty", Assert.Throws<InvalidOperationException>(() => recording.Pop<double>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_up_and_down_across_the_end_of_a_block()
    {
        using var work = Workspace.Enter();
        Recording recording = work.Recording();
        for (int i = 0; i < Many; i++)
        {
            recording.Push(i);
            recording.Push(-1.0);
            recording.Push(true);
            Assert.True(recording.Pop<bool>());
            Assert.Equal(-1.0, recording.Pop<double>());
        }

        for (int i = Many - 1; i >= 0; i--) Assert.Equal(i, recording.Pop<int>());
    }

    [Fact]
    public void It_is_empty_when_it_is_handed_out_again_and_another_one_in_an_inner_scope()
    {
        using (var work = Workspace.Enter())
        {
            Recording outer = work.Recording();
            outer.Push(1);
            using (var inner = Workspace.Enter()) inner.Recording().Push(2);
            Assert.Equal(1, outer.Pop<int>());
            outer.Push(1);
        }

        using var next = Workspace.Enter();
        Recording again = next.Recording();
        Assert.Throws<InvalidOperationException>(() => again.Pop<int>());
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
            Recording recording = work.Recording();
            for (int i = 0; i < Many; i++) recording.Push((double)i);
        }
    }
}
