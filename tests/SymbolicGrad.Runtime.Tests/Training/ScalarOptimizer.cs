namespace SymbolicGrad.Runtime.Tests.Training;

/// <summary>The published update rules for a single weight, written down as the papers have them: the reference for the vectorised ones.</summary>
internal sealed class ScalarOptimizer(string algorithm, double weight)
{
    public const double Momentum = 0.8;
    public const double WeightDecay = 0.02;
    private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;

    private readonly bool _regularised = algorithm.EndsWith("L2", StringComparison.Ordinal);
    private double _velocity, _firstMoment, _secondMoment;

    public double Weight { get; private set; } = weight;

    public void Step(double gradient, double learningRate, int step)
    {
        if (_regularised)
            gradient += WeightDecay * Weight;
        switch (algorithm.Split(' ')[0])
        {
            case "sgd":
                Weight -= learningRate * gradient;
                break;
            case "momentum":
                _velocity = Momentum * _velocity + gradient;
                Weight -= learningRate * _velocity;
                break;
            case "nesterov":
                _velocity = Momentum * _velocity + gradient;
                Weight -= learningRate * (gradient + Momentum * _velocity);
                break;
            case "adam":
                Adam(gradient, learningRate, step);
                break;
            case "adamw":
                Weight -= learningRate * WeightDecay * Weight;
                Adam(gradient, learningRate, step);
                break;
            default:
                throw new ArgumentException(algorithm);
        }
    }

    private void Adam(double gradient, double learningRate, int step)
    {
        _firstMoment = Beta1 * _firstMoment + (1 - Beta1) * gradient;
        _secondMoment = Beta2 * _secondMoment + (1 - Beta2) * gradient * gradient;
        double mHat = _firstMoment / (1 - Math.Pow(Beta1, step));
        double vHat = _secondMoment / (1 - Math.Pow(Beta2, step));
        Weight -= learningRate * mHat / (Math.Sqrt(vHat) + Epsilon);
    }
}
