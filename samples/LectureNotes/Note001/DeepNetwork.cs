using static SymbolicGrad.Functions;

namespace SymbolicGrad.Samples.LectureNotes.Note001;

/// <summary>
/// A feedforward network of L layers: aₖ = Wₖ·hₖ₋₁ + bₖ, hₖ = g(aₖ), ŷ = O(a_L), with h₀ = x. Layer k of the note is element
/// k − 1 of the arrays.
/// </summary>
/// <param name="W">Weights of each layer, outputs × inputs.</param>
/// <param name="b">Biases of each layer.</param>
public sealed partial class DeepNetwork(Matrix<double>[] W, Vector<double>[] b)
{
    /// <summary>Weights of each layer, outputs × inputs.</summary>
    [Parameter] public Matrix<double>[] W { get; } = W;

    /// <summary>Biases of each layer.</summary>
    [Parameter] public Vector<double>[] b { get; } = b;

    /// <summary>Real values: logistic units, linear output, squared error Σⱼ (ŷⱼ − yⱼ)².</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The wanted outputs.</param>
    [Differentiable]
    public double LogisticRegressionLoss([Data] Vector<double> x, [Data] Vector<double> y)
    {
        var yHat = LogisticOutput(x);
        return SquaredNorm(yHat - y);
    }

    /// <summary>Real values: tanh units, linear output, squared error Σⱼ (ŷⱼ − yⱼ)².</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The wanted outputs.</param>
    [Differentiable]
    public double TanhRegressionLoss([Data] Vector<double> x, [Data] Vector<double> y)
    {
        var yHat = TanhOutput(x);
        return SquaredNorm(yHat - y);
    }

    /// <summary>Probabilities: logistic units, softmax output, cross-entropy −log ŷ_ℓ.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="l">The true class ℓ, from 0.</param>
    [Differentiable]
    public double LogisticClassificationLoss([Data] Vector<double> x, int l)
    {
        var yHat = Softmax(LogisticOutput(x));
        return -Log(yHat[l]);
    }

    /// <summary>Probabilities: tanh units, softmax output, cross-entropy −Σ_c y_c·log ŷ_c with the one-hot vector y.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">1 for the true class and 0 for the others.</param>
    [Differentiable]
    public double TanhClassificationLoss([Data] Vector<double> x, [Data] Vector<double> y)
    {
        var yHat = Softmax(TanhOutput(x));
        return -Dot(y, Log(yHat));
    }

    /// <summary>The objective of the note's classification problem: the mean cross-entropy of the tanh network over all examples.</summary>
    /// <param name="x">The inputs of each example.</param>
    /// <param name="l">The true class of each example, from 0.</param>
    [Differentiable]
    public double MeanClassificationLoss([Data] Vector<double>[] x, int[] l)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += CrossEntropy(TanhOutput(x[i]), l[i]);
        return sum / x.Length;
    }

    /// <summary>a_L, with g the logistic function.</summary>
    /// <param name="x">The inputs.</param>
    public Vector<double> LogisticOutput(Vector<double> x)
    {
        var h = x;
        for (int k = 0; k < W.Length - 1; k++)
            h = Sigmoid(W[k] * h + b[k]);
        return W[W.Length - 1] * h + b[W.Length - 1];
    }

    /// <summary>a_L, with g = tanh.</summary>
    /// <param name="x">The inputs.</param>
    public Vector<double> TanhOutput(Vector<double> x)
    {
        var h = x;
        for (int k = 0; k < W.Length - 1; k++)
            h = Tanh(W[k] * h + b[k]);
        return W[W.Length - 1] * h + b[W.Length - 1];
    }
}
