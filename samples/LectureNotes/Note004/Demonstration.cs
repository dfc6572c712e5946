using System.Globalization;
using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.LectureNotes.Note004;

/// <summary>"Backpropagation Algorithm" (365 Data Science): 2 inputs, 3 hidden units, 2 outputs, sigmoids and the L2-norm loss.</summary>
internal static class Demonstration
{
    public static void Show(Report report)
    {
        report.Title("004", "Backpropagation algorithm");
        var draw = new Draw(seed: 4);
        var network = new SigmoidNetwork { w = draw.Matrix(2, 3), b1 = draw.Vector(3), u = draw.Matrix(3, 2), b2 = draw.Vector(2) };
        Vector<double> x = draw.Vector(2), t = new([0.2, 0.9]);
        SigmoidNetwork.LossGradient gradient = network.Loss_Gradient(x, t);
        (double[,] dw, double[] db1, double[,] du, double[] db2) = ByHand.Gradients(
            network.w.ToArray(), network.b1.ToArray(), network.u.ToArray(), network.b2.ToArray(), x.ToArray(), t.ToArray());

        report.Function("h = σ(x·w + b⁽¹⁾)   y = σ(h·u + b⁽²⁾)   L = ½·Σᵢ (yᵢ − tᵢ)²", gradient.Value);
        report.Gradient("∂L/∂uᵢⱼ = δⱼ·hᵢ   δⱼ = (yⱼ − tⱼ)·yⱼ·(1 − yⱼ)", gradient.u.Span, Plain.Flat(du));
        report.Gradient("∂L/∂b⁽²⁾ = δ", gradient.b2.Span, db2);
        report.Gradient("∂L/∂wᵢⱼ = δⱼ·xᵢ   δⱼ = Σₖ δₖ·uⱼₖ·hⱼ·(1 − hⱼ)", gradient.w.Span, Plain.Flat(dw));
        report.Gradient("∂L/∂b⁽¹⁾ = δ", gradient.b1.Span, db1);

        double before = Descend(network, x, t, learningRate: 0.5, steps: 1), after = Descend(network, x, t, learningRate: 0.5, steps: 100);
        report.Line(string.Create(CultureInfo.InvariantCulture, $"100 updates u ← u − η·∇L: L {before:0.0000} → {after:0.0000}"));
        report.End();
    }

    /// <summary>Applies the update rule, with η the learning rate.</summary>
    /// <returns>The loss before the last step.</returns>
    private static double Descend(SigmoidNetwork network, Vector<double> x, Vector<double> t, double learningRate, int steps)
    {
        var gradients = new SigmoidNetwork.Gradients(network);
        var optimizer = new Sgd<double>(learningRate);
        double loss = 0;
        for (int step = 0; step < steps; step++)
        {
            gradients.Clear();
            loss = network.Loss_Backward(x, t, gradients);
            optimizer.Step(network, gradients);
        }

        return loss;
    }
}
