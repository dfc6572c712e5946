namespace SymbolicGrad.Samples.LectureNotes.Note000;

/// <summary>S&amp;DS 355, "Some Notes on Backpropagation": the matrix rule and networks of up to three layers.</summary>
internal static class Demonstration
{
    private const int Inputs = 3, Hidden = 4, Outputs = 2;

    public static void Show(Report report)
    {
        report.Title("000", "Some notes on backpropagation");
        var draw = new Draw(seed: 5);
        Product(report, draw);
        Vector<double> x = draw.Vector(Inputs), y = draw.Vector(Outputs);
        Matrix<double> W1 = draw.Matrix(Hidden, Inputs), W2 = draw.Matrix(Outputs, Hidden);
        Vector<double> b1 = draw.Vector(Hidden), b2 = draw.Vector(Outputs);
        double[][,] W = [W1.ToArray(), W2.ToArray()];
        double[][] b = [b1.ToArray(), b2.ToArray()];

        var relu = new TwoLayerRelu { W1 = W1, b1 = b1, W2 = W2, b2 = b2 };
        TwoLayerRelu.LossGradient squared = relu.Loss_Gradient(x, y);
        Layer[] squaredByHand = ByHand.Network(W, b, x.ToArray(), isRectified: true, ByHand.SquaredError(y.ToArray()));
        report.Function("h = ReLU(W₁·x + b₁)   f = W₂·h + b₂   L = ½·‖y − f‖²", squared.Value);
        report.Gradient("∂L/∂W₂ = (f − y)·hᵀ", squared.W2.Span, Plain.Flat(squaredByHand[1].W));
        report.Gradient("∂L/∂b₂ = f − y", squared.b2.Span, squaredByHand[1].b);
        report.Gradient("∂L/∂W₁ = 1(h > 0)·W₂ᵀ·(f − y)·xᵀ", squared.W1.Span, Plain.Flat(squaredByHand[0].W));
        report.Gradient("∂L/∂b₁ = 1(h > 0)·W₂ᵀ·(f − y)", squared.b1.Span, squaredByHand[0].b);

        var classifier = new TwoLayerClassifier { W1 = W1, b1 = b1, W2 = W2, b2 = b2 };
        TwoLayerClassifier.LogLossGradient logLoss = classifier.LogLoss_Gradient(x, 1);
        Layer[] logLossByHand = ByHand.Network(W, b, x.ToArray(), isRectified: true, ByHand.LogLoss(1));
        report.Function("h = ReLU(W₁·x + b₁)   f = W₂·h + b₂   p = softmax(f)   L = −log p[y]", logLoss.Value);
        report.Gradient("∂L/∂b₂ = p − 1(y)", logLoss.b2.Span, logLossByHand[1].b);
        report.Gradient("∂L/∂W₁ = 1(h > 0)·W₂ᵀ·(p − 1(y))·xᵀ", logLoss.W1.Span, Plain.Flat(logLossByHand[0].W));
        report.End();
    }

    private static void Product(Report report, Draw draw)
    {
        Matrix<double> B = draw.Matrix(2, 3), C = draw.Matrix(3, 2);
        MatrixProduct.LossGradient gradient = MatrixProduct.Loss_Gradient(B, C);
        double[,] A = Plain.Times(B.ToArray(), C.ToArray());
        double[,] dA = Plain.Map((i, j) => Math.Cos(A[i, j]), 2, 2);
        (double[,] dB, double[,] dC) = ByHand.Product(B.ToArray(), C.ToArray(), dA);
        report.Function("A = B·C   L = Σᵢⱼ sin Aᵢⱼ", gradient.Value);
        report.Gradient("∂L/∂B = ∂L/∂A·Cᵀ", gradient.B.Span, Plain.Flat(dB));
        report.Gradient("∂L/∂C = Bᵀ·∂L/∂A", gradient.C.Span, Plain.Flat(dC));
    }
}
