using System.Globalization;
using SymbolicGrad.Checking;

namespace SymbolicGrad.Samples.LectureNotes.Note003;

/// <summary>10-301/601, lecture 13, "Backpropagation": automatic differentiation, activation functions, tanh layers.</summary>
internal static class Demonstration
{
    public static void Show(Report report)
    {
        report.Title("003", "Backpropagation");
        FunctionOfTwoVariables.FGradient gradient = FunctionOfTwoVariables.F_Gradient(2, 3);
        (double _, double gx, double gz) = ByHand.FunctionOfTwoVariables(2, 3);
        report.Function("y = e^(xz) + xz/ln x + sin(ln x)/(xz) at x = 2, z = 3", gradient.Value);
        report.Gradient("∂y/∂x = g_b·(1/x) + g_a·z", [gradient.x], [gx]);
        report.Gradient("∂y/∂z = g_a·x", [gradient.z], [gz]);
        report.Line($"its computation graph is FunctionOfTwoVariables.F_Graph, {FunctionOfTwoVariables.F_Graph.Length} characters of SVG");

        Activations(report);
        Backpropagation(report);
        report.End();
    }

    private static void Activations(Report report)
    {
        const double x = -0.75, alpha = 0.3;
        for (int i = 0; i < TableRow.All.Length; i++)
        {
            TableRow row = TableRow.All[i];
            double dx = 0, dalpha = 0;
            report.Function($"{row.Name} at x = −0.75, α = 0.3", TableGradients.Functions[i](x, alpha, ref dx, ref dalpha));
            report.Gradient("∂g/∂x, ∂g/∂α", [dx, dalpha], [row.Derivative(x, alpha), row.DerivativeByAlpha(x, alpha)]);
        }
    }

    private static void Backpropagation(Report report)
    {
        int[] sizes = [3, 4, 4, 1];
        var draw = new Draw(seed: 6);
        Matrix<double>[] W = draw.Layers(sizes);
        Vector<double>[] b = draw.Biases(sizes);
        Vector<double> x = draw.Vector(3), y = draw.Vector(1);
        const double lambda = 0.1;
        var network = new TanhNetwork(W, b, lambda);
        (double[][,] G, double[][] delta) = ByHand.Backpropagation([.. W.Select(weights => weights.ToArray())], [.. b.Select(biases => biases.ToArray())], x.ToArray(), y.ToArray());

        TanhNetwork.LossGradient plain = network.Loss_Gradient(x, y);
        report.Function("o⁽ˡ⁾ = tanh(W⁽ˡ⁾·o⁽ˡ⁻¹⁾ + b⁽ˡ⁾)   ℓ = (o⁽³⁾ − y)²", plain.Value);
        report.Gradient("G⁽³⁾ = δ⁽³⁾·o⁽²⁾ᵀ   δ⁽³⁾ = 2·(o⁽³⁾ − y)·(1 − o⁽³⁾ ⊙ o⁽³⁾)", plain.W[2].Span, Plain.Flat(G[2]));
        report.Gradient("G⁽¹⁾ = δ⁽¹⁾·xᵀ      δ⁽¹⁾ = W⁽²⁾ᵀ·δ⁽²⁾ ⊙ (1 − o⁽¹⁾ ⊙ o⁽¹⁾)", plain.W[0].Span, Plain.Flat(G[0]));
        report.Gradient("δ⁽¹⁾, the gradient by the biases", plain.b[0].Span, delta[0]);

        TanhNetwork.RegularisedLossGradient regularised = network.RegularisedLoss_Gradient(x, y);
        report.Function("with λ·Σₗ ‖W⁽ˡ⁾‖² added, λ = 0.1", regularised.Value);
        report.Gradient("G⁽¹⁾ + 2·λ·W⁽¹⁾", regularised.W[0].Span, Plain.Flat(Plain.Map((i, j) => G[0][i, j] + 2 * lambda * W[0][i, j], W[0].Rows, W[0].Columns)));

        var gradients = new TanhNetwork.Gradients(network);
        network.RegularisedLoss_Backward(x, y, gradients);
        GradientCheckResult check = GradientCheck.Compare(network, () => network.RegularisedLoss(x, y), gradients);
        report.Line(string.Create(CultureInfo.InvariantCulture, $"finite differences: {check.Checked} elements compared, {check.Wrong} wrong"));
    }
}
