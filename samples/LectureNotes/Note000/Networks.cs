using static SymbolicGrad.Functions;

namespace SymbolicGrad.Samples.LectureNotes.Note000;

/// <summary>The product A = B·C, equations (1) and (2), whose gradient is everything the networks below need.</summary>
public static partial class MatrixProduct
{
    /// <summary>A = B·C. The caller says what ∂L/∂A is.</summary>
    /// <param name="B">m × k.</param>
    /// <param name="C">k × n.</param>
    /// <returns>A, m × n.</returns>
    [Differentiable]
    public static Matrix<double> Product(Matrix<double> B, Matrix<double> C)
    {
        var A = B * C;
        return A;
    }

    /// <summary>A scalar function of A = B·C: L = Σᵢⱼ sin Aᵢⱼ, so that ∂L/∂A = cos A.</summary>
    /// <param name="B">m × k.</param>
    /// <param name="C">k × n.</param>
    [Differentiable]
    public static double Loss(Matrix<double> B, Matrix<double> C)
    {
        var A = B * C;
        return Sum(Sin(A));
    }
}

/// <summary>f = W·x + b with the squared error, equation (3).</summary>
public sealed partial class LinearModel
{
    /// <summary>Weights, outputs × inputs.</summary>
    [Parameter] public required Matrix<double> W { get; init; }

    /// <summary>Biases, one for each output.</summary>
    [Parameter] public required Vector<double> b { get; init; }

    /// <summary>½·‖y − f‖².</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The wanted outputs.</param>
    [Differentiable]
    public double Loss([Data] Vector<double> x, [Data] Vector<double> y)
    {
        var f = W * x + b;
        return 0.5 * SquaredNorm(y - f);
    }
}

/// <summary>Two layers without a nonlinearity between them, equations (4) to (11).</summary>
public sealed partial class TwoLayerLinear
{
    /// <summary>Weights of the first layer, hidden × inputs.</summary>
    [Parameter] public required Matrix<double> W1 { get; init; }

    /// <summary>Biases of the first layer.</summary>
    [Parameter] public required Vector<double> b1 { get; init; }

    /// <summary>Weights of the second layer, outputs × hidden.</summary>
    [Parameter] public required Matrix<double> W2 { get; init; }

    /// <summary>Biases of the second layer.</summary>
    [Parameter] public required Vector<double> b2 { get; init; }

    /// <inheritdoc cref="LinearModel.Loss"/>
    [Differentiable]
    public double Loss([Data] Vector<double> x, [Data] Vector<double> y)
    {
        var h = W1 * x + b1;
        var f = W2 * h + b2;
        return 0.5 * SquaredNorm(y - f);
    }
}

/// <summary>Two layers with rectified linear units between them, equations (12) to (20).</summary>
public sealed partial class TwoLayerRelu
{
    /// <inheritdoc cref="TwoLayerLinear.W1"/>
    [Parameter] public required Matrix<double> W1 { get; init; }

    /// <inheritdoc cref="TwoLayerLinear.b1"/>
    [Parameter] public required Vector<double> b1 { get; init; }

    /// <inheritdoc cref="TwoLayerLinear.W2"/>
    [Parameter] public required Matrix<double> W2 { get; init; }

    /// <inheritdoc cref="TwoLayerLinear.b2"/>
    [Parameter] public required Vector<double> b2 { get; init; }

    /// <inheritdoc cref="LinearModel.Loss"/>
    [Differentiable]
    public double Loss([Data] Vector<double> x, [Data] Vector<double> y)
    {
        var h = Relu(W1 * x + b1);
        var f = W2 * h + b2;
        return 0.5 * SquaredNorm(y - f);
    }
}

/// <summary>Two layers for classification: p = softmax(f) with the log-loss, equations (21) to (31).</summary>
public sealed partial class TwoLayerClassifier
{
    /// <inheritdoc cref="TwoLayerLinear.W1"/>
    [Parameter] public required Matrix<double> W1 { get; init; }

    /// <inheritdoc cref="TwoLayerLinear.b1"/>
    [Parameter] public required Vector<double> b1 { get; init; }

