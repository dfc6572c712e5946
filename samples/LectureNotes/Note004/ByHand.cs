namespace SymbolicGrad.Samples.LectureNotes.Note004;

/// <summary>The note's formulas, weight by weight.</summary>
internal static class ByHand
{
    /// <summary>
    /// ∂L/∂uᵢⱼ = δⱼ·hᵢ with δⱼ = (yⱼ − tⱼ)·yⱼ·(1 − yⱼ), and ∂L/∂wᵢⱼ = Σₖ (yₖ − tₖ)·yₖ·(1 − yₖ)·uⱼₖ·hⱼ·(1 − hⱼ)·xᵢ. The gradients by
    /// the biases are those by a weight whose input is 1.
    /// </summary>
    /// <param name="w">Inputs × hidden.</param>
    /// <param name="b1">One for each hidden unit.</param>
    /// <param name="u">Hidden × outputs.</param>
    /// <param name="b2">One for each output.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="t">The targets.</param>
    public static (double[,] dw, double[] db1, double[,] du, double[] db2) Gradients(double[,] w, double[] b1, double[,] u, double[] b2, double[] x, double[] t)
    {
        var h = new double[b1.Length];
        for (int j = 0; j < h.Length; j++)
        {
            double a = b1[j];
            for (int i = 0; i < x.Length; i++) a += x[i] * w[i, j];
            h[j] = Plain.Logistic(a);
        }

        var y = new double[b2.Length];
        for (int j = 0; j < y.Length; j++)
        {
            double a = b2[j];
            for (int i = 0; i < h.Length; i++) a += h[i] * u[i, j];
            y[j] = Plain.Logistic(a);
        }

        var output = new double[y.Length];
        for (int j = 0; j < y.Length; j++) output[j] = (y[j] - t[j]) * y[j] * (1 - y[j]);
        var hidden = new double[h.Length];
        for (int j = 0; j < h.Length; j++)
            for (int k = 0; k < y.Length; k++)
                hidden[j] += (y[k] - t[k]) * y[k] * (1 - y[k]) * u[j, k] * h[j] * (1 - h[j]);
        return (Plain.Outer(x, hidden), hidden, Plain.Outer(h, output), output);
    }
}
