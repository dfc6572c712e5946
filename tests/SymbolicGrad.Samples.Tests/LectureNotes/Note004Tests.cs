using SymbolicGrad.Samples.LectureNotes;
using SymbolicGrad.Samples.LectureNotes.Note004;
using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.Tests.LectureNotes;

public class Note004Tests
{
    private readonly Draw _draw = new(seed: 37);

    [Theory]
    [InlineData(2, 3, 2)]
    [InlineData(4, 6, 5)]
    public void The_gradient_is_that_of_the_notes_general_formula(int inputs, int hidden, int outputs)
    {
        SigmoidNetwork network = Network(inputs, hidden, outputs);
        Vector<double> x = _draw.Vector(inputs), t = _draw.Vector(outputs);
        (double[,] dw, double[] db1, double[,] du, double[] db2) = Expected(network, x, t);

        SigmoidNetwork.LossGradient gradient = network.Loss_Gradient(x, t);

        Close.Equal(dw, gradient.w);
        Close.Equal(db1, gradient.b1);
        Close.Equal(du, gradient.u);
        Close.Equal(db2, gradient.b2);
    }

    [Fact]
    public void A_step_of_gradient_descent_is_the_notes_update_rule()
    {
        const double eta = 0.5;
        SigmoidNetwork network = Network(2, 3, 2);
        Vector<double> x = _draw.Vector(2), t = _draw.Vector(2);
        (double[,] dw, _, double[,] du, _) = Expected(network, x, t);
        double[,] w = network.w.ToArray(), u = network.u.ToArray();
        var gradients = new SigmoidNetwork.Gradients(network);

        network.Loss_Backward(x, t, gradients);
        new Sgd<double>(eta).Step(network, gradients);

        Close.Equal(Plain.Map((i, j) => u[i, j] - eta * du[i, j], 3, 2), network.u);
        Close.Equal(Plain.Map((i, j) => w[i, j] - eta * dw[i, j], 2, 3), network.w);
    }

    private SigmoidNetwork Network(int inputs, int hidden, int outputs) => new()
    {
        w = _draw.Matrix(inputs, hidden),
        b1 = _draw.Vector(hidden),
        u = _draw.Matrix(hidden, outputs),
        b2 = _draw.Vector(outputs),
    };

    private static (double[,] dw, double[] db1, double[,] du, double[] db2) Expected(SigmoidNetwork network, Vector<double> x, Vector<double> t) =>
        ByHand.Gradients(network.w.ToArray(), network.b1.ToArray(), network.u.ToArray(), network.b2.ToArray(), x.ToArray(), t.ToArray());
}
