using SymbolicGrad.Samples.LectureNotes;
using SymbolicGrad.Samples.LectureNotes.Note000;

namespace SymbolicGrad.Samples.Tests.LectureNotes;

public class Note000Tests
{
    private const int Inputs = 4, Hidden = 6, Second = 5, Outputs = 3, Examples = 7;
    private readonly Draw _draw = new(seed: 17);

    [Fact]
    public void The_gradient_of_a_product_is_that_of_equations_1_and_2_for_any_upstream_gradient()
    {
        Matrix<double> B = _draw.Matrix(3, 5), C = _draw.Matrix(5, 2), dA = _draw.Matrix(3, 2);
        (double[,] dB, double[,] dC) = ByHand.Product(B.ToArray(), C.ToArray(), dA.ToArray());

        MatrixProduct.ProductGradient gradient = MatrixProduct.Product_Gradient(B, C, dA);

        Close.Equal(Plain.Times(B.ToArray(), C.ToArray()), gradient.Value);
        Close.Equal(dB, gradient.B);
        Close.Equal(dC, gradient.C);
    }

    [Fact]
    public void The_gradient_of_a_scalar_function_of_a_product_is_that_of_equations_1_and_2()
    {
        Matrix<double> B = _draw.Matrix(3, 5), C = _draw.Matrix(5, 2);
        double[,] A = Plain.Times(B.ToArray(), C.ToArray());
        (double[,] dB, double[,] dC) = ByHand.Product(B.ToArray(), C.ToArray(), Plain.Map((i, j) => Math.Cos(A[i, j]), 3, 2));

        MatrixProduct.LossGradient gradient = MatrixProduct.Loss_Gradient(B, C);

        Close.Equal(Plain.Flat(A).Sum(Math.Sin), gradient.Value);
        Close.Equal(dB, gradient.B);
        Close.Equal(dC, gradient.C);
    }

    [Fact]
    public void A_linear_model_has_the_gradient_of_equation_3()
    {
        Matrix<double> W = _draw.Matrix(Outputs, Inputs);
        Vector<double> b = _draw.Vector(Outputs), x = _draw.Vector(Inputs), y = _draw.Vector(Outputs);

        LinearModel.LossGradient gradient = new LinearModel { W = W, b = b }.Loss_Gradient(x, y);

        double[] error = Plain.Difference(Plain.Sum(Plain.Times(W.ToArray(), x.ToArray()), b.ToArray()), y.ToArray());
        Close.Equal(0.5 * error.Sum(e => e * e), gradient.Value);
        Close.Equal(Plain.Outer(error, x.ToArray()), gradient.W);
        Close.Equal(error, gradient.b);
    }

    [Fact]
    public void Two_linear_layers_have_the_gradient_of_equations_6_to_11()
    {
        (Matrix<double>[] W, Vector<double>[] b, Vector<double> x, Vector<double> y) = Network(Inputs, Hidden, Outputs);

        TwoLayerLinear.LossGradient gradient = new TwoLayerLinear { W1 = W[0], b1 = b[0], W2 = W[1], b2 = b[1] }.Loss_Gradient(x, y);

        AssertLayers(
            Expected(W, b, x, isRectified: false, ByHand.SquaredError(y.ToArray())), [gradient.W1, gradient.W2], [gradient.b1, gradient.b2]);
    }

