using SymbolicGrad.Training;
using static SymbolicGrad.Functions;

namespace SymbolicGrad.Benchmarks.Models;

/// <summary>A network with one hidden layer: f(x) = ReLU(x·W₁ᵀ + b₁)·W₂ᵀ + b₂.</summary>
/// <param name="inputs">Features of an example.</param>
/// <param name="hidden">Units of the hidden layer.</param>
/// <param name="classes">Classes to tell apart.</param>
public sealed partial class TwoLayerNetwork(int inputs, int hidden, int classes)
{
    [Parameter] public Matrix<float> W1 { get; } = new(hidden, inputs);

    [Parameter] public Vector<float> b1 { get; } = new(hidden);

    [Parameter] public Matrix<float> W2 { get; } = new(classes, hidden);

    [Parameter] public Vector<float> b2 { get; } = new(classes);

    /// <summary>The mean cross-entropy of the predictions, in nats.</summary>
    /// <param name="x">Examples, n × inputs.</param>
    /// <param name="labels">The class of each example, n of them.</param>
    [Differentiable]
    public float Loss([Data] Matrix<float> x, ReadOnlySpan<int> labels)
    {
        var h = Relu(x * W1.T + b1);
        return CrossEntropy(h * W2.T + b2, labels);
    }
}
