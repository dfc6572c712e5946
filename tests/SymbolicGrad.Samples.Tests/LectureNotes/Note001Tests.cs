using SymbolicGrad.Samples.LectureNotes;
using SymbolicGrad.Samples.LectureNotes.Note001;

namespace SymbolicGrad.Samples.Tests.LectureNotes;

public class Note001Tests
{
    private const int Label = 1;

    /// <summary>Networks of one, two, three and four layers.</summary>
    public static TheoryData<int[]> Sizes => [[4, 3], [4, 5, 3], [4, 5, 6, 3], [4, 3, 3, 3, 3]];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Logistic_units_with_squared_error_have_the_gradient_of_the_notes_algorithm(int[] sizes)
    {
        Example example = new(sizes);
        DeepNetwork.LogisticRegressionLossGradient gradient = example.Network.LogisticRegressionLoss_Gradient(example.X, example.Y);

        double[] yHat = example.Check(gradient.W, gradient.b, ActivationFunction.Logistic, a => ByHand.SquaredErrorGradient(a, example.Y.ToArray()));
        Close.Equal(Plain.Difference(yHat, example.Y.ToArray()).Sum(e => e * e), gradient.Value);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Tanh_units_with_squared_error_have_the_gradient_of_the_notes_algorithm(int[] sizes)
    {
        Example example = new(sizes);
        DeepNetwork.TanhRegressionLossGradient gradient = example.Network.TanhRegressionLoss_Gradient(example.X, example.Y);

        double[] yHat = example.Check(gradient.W, gradient.b, ActivationFunction.Tanh, a => ByHand.SquaredErrorGradient(a, example.Y.ToArray()));
        Close.Equal(Plain.Difference(yHat, example.Y.ToArray()).Sum(e => e * e), gradient.Value);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Logistic_units_with_cross_entropy_have_the_gradient_of_the_notes_algorithm(int[] sizes)
    {
        Example example = new(sizes);
        DeepNetwork.LogisticClassificationLossGradient gradient = example.Network.LogisticClassificationLoss_Gradient(example.X, Label);

        double[] a = example.Check(gradient.W, gradient.b, ActivationFunction.Logistic, a => ByHand.CrossEntropyGradient(a, Label));
        Close.Equal(-Math.Log(Plain.Softmax(a)[Label]), gradient.Value);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Tanh_units_with_cross_entropy_have_the_gradient_of_the_notes_algorithm(int[] sizes)
    {
        Example example = new(sizes);
        DeepNetwork.TanhClassificationLossGradient gradient = example.Network.TanhClassificationLoss_Gradient(example.X, Plain.OneHot(Label, sizes[^1]));

        double[] a = example.Check(gradient.W, gradient.b, ActivationFunction.Tanh, a => ByHand.CrossEntropyGradient(a, Label));
        Close.Equal(-Math.Log(Plain.Softmax(a)[Label]), gradient.Value);
    }

    [Fact]
    public void The_objective_over_all_examples_has_the_mean_of_their_gradients()
    {
        Example example = new([4, 5, 3]);
        var draw = new Draw(seed: 23);
        Vector<double>[] x = [draw.Vector(4), draw.Vector(4), draw.Vector(4)];
        int[] labels = [2, 0, 1];

        DeepNetwork.MeanClassificationLossGradient gradient = example.Network.MeanClassificationLoss_Gradient(x, labels);

        var mean = new DeepNetwork.Gradients(example.Network);
        double value = 0;
        for (int i = 0; i < x.Length; i++)
            value += example.Network.TanhClassificationLoss_Backward(x[i], Plain.OneHot(labels[i], 3), mean, 1.0 / x.Length) / x.Length;
        Close.Equal(value, gradient.Value);
        for (int k = 0; k < gradient.W.Length; k++)
        {
            Close.Equal(mean.W[k].ToArray(), gradient.W[k]);
            Close.Equal(mean.b[k].ToArray(), gradient.b[k]);
        }
    }

    [Fact]
    public void Gradient_descent_learns_the_irises()
    {
        Iris iris = Iris.Load();
        Assert.Equal((150, 50), (iris.Features.Length, iris.Species.Count(species => species == 2)));
        var draw = new Draw(seed: 2);
        var network = new DeepNetwork(draw.Layers(4, 6, 3), draw.Biases(4, 6, 3));

        double[] losses = GradientDescent.Run(network, iris.Features, iris.Species, learningRate: 0.1, maxIterations: 1000);

        Assert.InRange(losses[^1], 0, 0.1 * losses[0]);
        Assert.InRange(GradientDescent.Accuracy(network, iris.Features, iris.Species), 0.95, 1);
    }

    private sealed class Example
    {
        private readonly double[][,] _W;
        private readonly double[][] _b;

        public Example(int[] sizes)
        {
            var draw = new Draw(seed: 19);
            Network = new DeepNetwork(draw.Layers(sizes), draw.Biases(sizes));
            X = draw.Vector(sizes[0]);
            Y = draw.Vector(sizes[^1]);
            _W = [.. Network.W.Select(weights => weights.ToArray())];
            _b = [.. Network.b.Select(biases => biases.ToArray())];
        }

        public DeepNetwork Network { get; }

        public Vector<double> X { get; }

        public Vector<double> Y { get; }

        /// <summary>Compares a gradient with that of the note's algorithm, and returns a_L.</summary>
        public double[] Check(Matrix<double>[] dW, Vector<double>[] db, ActivationFunction g, Func<double[], double[]> outputGradient)
        {
            double[][] h = ByHand.ForwardPropagation(_W, _b, X.ToArray(), g);
            (double[][,] expectedW, double[][] expectedB) = ByHand.BackPropagation(_W, h, g, outputGradient(h[^1]));
            for (int k = 0; k < _W.Length; k++)
            {
                Close.Equal(expectedW[k], dW[k]);
                Close.Equal(expectedB[k], db[k]);
            }

            return h[^1];
        }
    }
}
