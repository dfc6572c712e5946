using static SymbolicGrad.Samples.LectureNotes.Plain;

namespace SymbolicGrad.Samples.LectureNotes.Note001;

/// <summary>An activation function and its derivative, the derivative as a function of the value g(z), as the note has it.</summary>
internal sealed record ActivationFunction(Func<double, double> Value, Func<double, double> DerivativeOfValue)
{
    /// <summary>g′(z) = g(z)·(1 − g(z)).</summary>
    public static readonly ActivationFunction Logistic = new(Plain.Logistic, g => g * (1 - g));

    /// <summary>g′(z) = 1 − g(z)².</summary>
    public static readonly ActivationFunction Tanh = new(Math.Tanh, g => 1 - g * g);
}

/// <summary>The note's two algorithms, line by line. Index k of the note is k − 1 for weights, biases and a, and k for h.</summary>
internal static class ByHand
{
    /// <summary>forward_propagation(θ).</summary>
    /// <returns>h₀, …, h_{L−1} and, in the place of h_L, the pre-activation a_L.</returns>
    public static double[][] ForwardPropagation(double[][,] W, double[][] b, double[] x, ActivationFunction g)
    {
        int L = W.Length;
        var h = new double[L + 1][];
        h[0] = x;
        for (int k = 1; k < L; k++)
        {
            double[] a = Sum(b[k - 1], Times(W[k - 1], h[k - 1]));
            h[k] = Map(g.Value, a);
        }

        h[L] = Sum(b[L - 1], Times(W[L - 1], h[L - 1]));
        return h;
    }

    /// <summary>back_propagation(h, a, y, ŷ).</summary>
    /// <param name="W">Weights of each layer.</param>
    /// <param name="h">What <see cref="ForwardPropagation"/> returned.</param>
    /// <param name="g">The hidden layers' activation function.</param>
    /// <param name="outputGradient">∇_{a_L}: −(e(y) − ŷ) for softmax with cross-entropy, 2·(ŷ − y) for a linear output with squared error.</param>
    public static (double[][,] dW, double[][] db) BackPropagation(double[][,] W, double[][] h, ActivationFunction g, double[] outputGradient)
    {
        int L = W.Length;
        var dW = new double[L][,];
        var db = new double[L][];
        double[] da = outputGradient;
        for (int k = L; k >= 1; k--)
        {
            // Gradients w.r.t. parameters.
            dW[k - 1] = Outer(da, h[k - 1]);
            db[k - 1] = da;
            if (k == 1) break;

            // Gradients w.r.t. layer below, and its pre-activation.
            double[] dh = Times(Transposed(W[k - 1]), da);
            da = Hadamard(dh, Map(g.DerivativeOfValue, h[k - 1]));
        }

        return (dW, db);
    }

    /// <summary>−(e(ℓ) − ŷ).</summary>
    public static double[] CrossEntropyGradient(double[] a, int label) =>
        Map(difference => -difference, Difference(OneHot(label, a.Length), Softmax(a)));

    /// <summary>2·(ŷ − y), of Σⱼ (ŷⱼ − yⱼ)².</summary>
    public static double[] SquaredErrorGradient(double[] yHat, double[] y) =>
        Map(difference => 2 * difference, Difference(yHat, y));
}
