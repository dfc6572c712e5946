using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicGrad.Training;

/// <summary>AdamW: Adam with a weight decay of its own, outside the averaged gradients.</summary>
/// <remarks>
/// In step t, for each element w with gradient g:
/// <code>
///   w ← w − η·λ·w
///   m ← β₁·m + (1 − β₁)·g           v ← β₂·v + (1 − β₂)·g²          (both 0 before the first step)
///   w ← w − η·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// </code>
/// I. Loshchilov, F. Hutter, “Decoupled weight decay regularization”, ICLR 2019, algorithm 2, with the learning rate as the
/// schedule multiplier of both terms, as PyTorch has it.
/// </remarks>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed class AdamW<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly AdamMoments<T> _moments;

    /// <summary>Sets the algorithm up.</summary>
    /// <param name="learningRate">The step size η, at least 0.</param>
    /// <param name="weightDecay">The weight decay λ, at least 0: each step shrinks the weights by the factor 1 − η·λ.</param>
    /// <param name="beta1">The decay β₁ of the mean of the gradient, in [0, 1).</param>
    /// <param name="beta2">The decay β₂ of the mean of its square, in [0, 1).</param>
    /// <param name="epsilon">What ε keeps the divisor off zero, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public AdamW(double learningRate = 1e-3, double weightDecay = 0.01, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(learningRate, AdamMoments<T>.SlotNames)
    {
        _moments = new AdamMoments<T>(beta1, beta2, epsilon);
        WeightDecay = Settings.NotNegative(weightDecay);
    }

    /// <inheritdoc/>
    public override string Algorithm => "adamw";

    /// <summary>The decay β₁ of the mean of the gradient.</summary>
    public double Beta1 => _moments.Beta1;

    /// <summary>The decay β₂ of the mean of the squared gradient.</summary>
    public double Beta2 => _moments.Beta2;

    /// <summary>The term ε of the divisor.</summary>
    public double Epsilon => _moments.Epsilon;

    /// <summary>The weight decay λ.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    protected override void BeginStep() => _moments.BeginStep(StepCount, LearningRate);

    /// <inheritdoc/>
    protected override void Update(Span<T> values, ReadOnlySpan<T> gradient, OptimizerSlots<T> slots)
    {
        // w ← w − η·λ·w
        TensorPrimitives.Multiply(values, T.CreateChecked(1 - LearningRate * WeightDecay), values);
        _moments.Update(values, gradient, slots);
    }
}
