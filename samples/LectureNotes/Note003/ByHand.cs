using static SymbolicGrad.Samples.LectureNotes.Plain;

namespace SymbolicGrad.Samples.LectureNotes.Note003;

/// <summary>The note's formulas, evaluated by hand.</summary>
internal static class ByHand
{
    /// <summary>The function of two variables and g_x, g_z by the note's quantities g_y, …, g_a.</summary>
    public static (double y, double gx, double gz) FunctionOfTwoVariables(double x, double z)
    {
        double a = x * z, b = Math.Log(x), c = Math.Sin(b), d = Math.Exp(a), e = a / b, f = c / a;
        double gd = 1, ge = 1, gf = 1;
        double gc = gf * (1 / a);
        double gb = ge * (-a / (b * b)) + gc * Math.Cos(b);
        double ga = gf * (-c / (a * a)) + ge * (1 / b) + gd * Math.Exp(a);
        return (d + e + f, gb * (1 / x) + ga * z, ga * x);
    }

    /// <summary>
    /// A network with one hidden layer, f = u·g(W·x + b) + c with (f − y)²: δ = 2·(f − y)·u ⊙ g′(s), ∂L/∂W = δ·xᵀ, ∂L/∂b = δ,
    /// ∂L/∂u = 2·(f − y)·g(s), ∂L/∂c = 2·(f − y), ∂L/∂α = Σⱼ 2·(f − y)·uⱼ·∂g/∂α(sⱼ).
    /// </summary>
    public static (double[,] W, double[] b, double[] u, double c, double alpha) ActivationNetwork(
        double[,] W, double[] b, double[] u, double c, double alpha, double[] x, double y, TableRow row)
    {
        double[] s = Sum(Times(W, x), b);
        double[] g = Map(value => row.Value(value, alpha), s);
        double error = 2 * (Hadamard(u, g).Sum() + c - y);
        double[] delta = Map(value => error * value, Hadamard(u, Map(value => row.Derivative(value, alpha), s)));
        double dalpha = error * Hadamard(u, Map(value => row.DerivativeByAlpha(value, alpha), s)).Sum();
        return (Outer(delta, x), delta, Map(value => error * value, g), error, dalpha);
    }

    /// <summary>
    /// Backpropagation of an example through tanh layers: δ⁽ᴸ⁾ = 2·(o⁽ᴸ⁾ − y) ⊙ (1 − o⁽ᴸ⁾ ⊙ o⁽ᴸ⁾),
    /// δ⁽ˡ⁾ = W⁽ˡ⁺¹⁾ᵀ·δ⁽ˡ⁺¹⁾ ⊙ (1 − o⁽ˡ⁾ ⊙ o⁽ˡ⁾), G⁽ˡ⁾ = δ⁽ˡ⁾·o⁽ˡ⁻¹⁾ᵀ.
    /// </summary>
    /// <returns>G of the weights, and δ, which is G of the biases.</returns>
    public static (double[][,] G, double[][] delta) Backpropagation(double[][,] W, double[][] b, double[] x, double[] y)
    {
        int L = W.Length;
        var o = new double[L + 1][];
        o[0] = x;
        for (int l = 1; l <= L; l++) o[l] = Map(Math.Tanh, Sum(Times(W[l - 1], o[l - 1]), b[l - 1]));

        var G = new double[L][,];
        var delta = new double[L][];
        double[] error = Map(difference => 2 * difference, Difference(o[L], y));
        for (int l = L; l >= 1; l--)
        {
            delta[l - 1] = Hadamard(error, Map(value => 1 - value * value, o[l]));
            G[l - 1] = Outer(delta[l - 1], o[l - 1]);
            error = Times(Transposed(W[l - 1]), delta[l - 1]);
        }

        return (G, delta);
    }
}
