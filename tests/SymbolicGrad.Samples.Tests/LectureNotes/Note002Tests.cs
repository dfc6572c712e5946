using SymbolicGrad.Samples.LectureNotes;
using SymbolicGrad.Samples.LectureNotes.Note002;

namespace SymbolicGrad.Samples.Tests.LectureNotes;

public class Note002Tests
{
    private readonly Draw _draw = new(seed: 29);

    [Fact]
    public void Layers_with_the_biases_in_row_0_have_the_gradient_of_the_sensitivities()
    {
        Matrix<double>[] W = [_draw.Matrix(3 + 1, 5), _draw.Matrix(5 + 1, 4), _draw.Matrix(4 + 1, 2)];
        Vector<double> x = _draw.Vector(3), y = _draw.Vector(2);
        double[][,] expected = ByHand.BackwardPropagation([.. W.Select(weights => weights.ToArray())], x.ToArray(), y.ToArray());

        FoldedBiasNetwork.LossGradient gradient = new FoldedBiasNetwork(W).Loss_Gradient(x, y);

        for (int l = 0; l < W.Length; l++) Close.Equal(expected[l], gradient.W[l]);
    }

    [Fact]
    public void Units_one_by_one_have_the_gradient_of_the_sensitivities()
    {
        const int hidden = 4;
        double[,] W1 = _draw.Matrix(3 + 1, hidden).ToArray();
        double[] W2 = _draw.Vector(hidden + 1).ToArray(), x = _draw.Vector(3).ToArray();
        double[][,] expected = ByHand.BackwardPropagation([W1, Plain.Map((i, _) => W2[i], hidden + 1, 1)], x, [0.25]);

        TwoLayerTanh.LossGradient gradient = TwoLayerTanh.Loss_Gradient(W1, W2, x, 0.25);

        Close.Equal(Plain.Flat(expected[0]), Plain.Flat(gradient.W1));
        Close.Equal(Plain.Flat(expected[1]), gradient.W2);
    }
}