    /// <summary>Weights of the second layer, classes × hidden.</summary>
    [Parameter] public required Matrix<double> W2 { get; init; }

    /// <inheritdoc cref="TwoLayerLinear.b2"/>
    [Parameter] public required Vector<double> b2 { get; init; }

    /// <summary>−log p[y], as the note writes it.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The class, from 0.</param>
    [Differentiable]
    public double LogLoss([Data] Vector<double> x, int y)
    {
        var h = Relu(W1 * x + b1);
        var f = W2 * h + b2;
        var p = Softmax(f);
        return -Log(p[y]);
    }

    /// <summary>The same loss by its name.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The class, from 0.</param>
    [Differentiable]
    public double CrossEntropyLoss([Data] Vector<double> x, int y)
    {
        var h = Relu(W1 * x + b1);
        var f = W2 * h + b2;
        return CrossEntropy(f, y);
    }
}

/// <summary>Three layers: the extension that the note leaves to its reader.</summary>
public sealed partial class ThreeLayerRelu
{
    /// <inheritdoc cref="TwoLayerLinear.W1"/>
    [Parameter] public required Matrix<double> W1 { get; init; }

    /// <inheritdoc cref="TwoLayerLinear.b1"/>
    [Parameter] public required Vector<double> b1 { get; init; }

    /// <summary>Weights of the second layer, second hidden × first hidden.</summary>
    [Parameter] public required Matrix<double> W2 { get; init; }

    /// <inheritdoc cref="TwoLayerLinear.b2"/>
    [Parameter] public required Vector<double> b2 { get; init; }

    /// <summary>Weights of the third layer, outputs × second hidden.</summary>
    [Parameter] public required Matrix<double> W3 { get; init; }

    /// <summary>Biases of the third layer.</summary>
    [Parameter] public required Vector<double> b3 { get; init; }

    /// <inheritdoc cref="LinearModel.Loss"/>
    [Differentiable]
    public double Loss([Data] Vector<double> x, [Data] Vector<double> y)
    {
        var h1 = Relu(W1 * x + b1);
        var h2 = Relu(W2 * h1 + b2);
        var f = W3 * h2 + b3;
        return 0.5 * SquaredNorm(y - f);
    }

    /// <summary>−log softmax(f)[y].</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The class, from 0.</param>
    [Differentiable]
    public double LogLoss([Data] Vector<double> x, int y)
    {
        var h1 = Relu(W1 * x + b1);
        var h2 = Relu(W2 * h1 + b2);
        var p = Softmax(W3 * h2 + b3);
        return -Log(p[y]);
    }
}

/// <summary>The two layers as the note's code has them: one example a row, weights inputs × outputs.</summary>
public sealed partial class TwoLayerBatch
{
    /// <summary>Weights of the first layer, inputs × hidden.</summary>
    [Parameter] public required Matrix<double> W1 { get; init; }

    /// <inheritdoc cref="TwoLayerLinear.b1"/>
    [Parameter] public required Vector<double> b1 { get; init; }

    /// <summary>Weights of the second layer, hidden × outputs.</summary>
    [Parameter] public required Matrix<double> W2 { get; init; }

    /// <inheritdoc cref="TwoLayerLinear.b2"/>
    [Parameter] public required Vector<double> b2 { get; init; }

    /// <summary>½·‖Y − scores‖², summed over the examples.</summary>
    /// <param name="X">Examples, n × inputs.</param>
    /// <param name="Y">The wanted outputs, n × outputs.</param>
    [Differentiable]
    public double Loss([Data] Matrix<double> X, [Data] Matrix<double> Y)
    {
        var h = Relu(X * W1 + b1);
        var scores = h * W2 + b2;
        return 0.5 * SquaredNorm(Y - scores);
    }

    /// <summary>The mean log-loss of the examples.</summary>
    /// <param name="X">Examples, n × inputs.</param>
    /// <param name="y">The class of each example, from 0.</param>
    [Differentiable]
    public double LogLoss([Data] Matrix<double> X, ReadOnlySpan<int> y)
    {
        var h = Relu(X * W1 + b1);
        var scores = h * W2 + b2;
        return CrossEntropy(scores, y);
    }
}
