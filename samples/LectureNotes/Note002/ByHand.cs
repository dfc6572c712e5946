namespace SymbolicGrad.Samples.LectureNotes.Note002;

/// <summary>The note's backward propagation with θ = tanh, unit by unit.</summary>
internal static class ByHand
{
    /// <summary>
    /// δ⁽ᴸ⁾ = 2·(x⁽ᴸ⁾ − y)·θ′(s⁽ᴸ⁾), δᵢ⁽ˡ⁾ = [Σⱼ δⱼ⁽ˡ⁺¹⁾·wᵢⱼ⁽ˡ⁺¹⁾]·θ′(sᵢ⁽ˡ⁾), ∂e/∂wᵢⱼ⁽ˡ⁾ = xᵢ⁽ˡ⁻¹⁾·δⱼ⁽ˡ⁾.
    /// </summary>
    /// <param name="W">Weights of each layer, (inputs + 1) × outputs, with the biases in row 0.</param>
    /// <param name="input">The inputs, without the leading 1.</param>
    /// <param name="y">The wanted outputs.</param>
    /// <returns>∂e/∂W⁽ˡ⁾ of each layer.</returns>
    public static double[][,] BackwardPropagation(double[][,] W, double[] input, double[] y)
    {
        int L = W.Length;
        var x = new double[L + 1][];
        x[0] = [1, .. input];
        for (int l = 1; l <= L; l++)
        {
            double[] s = Plain.Times(Plain.Transposed(W[l - 1]), x[l - 1]);
            x[l] = [1, .. Plain.Map(Math.Tanh, s)];
        }

        // x[L] has a leading 1 too, which is no output.
        double[] delta = [.. y.Select((target, j) => 2 * (x[L][j + 1] - target) * (1 - x[L][j + 1] * x[L][j + 1]))];
        var gradient = new double[L][,];
        for (int l = L; l >= 1; l--)
        {
            gradient[l - 1] = Plain.Outer(x[l - 1], delta);
            var below = new double[x[l - 1].Length - 1];
            for (int i = 1; i <= below.Length; i++)
            {
                double sum = 0;
                for (int j = 0; j < delta.Length; j++) sum += delta[j] * W[l - 1][i, j];
                below[i - 1] = sum * (1 - x[l - 1][i] * x[l - 1][i]);
            }

            delta = below;
        }

        return gradient;
    }
}
