using SymbolicGrad.Samples.Digits;
using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.Tests.Digits;

/// <summary>Threads that call one backward at once get the bits that one thread gets.</summary>
public class ThreadTests
{
    private const int Threads = 8, Calls = 40;

    [Fact]
    public void One_model_and_many_threads_give_the_bits_of_one_thread()
    {
        DigitSet digits = DigitsReader.ReadEmbedded();
        Mlp[] models = [.. Enumerable.Range(0, 2).Select(seed => new Mlp(DigitSet.PixelCount, hidden: 24, DigitSet.ClassCount, new RandomSource((ulong)seed)))];
        string[] expected = [.. Enumerable.Range(0, Threads * Calls).Select(Compute)];

        // All start at one moment, and each goes through batches of different sizes, so that workspaces grow and shrink beside each other.
        var actual = new string[Threads * Calls];
        using var start = new Barrier(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            for (int call = 0; call < Calls; call++)
                actual[(thread * Calls) + call] = Compute((thread * Calls) + call);
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(expected, actual);

        string Compute(int call)
        {
            Mlp model = models[call % models.Length];
            int rows = 1 + (call * 7 % 50), first = call * 31 % (digits.Count - rows);
            var gradients = new Mlp.Gradients(model);
            float loss = model.Loss_Backward(digits.Pixels.SliceRows(first, rows), digits.Labels.AsSpan(first, rows), gradients);
            float[] numbers = [loss, .. gradients.W1.Span, .. gradients.b1.Span, .. gradients.W2.Span, .. gradients.b2.Span];
            return string.Join(' ', numbers.Select(BitConverter.SingleToInt32Bits));
        }
    }
}
