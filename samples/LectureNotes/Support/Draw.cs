using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.LectureNotes;

/// <summary>Draws small random examples: numbers uniform in [−1, 1).</summary>
/// <param name="seed">The same seed draws the same numbers.</param>
internal sealed class Draw(ulong seed)
{
    private readonly RandomSource _random = new(seed);

    /// <summary>A matrix.</summary>
    public Matrix<double> Matrix(int rows, int columns)
    {
        var matrix = new Matrix<double>(rows, columns);
        Initialisers.Uniform(matrix.Span, -1, 1, _random);
        return matrix;
    }

    /// <summary>A vector.</summary>
    public Vector<double> Vector(int count)
    {
        var vector = new Vector<double>(count);
        Initialisers.Uniform(vector.Span, -1, 1, _random);
        return vector;
    }

    /// <summary>The weights of layers with the given numbers of units: element k is sizes[k + 1] × sizes[k].</summary>
    public Matrix<double>[] Layers(params int[] sizes) => [.. sizes.Skip(1).Select((units, below) => Matrix(units, sizes[below]))];

    /// <summary>The biases of layers with the given numbers of units; the first number, the inputs, has none.</summary>
    public Vector<double>[] Biases(params int[] sizes) => [.. sizes.Skip(1).Select(Vector)];
}
