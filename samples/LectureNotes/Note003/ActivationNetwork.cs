using static SymbolicGrad.Functions;

namespace SymbolicGrad.Samples.LectureNotes.Note003;

/// <summary>
/// A network with one hidden layer, f = u·g(W·x + b) + c, for each activation function g of the note's table, with the
/// squared error (f − y)². The shape α of ELU and PReLU is trained with the weights.
/// </summary>
public sealed partial class ActivationNetwork
{
    /// <summary>Weights of the hidden layer, hidden × inputs.</summary>
    [Parameter] public required Matrix<double> W { get; init; }

    /// <summary>Biases of the hidden layer.</summary>
    [Parameter] public required Vector<double> b { get; init; }

    /// <summary>Weights of the output.</summary>
    [Parameter] public required Vector<double> u { get; init; }

    /// <summary>Bias of the output.</summary>
    [Parameter] public required double c { get; set; }

    /// <summary>The shape α of ELU and PReLU.</summary>
    [Parameter] public required double alpha { get; set; }

    /// <summary>With the logistic function.</summary>
    [Differentiable]
    public double LogisticLoss([Data] Vector<double> x, [Data] double y)
    {
        var h = Sigmoid(W * x + b);
        double f = Dot(u, h) + c;
        return Square(f - y);
    }

    /// <summary>With the hyperbolic tangent.</summary>
    [Differentiable]
    public double TanhLoss([Data] Vector<double> x, [Data] double y)
    {
        var h = Tanh(W * x + b);
        double f = Dot(u, h) + c;
        return Square(f - y);
    }

    /// <summary>With the rectified linear unit.</summary>
    [Differentiable]
    public double ReluLoss([Data] Vector<double> x, [Data] double y)
    {
        var h = Relu(W * x + b);
        double f = Dot(u, h) + c;
        return Square(f - y);
    }

    /// <summary>With the Gaussian error linear unit.</summary>
    [Differentiable]
    public double GeluLoss([Data] Vector<double> x, [Data] double y)
    {
        var h = Gelu(W * x + b);
        double f = Dot(u, h) + c;
        return Square(f - y);
    }

    /// <summary>With softplus.</summary>
    [Differentiable]
    public double SoftplusLoss([Data] Vector<double> x, [Data] double y)
    {
        var h = Softplus(W * x + b);
        double f = Dot(u, h) + c;
        return Square(f - y);
    }

    /// <summary>With the exponential linear unit.</summary>
    [Differentiable]
    public double EluLoss([Data] Vector<double> x, [Data] double y)
    {
        var h = Elu(W * x + b, alpha);
        double f = Dot(u, h) + c;
        return Square(f - y);
    }

    /// <summary>With the leaky rectified linear unit, slope 0.01.</summary>
    [Differentiable]
    public double LeakyReluLoss([Data] Vector<double> x, [Data] double y)
    {
        var h = LeakyRelu(W * x + b);
        double f = Dot(u, h) + c;
        return Square(f - y);
    }

    /// <summary>With the parametric rectified linear unit.</summary>
    [Differentiable]
    public double PReluLoss([Data] Vector<double> x, [Data] double y)
    {
        var h = PRelu(W * x + b, alpha);
        double f = Dot(u, h) + c;
        return Square(f - y);
    }
}
