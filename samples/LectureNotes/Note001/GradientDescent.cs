using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.LectureNotes.Note001;

/// <summary>The note's gradient_descent(): θ ← θ − η·∇θ, with θ all weights and biases.</summary>
internal static class GradientDescent
{
    /// <summary>Trains on all examples at once.</summary>
    /// <param name="network">Changed in place.</param>
    /// <param name="x">The inputs of each example.</param>
    /// <param name="l">The true class of each example.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="maxIterations">How many steps.</param>
    /// <returns>The loss before each step.</returns>
    public static double[] Run(DeepNetwork network, Vector<double>[] x, int[] l, double learningRate, int maxIterations)
    {
        var gradients = new DeepNetwork.Gradients(network);
        var optimizer = new Sgd<double>(learningRate);
        var losses = new double[maxIterations];
        for (int t = 0; t < maxIterations; t++)
        {
            gradients.Clear();
            losses[t] = network.MeanClassificationLoss_Backward(x, l, gradients);
            optimizer.Step(network, gradients);
        }

        return losses;
    }

    /// <summary>The share of examples whose most probable class is the true one.</summary>
    public static double Accuracy(DeepNetwork network, Vector<double>[] x, int[] l)
    {
        int right = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double[] a = network.TanhOutput(x[i]).ToArray();
            if (Array.IndexOf(a, a.Max()) == l[i]) right++;
        }

        return (double)right / x.Length;
    }
}
