using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicGrad.Training;

/// <summary>Adam: steps of about the size of the learning rate in every element, along averaged gradients; with L2 regularisation.</summary>
/// <remarks>
/// In step t, for each element w with gradient g:
/// <code>
///   g ← g + λ·w
///   m ← β₁·m + (1 − β₁)·g           v ← β₂·v + (1 − β₂)·g²          (both 0 before the first step)
///   w ← w − η·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// </code>
/// D. P. Kingma, J. Ba, “Adam: a method for stochastic optimization”, ICLR 2015, algorithm 1. The decay λ passes through the
/// moments, as L2 regularisation of the loss does; <see cref="AdamW{T}"/> keeps it out of them.
/// </remarks>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed class Adam<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly AdamMoments<T> _moments;
    private readonly T _weightDecay;

    /// <summary>Sets the algorithm up; the default values are the paper's.</summary>
    /// <param name="learningRate">The step size η, at least 0.</param>
    /// <param name="beta1">The decay β₁ of the mean of the gradient, in [0, 1).</param>
    /// <param name="beta2">The decay β₂ of the mean of its square, in [0, 1).</param>
    /// <param name="epsilon">What ε keeps the divisor off zero, above 0.</param>
    /// <param name="weightDecay">The weight decay λ, at least 0: adds λ/2·‖w‖² to the loss.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(learningRate, AdamMoments<T>.SlotNames)
    {
        _moments = new AdamMoments<T>(beta1, beta2, epsilon);
        WeightDecay = Settings.NotNegative(weightDecay);
        _weightDecay = T.CreateChecked(weightDecay);
    }

    /// <inheritdoc/>
    public override string Algorithm => "adam";

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
        if (WeightDecay == 0)
        {
            _moments.Update(values, gradient, slots);
            return;
        }

        // g ← g + λ·w
        Span<T> regularised = stackalloc T[values.Length];
        TensorPrimitives.MultiplyAdd(values, _weightDecay, gradient, regularised);
        _moments.Update(values, regularised, slots);
    }
}
