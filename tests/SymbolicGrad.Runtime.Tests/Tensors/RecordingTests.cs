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
    public void Tensors_of_its_scope_come_back_as_the_same_memory()
    {
        using var outer = Workspace.Enter();
        Recording recording = outer.Recording();
        var work = recording.Workspace;
        Vector<double> vector = work.Vector<double>(3), empty = default;
        Matrix<float> matrix = work.Matrix<float>(2, 3);
        recording.Push(vector);
        recording.Push(1.5);
        recording.Push(matrix);
        recording.Push(empty);
        using (Workspace.Enter())
        {
            Assert.Equal(0, recording.PopVector<double>().Count);
            Matrix<float> again = recording.PopMatrix<float>();
            again[1, 2] = 7;
            Assert.Equal((2, 3, 7f), (again.Rows, again.Columns, matrix[1, 2]));
            Assert.Equal(1.5, recording.Pop<double>());
            recording.PopVector<double>()[0] = 4;
            Assert.Equal(4, vector[0]);
        }
    }

    [Fact]
    public void It_has_no_scope_after_the_end_of_the_one_that_handed_it_out()
    {
        Recording recording;
        using (var work = Workspace.Enter()) recording = work.Recording();
        Assert.Throws<InvalidOperationException>(() => recording.Workspace.Dispose());
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
