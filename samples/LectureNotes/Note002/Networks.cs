using static SymbolicGrad.Functions;

namespace SymbolicGrad.Samples.LectureNotes.Note002;

/// <summary>
/// Two layers of tanh units, unit by unit as the note's sums have it: sⱼ = w₀ⱼ + Σᵢ wᵢⱼ·xᵢ, with one output. Row 0 of the
/// weights holds the biases.
/// </summary>
public static partial class TwoLayerTanh
{
    /// <summary>(θ(s⁽²⁾) − y)².</summary>
    /// <param name="W1">Weights of the first layer, (inputs + 1) × hidden.</param>
    /// <param name="W2">Weights of the output unit, hidden + 1 of them.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The wanted output.</param>
    [Differentiable]
    public static double Loss(double[,] W1, double[] W2, [Data] double[] x, [Data] double y)
    {
        double s2 = W2[0];
        for (int j = 0; j < W1.GetLength(1); j++)
        {
            double s1 = W1[0, j];
            for (int i = 0; i < x.Length; i++)
                s1 += W1[i + 1, j] * x[i];
            s2 += W2[j + 1] * Math.Tanh(s1);
        }
        double e = Math.Tanh(s2) - y;
        return e * e;
    }
}

/// <summary>
/// L layers of tanh units with the biases in row 0 of the weights: s⁽ˡ⁾ = W⁽ˡ⁾ᵀ·x⁽ˡ⁻¹⁾, x⁽ˡ⁾ = (1, θ(s⁽ˡ⁾)). Layer l of the
/// note is element l − 1 of the array.
/// </summary>
public sealed partial class FoldedBiasNetwork
{
    private readonly Vector<double>[] _one;
    private readonly Matrix<double>[] _below;

    /// <summary>A network with the given weights.</summary>
    /// <param name="W">Weights of each layer, (inputs + 1) × outputs.</param>
    public FoldedBiasNetwork(Matrix<double>[] W)
    {
        this.W = W;
        _one = [.. W.Select(weights => Unit(weights.Rows))];
        _below = [.. W.Select(weights => Below(weights.Rows))];
    }

    /// <summary>Weights of each layer, (inputs + 1) × outputs.</summary>
    [Parameter] public Matrix<double>[] W { get; }

    /// <summary>‖θ(s⁽ᴸ⁾) − y‖².</summary>
    /// <param name="x0">The inputs, without the leading 1.</param>
    /// <param name="y">The wanted outputs.</param>
    [Differentiable]
    public double Loss([Data] Vector<double> x0, [Data] Vector<double> y)
    {
        var theta = x0;
        for (int l = 0; l < W.Length; l++)
        {
            var x = _one[l] + _below[l] * theta;
            var s = W[l].T * x;
            theta = Tanh(s);
        }
        return SquaredNorm(theta - y);
    }

    // (1, 0, …, 0).
    private static Vector<double> Unit(int count)
    {
        var unit = new Vector<double>(count);
        unit[0] = 1;
        return unit;
    }

    // The matrix that writes a 0 above a vector.
    private static Matrix<double> Below(int count)
    {
        var below = new Matrix<double>(count, count - 1);
        for (int i = 1; i < count; i++) below[i, i - 1] = 1;
        return below;
    }
}
