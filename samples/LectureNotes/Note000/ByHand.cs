using static SymbolicGrad.Samples.LectureNotes.Plain;

namespace SymbolicGrad.Samples.LectureNotes.Note000;

/// <summary>The gradients by a layer's weights and biases.</summary>
internal sealed record Layer(double[,] W, double[] b);

/// <summary>The note's formulas, evaluated by hand.</summary>
internal static class ByHand
{
    /// <summary>Equations (1) and (2): ∂L/∂B = ∂L/∂A·Cᵀ, ∂L/∂C = Bᵀ·∂L/∂A.</summary>
    public static (double[,] dB, double[,] dC) Product(double[,] B, double[,] C, double[,] dA) =>
        (Times(dA, Transposed(C)), Times(Transposed(B), dA));

    /// <summary>∂L/∂f = f − y of the squared error.</summary>
    public static Func<double[], double[]> SquaredError(double[] y) => f => Difference(f, y);

    /// <summary>Equation (24): ∂L/∂f = p − 1(y) of the log-loss.</summary>
    public static Func<double[], double[]> LogLoss(int y) => f => Difference(Softmax(f), OneHot(y, f.Length));

    /// <summary>
    /// Equations (3) to (31) for any number of layers: ∂L/∂W = ∂L/∂f·hᵀ, ∂L/∂b = ∂L/∂f, ∂L/∂h = Wᵀ·∂L/∂f, and 1(h > 0)·∂L/∂h
    /// before every rectified layer.
    /// </summary>
    /// <param name="W">Weights of each layer, outputs × inputs.</param>
    /// <param name="b">Biases of each layer.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="isRectified">Whether the hidden layers are rectified linear units; otherwise they are linear.</param>
    /// <param name="lossGradient">∂L/∂f as a function of f.</param>
    public static Layer[] Network(double[][,] W, double[][] b, double[] x, bool isRectified, Func<double[], double[]> lossGradient)
    {
        var h = new double[W.Length + 1][];
        h[0] = x;
        for (int k = 0; k < W.Length; k++)
        {
            double[] f = Sum(Times(W[k], h[k]), b[k]);
            h[k + 1] = isRectified && k < W.Length - 1 ? Map(a => Math.Max(a, 0), f) : f;
        }

        var gradients = new Layer[W.Length];
        double[] d = lossGradient(h[^1]);
        for (int k = W.Length - 1; k >= 0; k--)
        {
            gradients[k] = new Layer(Outer(d, h[k]), d);
            d = Times(Transposed(W[k]), d);
            if (isRectified) d = Hadamard(d, Map(a => a > 0 ? 1 : 0, h[k]));
        }

        return gradients;
    }

    /// <summary>
    /// The note's code, with one example a row: dW2 = hᵀ·dscores, db2 = sum(dscores, axis 0), dh = dscores·W2ᵀ where h > 0,
    /// dW1 = Xᵀ·dh, db1 = sum(dh, axis 0).
    /// </summary>
    /// <param name="W1">Weights of the first layer, inputs × hidden.</param>
    /// <param name="b1">Biases of the first layer.</param>
    /// <param name="W2">Weights of the second layer, hidden × outputs.</param>
    /// <param name="b2">Biases of the second layer.</param>
    /// <param name="X">Examples, n × inputs.</param>
    /// <param name="scoresGradient">The element (i, j) of dscores as a function of row i of the scores, i and j.</param>
    public static (Layer First, Layer Second) Batch(double[,] W1, double[] b1, double[,] W2, double[] b2, double[,] X, Func<double[], int, int, double> scoresGradient)
    {
        int n = X.GetLength(0);
        double[,] a = Times(X, W1);
        double[,] h = Map((i, j) => Math.Max(a[i, j] + b1[j], 0), n, b1.Length);
        double[,] product = Times(h, W2);
        double[][] scores = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, b2.Length).Select(j => product[i, j] + b2[j]).ToArray())];

        double[,] dscores = Map((i, j) => scoresGradient(scores[i], i, j), n, b2.Length);
        double[,] dproduct = Times(dscores, Transposed(W2));
        double[,] dh = Map((i, j) => h[i, j] > 0 ? dproduct[i, j] : 0, n, b1.Length);
        return (new Layer(Times(Transposed(X), dh), ColumnSums(dh)), new Layer(Times(Transposed(h), dscores), ColumnSums(dscores)));
    }

    private static double[] ColumnSums(double[,] A)
    {
        var sums = new double[A.GetLength(1)];
        for (int i = 0; i < A.GetLength(0); i++)
            for (int j = 0; j < A.GetLength(1); j++)
                sums[j] += A[i, j];
        return sums;
    }
}
