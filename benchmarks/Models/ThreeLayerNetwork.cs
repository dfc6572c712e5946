using SymbolicGrad.Training;
using static SymbolicGrad.Functions;

namespace SymbolicGrad.Benchmarks.Models;

/// <summary>A network with two hidden layers of the same width: f(x) = ReLU(ReLU(x·W₁ᵀ + b₁)·W₂ᵀ + b₂)·W₃ᵀ + b₃.</summary>
/// <param name="inputs">Features of an example.</param>
/// <param name="hidden">Units of each hidden layer.</param>
/// <param name="classes">Classes to tell apart.</param>
public sealed partial class ThreeLayerNetwork(int inputs, int hidden, int classes)
{
    [Parameter] public Matrix<float> W1 { get; } = new(hidden, inputs);

    [Parameter] public Vector<float> b1 { get; } = new(hidden);

    [Parameter] public Matrix<float> W2 { get; } = new(hidden, hidden);

    [Parameter] public Vector<float> b2 { get; } = new(hidden);

    [Parameter] public Matrix<float> W3 { get; } = new(classes, hidden);

    [Parameter] public Vector<float> b3 { get; } = new(classes);

    /// <summary>The mean cross-entropy of the predictions, in nats.</summary>
    /// <param name="x">Examples, n × inputs.</param>
    /// <param name="labels">The class of each example, n of them.</param>
    [Differentiable]
    public float Loss([Data] Matrix<float> x, ReadOnlySpan<int> labels)
    {
        var h1 = Relu(x * W1.T + b1);
        var h2 = Relu(h1 * W2.T + b2);
        return CrossEntropy(h2 * W3.T + b3, labels);
    }
}
