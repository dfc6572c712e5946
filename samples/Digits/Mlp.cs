using SymbolicGrad.Training;
using static SymbolicGrad.Functions;

namespace SymbolicGrad.Samples.Digits;

/// <summary>A network with one hidden layer of rectified linear units: f(x) = ReLU(x·W₁ᵀ + b₁)·W₂ᵀ + b₂, one example a row.</summary>
/// <param name="inputs">Features of an example.</param>
/// <param name="hidden">Units of the hidden layer.</param>
/// <param name="classes">Classes to tell apart.</param>
/// <param name="random">Draws the initial weights, by He et al., "Delving Deep into Rectifiers", 2015; the biases start at zero.</param>
public sealed partial class Mlp(int inputs, int hidden, int classes, RandomSource random)
{
    /// <summary>Weights of the hidden layer, hidden × inputs.</summary>
    [Parameter] public Matrix<float> W1 { get; } = HeNormal(hidden, inputs, random);

    /// <summary>Biases of the hidden layer, one for each unit.</summary>
    [Parameter] public Vector<float> b1 { get; } = new(hidden);

    /// <summary>Weights of the output layer, classes × hidden.</summary>
    [Parameter] public Matrix<float> W2 { get; } = HeNormal(classes, hidden, random);

    /// <summary>Biases of the output layer, one for each class.</summary>
    [Parameter] public Vector<float> b2 { get; } = new(classes);

    /// <summary>The mean cross-entropy of the network's predictions, in nats.</summary>
    /// <param name="x">Examples, n × inputs.</param>
    /// <param name="labels">The class of each example, n of them.</param>
    [Differentiable]
    public float Loss([Data] Matrix<float> x, ReadOnlySpan<int> labels)
    {
        var h = Relu(x * W1.T + b1);
        return CrossEntropy(h * W2.T + b2, labels);
    }

    /// <summary>The unnormalised log-probability of each class for each example, n × classes.</summary>
    /// <param name="x">Examples, n × inputs.</param>
    public Matrix<float> Logits(Matrix<float> x) => Relu(x * W1.T + b1) * W2.T + b2;

    private static Matrix<float> HeNormal(int outputs, int inputs, RandomSource random)
    {
        var weights = new Matrix<float>(outputs, inputs);
        Initialisers.HeNormal(weights, random);
        return weights;
    }
}
