using System.Globalization;

namespace SymbolicGrad.Samples.LectureNotes.Note001;

/// <summary>CS7015, lecture 4, "Feedforward Neural Networks, Backpropagation": a network of any number of layers.</summary>
internal static class Demonstration
{
    public static void Show(Report report)
    {
        report.Title("001", "Feedforward neural networks, backpropagation");
        int[] sizes = [4, 5, 5, 3];
        var draw = new Draw(seed: 1);
        Matrix<double>[] W = draw.Layers(sizes);
        Vector<double>[] b = draw.Biases(sizes);
        Vector<double> x = draw.Vector(4);
        var network = new DeepNetwork(W, b);
        double[][,] plainW = [.. W.Select(weights => weights.ToArray())];
        double[][] plainB = [.. b.Select(biases => biases.ToArray())];

        const int label = 2;
        DeepNetwork.LogisticClassificationLossGradient gradient = network.LogisticClassificationLoss_Gradient(x, label);
        double[][] h = ByHand.ForwardPropagation(plainW, plainB, x.ToArray(), ActivationFunction.Logistic);
        (double[][,] dW, double[][] db) = ByHand.BackPropagation(plainW, h, ActivationFunction.Logistic, ByHand.CrossEntropyGradient(h[^1], label));
        report.Function("aₖ = Wₖ·hₖ₋₁ + bₖ   hₖ = σ(aₖ)   ŷ = softmax(a₃)   L = −log ŷ_ℓ", gradient.Value);
        report.Gradient("∇b₃ = ∇a₃ = −(e(ℓ) − ŷ)", gradient.b[2].Span, db[2]);
        report.Gradient("∇W₃ = ∇a₃·h₂ᵀ", gradient.W[2].Span, Plain.Flat(dW[2]));
        report.Gradient("∇W₂ = ∇a₂·h₁ᵀ   ∇a₂ = W₃ᵀ·∇a₃ ⊙ g′(a₂)", gradient.W[1].Span, Plain.Flat(dW[1]));
        report.Gradient("∇W₁ = ∇a₁·xᵀ    ∇a₁ = W₂ᵀ·∇a₂ ⊙ g′(a₁)", gradient.W[0].Span, Plain.Flat(dW[0]));

        Train(report);
        report.End();
    }

    private static void Train(Report report)
    {
        Iris iris = Iris.Load();
        var draw = new Draw(seed: 2);
        var network = new DeepNetwork(draw.Layers(4, 6, 3), draw.Biases(4, 6, 3));
        double[] losses = GradientDescent.Run(network, iris.Features, iris.Species, learningRate: 0.1, maxIterations: 1000);
        report.Function("gradient_descent() on the irises: 1000 steps θ ← θ − η·∇θ", losses[^1]);
        report.Line(string.Create(CultureInfo.InvariantCulture, $"mean cross-entropy {losses[0]:0.000} → {losses[^1]:0.000}"));
        report.Line(string.Create(CultureInfo.InvariantCulture, $"flowers classified correctly: {GradientDescent.Accuracy(network, iris.Features, iris.Species):0.000}"));
    }
}
