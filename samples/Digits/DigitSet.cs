namespace SymbolicGrad.Samples.Digits;

/// <summary>Labelled images of handwritten digits.</summary>
/// <param name="Pixels">One image a row: 8×8 intensities in row-major order, from 0 (paper) to 1 (ink).</param>
/// <param name="Labels">The digit that each row shows, 0 to 9.</param>
internal sealed record DigitSet(Matrix<float> Pixels, int[] Labels)
{
    /// <summary>Pixels of an image.</summary>
    public const int PixelCount = 64;

    /// <summary>The labels are 0 to <c>ClassCount − 1</c>.</summary>
    public const int ClassCount = 10;

    private const int TestStride = 5;

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Parts the rows 0, 5, 10, … for testing from the others, which train.</summary>
    /// <remarks>The order of the rows is kept, so that the split is the same wherever it is made.</remarks>
    public (DigitSet Training, DigitSet Test) Split() =>
        (Where(row => row % TestStride != 0), Where(row => row % TestStride == 0));

    private DigitSet Where(Func<int, bool> included)
    {
        int[] rows = [.. Enumerable.Range(0, Count).Where(included)];
        var pixels = new Matrix<float>(rows.Length, Pixels.Columns);
        for (int i = 0; i < rows.Length; i++)
            Pixels.Row(rows[i]).CopyTo(pixels.Row(i));
        return new DigitSet(pixels, [.. rows.Select(row => Labels[row])]);
    }
}