    [Fact]
    public void Two_layers_with_ReLU_have_the_gradient_of_equations_14_to_20()
    {
        (Matrix<double>[] W, Vector<double>[] b, Vector<double> x, Vector<double> y) = Network(Inputs, Hidden, Outputs);

        TwoLayerRelu.LossGradient gradient = new TwoLayerRelu { W1 = W[0], b1 = b[0], W2 = W[1], b2 = b[1] }.Loss_Gradient(x, y);

        AssertLayers(
            Expected(W, b, x, isRectified: true, ByHand.SquaredError(y.ToArray())), [gradient.W1, gradient.W2], [gradient.b1, gradient.b2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_classifier_has_the_gradient_of_equations_24_to_31_however_its_loss_is_written(int label)
    {
        (Matrix<double>[] W, Vector<double>[] b, Vector<double> x, _) = Network(Inputs, Hidden, Outputs);
        Layer[] expected = Expected(W, b, x, isRectified: true, ByHand.LogLoss(label));
        var classifier = new TwoLayerClassifier { W1 = W[0], b1 = b[0], W2 = W[1], b2 = b[1] };

        TwoLayerClassifier.LogLossGradient written = classifier.LogLoss_Gradient(x, label);
        TwoLayerClassifier.CrossEntropyLossGradient named = classifier.CrossEntropyLoss_Gradient(x, label);

        AssertLayers(expected, [written.W1, written.W2], [written.b1, written.b2]);
        AssertLayers(expected, [named.W1, named.W2], [named.b1, named.b2]);

        // ∂L/∂b₂ = p − 1(y), so that p[y] = 1 + ∂L/∂b₂[y].
        Close.Equal(-Math.Log(1 + expected[1].b[label]), written.Value);
        Close.Equal(written.Value, named.Value);
    }

    [Fact]
    public void Three_layers_have_the_gradient_that_the_note_leaves_to_its_reader()
    {
        (Matrix<double>[] W, Vector<double>[] b, Vector<double> x, Vector<double> y) = Network(Inputs, Hidden, Second, Outputs);
        var network = new ThreeLayerRelu { W1 = W[0], b1 = b[0], W2 = W[1], b2 = b[1], W3 = W[2], b3 = b[2] };

        ThreeLayerRelu.LossGradient squared = network.Loss_Gradient(x, y);
        ThreeLayerRelu.LogLossGradient logLoss = network.LogLoss_Gradient(x, 1);

        AssertLayers(
            Expected(W, b, x, isRectified: true, ByHand.SquaredError(y.ToArray())),
            [squared.W1, squared.W2, squared.W3], [squared.b1, squared.b2, squared.b3]);
        AssertLayers(
            Expected(W, b, x, isRectified: true, ByHand.LogLoss(1)),
            [logLoss.W1, logLoss.W2, logLoss.W3], [logLoss.b1, logLoss.b2, logLoss.b3]);
    }

    [Fact]
    public void A_batch_has_the_gradient_of_the_notes_code()
    {
        (TwoLayerBatch network, Matrix<double> X) = Batch();
        Matrix<double> Y = _draw.Matrix(Examples, Outputs);
        (Layer first, Layer second) = ByHand.Batch(
            network.W1.ToArray(), network.b1.ToArray(), network.W2.ToArray(), network.b2.ToArray(), X.ToArray(), (scores, i, j) => scores[j] - Y[i, j]);

        TwoLayerBatch.LossGradient gradient = network.Loss_Gradient(X, Y);

        AssertLayers([first, second], [gradient.W1, gradient.W2], [gradient.b1, gradient.b2]);
    }

    [Fact]
    public void A_batch_of_labels_has_the_mean_of_the_gradients()
    {
        (TwoLayerBatch network, Matrix<double> X) = Batch();
        int[] y = [2, 0, 1, 1, 0, 2, 2];
        (Layer first, Layer second) = ByHand.Batch(
            network.W1.ToArray(), network.b1.ToArray(), network.W2.ToArray(), network.b2.ToArray(), X.ToArray(),
            (scores, i, j) => (Plain.Softmax(scores)[j] - (y[i] == j ? 1 : 0)) / Examples);

        TwoLayerBatch.LogLossGradient gradient = network.LogLoss_Gradient(X, y);

        AssertLayers([first, second], [gradient.W1, gradient.W2], [gradient.b1, gradient.b2]);
    }

    private (Matrix<double>[] W, Vector<double>[] b, Vector<double> x, Vector<double> y) Network(params int[] sizes) =>
        (_draw.Layers(sizes), _draw.Biases(sizes), _draw.Vector(sizes[0]), _draw.Vector(sizes[^1]));

    private (TwoLayerBatch Network, Matrix<double> X) Batch() => (
        new TwoLayerBatch { W1 = _draw.Matrix(Inputs, Hidden), b1 = _draw.Vector(Hidden), W2 = _draw.Matrix(Hidden, Outputs), b2 = _draw.Vector(Outputs) },
        _draw.Matrix(Examples, Inputs));

    private static Layer[] Expected(Matrix<double>[] W, Vector<double>[] b, Vector<double> x, bool isRectified, Func<double[], double[]> lossGradient) =>
        ByHand.Network([.. W.Select(weights => weights.ToArray())], [.. b.Select(biases => biases.ToArray())], x.ToArray(), isRectified, lossGradient);

    private static void AssertLayers(Layer[] expected, Matrix<double>[] W, Vector<double>[] b)
    {
        for (int k = 0; k < expected.Length; k++)
        {
            Close.Equal(expected[k].W, W[k]);
            Close.Equal(expected[k].b, b[k]);
        }
    }
}
