using SymbolicGrad.Training;

namespace SymbolicGrad.Runtime.Tests.Training;

public class MiniBatchTests
{
    private static readonly Matrix<float> s_inputs = new(4, 2, [0, 1, 10, 11, 20, 21, 30, 31]);

    [Fact]
    public void Rows_and_labels_are_gathered_in_the_order_of_the_indices()
    {
        var batch = new MiniBatch<float>(s_inputs, [5, 6, 7, 8], batchSize: 3);
        batch.Gather([3, 0, 3]);
        Assert.Equal([30, 31, 0, 1, 30, 31], batch.Inputs.Span.ToArray());
        Assert.Equal([8, 5, 8], batch.Labels.ToArray());
    }

    [Fact]
    public void A_smaller_batch_is_a_view_of_as_many_rows()
    {
        var batch = new MiniBatch<float>(s_inputs, [5, 6, 7, 8], batchSize: 3);
        batch.Gather([0, 1, 2]);
        batch.Gather([2]);
        Assert.Equal((1, 2), (batch.Inputs.Rows, batch.Inputs.Columns));
        Assert.Equal([20, 21], batch.Inputs.Span.ToArray());
        Assert.Equal([7], batch.Labels.ToArray());
    }

    [Fact]
    public void Targets_are_gathered_as_rows()
    {
        var batch = new MiniBatch<float>(s_inputs, new Matrix<float>(4, 1, [0.5f, 1.5f, 2.5f, 3.5f]), batchSize: 2);
        batch.Gather([1, 3]);
        Assert.Equal([1.5f, 3.5f], batch.Targets.Span.ToArray());
        Assert.Throws<InvalidOperationException>(() => batch.Labels.Length);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("3 labels for 4 rows", Assert.Throws<ArgumentException>(() => new MiniBatch<float>(s_inputs, [1, 2, 3], 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MiniBatch<float>(s_inputs, new Matrix<float>(3, 1), 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MiniBatch<float>(s_inputs, 0));
        var batch = new MiniBatch<float>(s_inputs, 2);
        Assert.Throws<ArgumentException>(() => batch.Gather([0, 1, 2]));
        Assert.Contains("no example 4", Assert.Throws<ArgumentOutOfRangeException>(() => batch.Gather([0, 4])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => batch.Targets);
    }

    [Fact]
    public void Gathering_allocates_nothing()
    {
        var batch = new MiniBatch<float>(s_inputs, [5, 6, 7, 8], batchSize: 3);
        int[] indices = [0, 1, 2];
        batch.Gather(indices);
        long before = GC.GetAllocatedBytesForCurrentThread();
        batch.Gather(indices);
        int gathered = batch.Inputs.Rows + batch.Labels.Length;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(6, gathered);
    }
}
