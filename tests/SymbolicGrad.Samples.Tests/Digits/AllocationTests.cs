using SymbolicGrad.Samples.Digits;
using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.Tests.Digits;

public class AllocationTests
{
    /// <summary>A training step: gradients cleared, the generated backward, the optimizer. Batches of two sizes, as at the end of an epoch.</summary>
    [Fact]
    public void A_step_of_the_digits_network_allocates_nothing()
    {
        var model = new Mlp(64, 64, 10, new RandomSource(1));
        var gradients = new Mlp.Gradients(model);
        var optimizer = new Adam<float>(0.01f);
        var x = new Matrix<float>(32, 64);
        x.Fill(0.5f);
        int[] labels = Enumerable.Range(0, 32).Select(row => row % 10).ToArray();
        for (int i = 0; i < 3; i++) Step(32 - i);

        // The runtime itself may allocate once while it replaces code by faster code; what a step allocates, it allocates in each round.
        Assert.Equal(0, Enumerable.Range(0, 3).Min(_ => Round()));

        long Round()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++) Step(i % 2 == 0 ? 32 : 29);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Step(int rows)
        {
            gradients.Clear();
            model.Loss_Backward(x.SliceRows(0, rows), labels.AsSpan(0, rows), gradients);
            optimizer.Step(model, gradients);
        }
    }
}
