using SymbolicGrad.Training;
using static SymbolicGrad.Functions;

namespace SymbolicGrad.Benchmarks.Models;

/// <summary>P(t = 1 | x) = σ(⟨w, x⟩ + b), learned from one example at a time.</summary>
/// <param name="features">Features of an example.</param>
public sealed partial class LogisticRegression(int features)
{
    [Parameter] public Vector<float> w { get; } = new(features);

    [Parameter] public Vector<float> b { get; } = new(1);

    /// <summary>The cross-entropy of the prediction for one example, in nats.</summary>
    /// <param name="x">The features.</param>
    /// <param name="t">0 or 1.</param>
    [Differentiable]
    public float Loss([Data] Vector<float> x, [Data] float t) => BinaryCrossEntropyWithLogits(Dot(w, x) + b[0], t);
}
