namespace SymbolicGrad.Samples.LectureNotes.Note002;

/// <summary>"Backward propagation", lecture 16: sensitivities, with the biases folded into the weights.</summary>
internal static class Demonstration
{
    public static void Show(Report report)
    {
        report.Title("002", "Backward propagation");
        var draw = new Draw(seed: 3);
        Matrix<double>[] W = [draw.Matrix(3 + 1, 4), draw.Matrix(4 + 1, 3), draw.Matrix(3 + 1, 1)];
        Vector<double> x = draw.Vector(3), y = draw.Vector(1);
        FoldedBiasNetwork.LossGradient gradient = new FoldedBiasNetwork(W).Loss_Gradient(x, y);
        double[][,] byHand = ByHand.BackwardPropagation([.. W.Select(weights => weights.ToArray())], x.ToArray(), y.ToArray());

        report.Function("s⁽ˡ⁾ = W⁽ˡ⁾ᵀ·x⁽ˡ⁻¹⁾   x⁽ˡ⁾ = (1, tanh s⁽ˡ⁾)   e = (x⁽³⁾ − y)²", gradient.Value);
        report.Gradient("∂e/∂W⁽³⁾ = x⁽²⁾·δ⁽³⁾ᵀ   δ⁽³⁾ = 2·(x⁽³⁾ − y)·θ′(s⁽³⁾)", gradient.W[2].Span, Plain.Flat(byHand[2]));
        report.Gradient("∂e/∂W⁽²⁾ = x⁽¹⁾·δ⁽²⁾ᵀ   δ⁽²⁾ = Ŵ⁽³⁾·δ⁽³⁾ ⊗ θ′(s⁽²⁾)", gradient.W[1].Span, Plain.Flat(byHand[1]));
        report.Gradient("∂e/∂W⁽¹⁾ = x⁽⁰⁾·δ⁽¹⁾ᵀ   δ⁽¹⁾ = Ŵ⁽²⁾·δ⁽²⁾ ⊗ θ′(s⁽¹⁾)", gradient.W[0].Span, Plain.Flat(byHand[0]));

        double[,] W1 = draw.Matrix(3 + 1, 4).ToArray();
        double[] W2 = draw.Vector(4 + 1).ToArray();
        TwoLayerTanh.LossGradient units = TwoLayerTanh.Loss_Gradient(W1, W2, x.ToArray(), y[0]);
        double[][,] unitsByHand = ByHand.BackwardPropagation([W1, Plain.Transposed(Plain.Map((_, j) => W2[j], 1, W2.Length))], x.ToArray(), [y[0]]);
        report.Function("sⱼ = w₀ⱼ + Σᵢ wᵢⱼ·xᵢ, unit by unit in two layers", units.Value);
        report.Gradient("∂e/∂wⱼ⁽²⁾ = xⱼ·δ⁽²⁾", units.W2, Plain.Flat(unitsByHand[1]));
        report.Gradient("∂e/∂wᵢⱼ⁽¹⁾ = xᵢ·δⱼ⁽¹⁾", Plain.Flat(units.W1), Plain.Flat(unitsByHand[0]));
        report.End();
    }
}
