using static SymbolicGrad.Functions;

namespace SymbolicGrad.Samples.LectureNotes.Note003;

/// <summary>
/// L layers of tanh units, o⁽ˡ⁾ = tanh(W⁽ˡ⁾·o⁽ˡ⁻¹⁾ + b⁽ˡ⁾) with o⁽⁰⁾ = x. Layer l of the note is element l − 1 of the arrays, and
/// b⁽ˡ⁾ is column 0 of the note's W⁽ˡ⁾.
/// </summary>
/// <param name="W">Weights of each layer, outputs × inputs.</param>
/// <param name="b">Biases of each layer.</param>
/// <param name="lambda">The strength λ of the regularisation, at least 0.</param>
public sealed partial class TanhNetwork(Matrix<double>[] W, Vector<double>[] b, double lambda)
{
    private readonly double _lambda = lambda;

    /// <summary>Weights of each layer, outputs × inputs.</summary>
    [Parameter] public Matrix<double>[] W { get; } = W;

    /// <summary>Biases of each layer.</summary>
    [Parameter] public Vector<double>[] b { get; } = b;

    /// <summary>The squared error ‖o⁽ᴸ⁾ − y‖² of an example.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The wanted outputs.</param>
    [Differentiable]
    public double Loss([Data] Vector<double> x, [Data] Vector<double> y)
    {
        var o = x;
        for (int l = 0; l < W.Length; l++)
            o = Tanh(W[l] * o + b[l]);
        return SquaredNorm(o - y);
    }

    /// <summary>The loss ℓ_D of a data set: the sum of the squared errors of its examples.</summary>
    /// <param name="x">The inputs of each example.</param>
    /// <param name="y">The wanted outputs of each example.</param>
    [Differentiable]
    public double DataLoss([Data] Vector<double>[] x, [Data] Vector<double>[] y)
    {
        double sum = 0;
        for (int n = 0; n < x.Length; n++)
            sum += Loss(x[n], y[n]);
        return sum;
    }

    /// <summary>The squared error with L2 regularisation, ‖o⁽ᴸ⁾ − y‖² + λ·Σₗ ‖W⁽ˡ⁾‖².</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The wanted outputs.</param>
    [Differentiable]
    public double RegularisedLoss([Data] Vector<double> x, [Data] Vector<double> y)
    {
        double penalty = 0;
        for (int l = 0; l < W.Length; l++)
            penalty += SquaredNorm(W[l]);
        return Loss(x, y) + _lambda * penalty;
    }
}
