using SymbolicGrad.Samples.Digits;

namespace SymbolicGrad.Samples.Tests.Digits;

public class DigitSetTests
{
    [Fact]
    public void The_embedded_digits_split_into_1437_to_train_and_360_to_test()
    {
        var (training, test) = DigitsReader.ReadEmbedded().Split();

        Assert.Equal((1437, 1437), (training.Count, training.Pixels.Rows));
        Assert.Equal((360, 360), (test.Count, test.Pixels.Rows));
    }

    [Fact]
    public void Every_fifth_row_from_the_first_tests_and_keeps_its_label()
    {
        var pixels = new Matrix<float>(12, 64);
        for (int row = 0; row < 12; row++)
            pixels[row, 63] = row;
        var (training, test) = new DigitSet(pixels, [.. Enumerable.Range(0, 12)]).Split();

        Assert.Equal([0, 5, 10], test.Labels);
        Assert.Equal([1, 2, 3, 4, 6, 7, 8, 9, 11], training.Labels);
        Assert.All(Enumerable.Range(0, test.Count), i => Assert.Equal(test.Labels[i], test.Pixels[i, 63]));
        Assert.All(Enumerable.Range(0, training.Count), i => Assert.Equal(training.Labels[i], training.Pixels[i, 63]));
    }
}
