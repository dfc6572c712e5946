using static SymbolicGrad.Functions;

namespace SymbolicGrad.Samples.LectureNotes.Note004;

/// <summary>
/// The note's net in its row vectors: h = σ(x·w + b⁽¹⁾), y = σ(h·u + b⁽²⁾), with the L2-norm loss. The note has 2 inputs, 3 hidden
/// units and 2 outputs.
/// </summary>
public sealed partial class SigmoidNetwork
{
    /// <summary>Weights between inputs and hidden layer, inputs × hidden.</summary>
    [Parameter] public required Matrix<double> w { get; init; }

    /// <summary>Biases of the hidden layer.</summary>
    [Parameter] public required Vector<double> b1 { get; init; }

    /// <summary>Weights between hidden layer and outputs, hidden × outputs.</summary>
    [Parameter] public required Matrix<double> u { get; init; }

    /// <summary>Biases of the outputs.</summary>
    [Parameter] public required Vector<double> b2 { get; init; }

    /// <summary>½·Σᵢ (yᵢ − tᵢ)².</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="t">The targets.</param>
    [Differentiable]
    public double Loss([Data] Vector<double> x, [Data] Vector<double> t)
    {
        var h = Sigmoid(x * w + b1);
        var y = Sigmoid(h * u + b2);
        return SquaredError(y, t);
    }
}
