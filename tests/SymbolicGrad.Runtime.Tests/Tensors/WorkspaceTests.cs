using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymbolicGrad.Tests;

public class WorkspaceTests
{
    [Fact]
    public void What_is_handed_out_has_its_shape_and_does_not_overlap()
    {
        using var work = Workspace.Enter();
        Matrix<float> a = work.Matrix<float>(3, 5), b = work.Matrix<float>(4, 7);
        Vector<float> v = work.Vector<float>(11);
        Span<float> s = work.Span<float>(13);
        Assert.Equal((3, 5, 4, 7, 11, 13), (a.Rows, a.Columns, b.Rows, b.Columns, v.Count, s.Length));
        a.Fill(1);
        b.Fill(2);
        v.Fill(3);
        s.Fill(4);
        Assert.All(a.Span.ToArray(), value => Assert.Equal(1, value));
        Assert.All(b.Span.ToArray(), value => Assert.Equal(2, value));
        Assert.All(v.ToArray(), value => Assert.Equal(3, value));
    }

    [Fact]
    public void Everything_starts_at_a_cache_line()
    {
        using var work = Workspace.Enter();
        for (int count = 0; count < 70; count++)
        {
            Assert.Equal(0u, Address(work.Span<float>(count)) % 64);
            Assert.Equal(0u, Address(work.Span<double>(count)) % 64);
            Assert.Equal(0u, Address(work.Span<byte>(count)) % 64);
            Assert.Equal(0u, Address(work.Matrix<double>(count, 3).Span) % 64);
        }
        Assert.Equal(0u, Address(work.Span<float>(1_000_003)) % 64);
    }

    [Fact]
    public void Zeroed_memory_is_zero_although_it_was_used_before()
    {
        using (var work = Workspace.Enter())
            work.Span<double>(1000).Fill(1);
        using (var work = Workspace.Enter())
        {
            Assert.All(work.ZeroSpan<double>(200).ToArray(), value => Assert.Equal(0, value));
            Assert.All(work.ZeroVector<double>(200).ToArray(), value => Assert.Equal(0, value));
            Assert.All(work.ZeroMatrix<double>(20, 10).Span.ToArray(), value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void An_inner_scope_gives_back_only_its_own()
    {
        using var outer = Workspace.Enter();
        Vector<double> before = outer.Vector<double>(10);
        before.Fill(1);
        nuint inside;
        using (var inner = Workspace.Enter())
        {
            Vector<double> scratch = inner.Vector<double>(10);
            inside = Address(scratch.Span);
            scratch.Fill(2);
            using var innermost = Workspace.Enter();
            innermost.Vector<double>(10).Fill(3);
            Assert.All(scratch.ToArray(), value => Assert.Equal(2, value));
        }
        Vector<double> after = outer.Vector<double>(10);
        Assert.Equal(inside, Address(after.Span));
        after.Fill(4);
        Assert.All(before.ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Live_memory_keeps_its_place_and_contents_while_the_arena_grows()
    {
        using var work = Workspace.Enter();
        Vector<float> first = work.Vector<float>(100);
        first.Fill(1);
        nuint address = Address(first.Span);
        for (int count = 1_000; count < 4_000_000; count *= 4)
            work.Vector<float>(count).Fill(2);
        Assert.Equal(address, Address(first.Span));
        Assert.All(first.ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void After_growing_an_arena_runs_in_one_chunk_and_allocates_nothing() => OnNewThread(() =>
    {
        for (int round = 0; round < 3; round++)
            Run();
        Assert.Equal(1, Arena<double>.Current.ChunkCount);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 10; round++)
            Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Run()
        {
            using var outer = Workspace.Enter();
            for (int i = 1; i < 20; i++)
            {
                outer.Matrix<double>(i, 1000);
                Span<Vector<double>> tape = outer.Vectors<double>(i);
                using var inner = Workspace.Enter();
                tape[0] = inner.Vector<double>(i * 5000);
                inner.ZeroSpan<double>(77);
            }
        }
    });

    [Fact]
    public void Tapes_start_empty_although_they_were_used_before()
    {
        for (int round = 0; round < 2; round++)
        {
            using var work = Workspace.Enter();
            Span<Vector<float>> vectors = work.Vectors<float>(3000);
            Span<Matrix<float>> matrices = work.Matrices<float>(5);
            foreach (Vector<float> vector in vectors)
                Assert.Equal(0, vector.Count);
            foreach (Matrix<float> matrix in matrices)
                Assert.Equal(0, matrix.Count);
            vectors.Fill(new Vector<float>(2));
            matrices.Fill(new Matrix<float>(2, 2));
        }
    }

    [Fact]
    public void Tapes_do_not_keep_what_they_held_alive() => OnNewThread(() =>
    {
        WeakReference held = Hold();
        GC.Collect();
        Assert.False(held.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Hold()
        {
            using var work = Workspace.Enter();
            float[] array = new float[10];
            work.Vectors<float>(4)[2] = array;
            return new WeakReference(array);
        }
    });

    [Fact]
    public void An_outer_scope_hands_out_nothing_while_an_inner_one_is_open()
    {
        using var outer = Workspace.Enter();
        using (Workspace.Enter())
            Assert.Contains("inner scope", Refused(outer), StringComparison.Ordinal);
        outer.Vector<float>(1);
    }

    [Fact]
    public void A_disposed_scope_hands_out_nothing()
    {
        Workspace work = Workspace.Enter();
        work.Dispose();
        work.Dispose();
        Assert.Contains("disposed", Refused(work), StringComparison.Ordinal);
        default(Workspace).Dispose();
        Assert.Contains("not entered", Refused(default), StringComparison.Ordinal);
    }

    [Fact]
    public void Disposing_an_outer_scope_closes_an_inner_one_left_open()
    {
        Workspace outer = Workspace.Enter();
        Workspace left = Workspace.Enter();
        left.Vector<float>(10);
        outer.Dispose();
        Assert.Contains("disposed", Refused(left), StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_do_not_share_memory()
    {
        using var work = Workspace.Enter();
        Vector<float> mine = work.Vector<float>(1000);
        mine.Fill(1);
        OnNewThread(() =>
        {
            using var other = Workspace.Enter();
            other.Vector<float>(1000).Fill(2);
        });
        Assert.All(mine.ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Negative_extents_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Enter(work => work.Vector<float>(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Enter(work => work.Matrix<float>(-1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Enter(work => work.Matrix<float>(2, -1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Enter(work => work.Matrices<float>(-1)));
    }

    private static void Enter(Action<Workspace> use)
    {
        using var work = Workspace.Enter();
        use(work);
    }

    private static string Refused(Workspace work)
    {
        try
        {
            work.Vector<float>(1);
        }
        catch (InvalidOperationException error)
        {
            return error.Message;
        }
        return "";
    }

    private static void OnNewThread(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action));
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    private static unsafe nuint Address<T>(Span<T> span)
        where T : unmanaged =>
        (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(span));
}
