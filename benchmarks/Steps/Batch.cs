using SymbolicGrad.Training;

namespace SymbolicGrad.Benchmarks.Steps;

/// <summary>Examples with their classes.</summary>
/// <param name="Inputs">One example a row.</param>
/// <param name="Labels">The class of each example.</param>
internal sealed record Batch(Matrix<float> Inputs, int[] Labels)
{
    /// <summary>Features in [0, 1) and classes, all drawn alike.</summary>
    public static Batch Random(int count, int features, int classes)
    {
        var random = new RandomSource(2);
        var inputs = new Matrix<float>(count, features);
        Initialisers.Uniform(inputs.Span, 0, 1, random);
        return new Batch(inputs, [.. Enumerable.Range(0, count).Select(_ => random.NextInt(classes))]);
    }
}
