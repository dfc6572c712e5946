using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicGrad.Training;

/// <summary>Stochastic gradient descent, plain, with momentum or with Nesterov's momentum, and with L2 regularisation.</summary>
/// <remarks>
/// With momentum μ, weight decay λ and learning rate η, for each element w with gradient g:
/// <code>
///   g ← g + λ·w
///   v ← μ·v + g                     (v = 0 before the first step)
///   w ← w − η·v                     heavy ball;  w ← w − η·(g + μ·v) with Nesterov's momentum
/// </code>
/// B. T. Polyak, “Some methods of speeding up the convergence of iteration methods”, 1964; I. Sutskever, J. Martens, G. Dahl,
/// G. Hinton, “On the importance of initialization and momentum in deep learning”, ICML 2013, in the form of PyTorch's SGD,
/// where v is not scaled by η: a change of η acts at once.
/// </remarks>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed class Sgd<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T _momentum;
    private readonly T _weightDecay;

    /// <summary>Sets the algorithm up.</summary>
    /// <param name="learningRate">The step size η, at least 0.</param>
    /// <param name="momentum">The momentum μ in [0, 1); 0 for none, and then nothing is remembered.</param>
    /// <param name="nesterov">Whether the momentum is Nesterov's; it then has to be above 0.</param>
    /// <param name="weightDecay">The weight decay λ, at least 0: adds λ/2·‖w‖² to the loss.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException"><paramref name="nesterov"/> without momentum.</exception>
    public Sgd(double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        : base(learningRate, momentum == 0 ? [] : ["velocity"])
    {
        if (nesterov && momentum == 0)
            throw new ArgumentException("Nesterov's momentum needs a momentum above 0.", nameof(nesterov));
        Momentum = Settings.Fraction(momentum);
        Nesterov = nesterov;
        WeightDecay = Settings.NotNegative(weightDecay);
        _momentum = T.CreateChecked(momentum);
        _weightDecay = T.CreateChecked(weightDecay);
    }

    /// <inheritdoc/>
    public override string Algorithm => "sgd";

    /// <summary>The momentum μ.</summary>
    public double Momentum { get; }

    /// <summary>Whether the momentum is Nesterov's.</summary>
    public bool Nesterov { get; }

    /// <summary>The weight decay λ.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    protected override void Update(Span<T> values, ReadOnlySpan<T> gradient, OptimizerSlots<T> slots)
    {
        Span<T> scratch = stackalloc T[values.Length];

        // g ← g + λ·w
        scoped ReadOnlySpan<T> direction = gradient;
        if (WeightDecay != 0)
        {
            TensorPrimitives.MultiplyAdd(values, _weightDecay, gradient, scratch);
            direction = scratch;
        }

        if (Momentum != 0)
        {
            // v ← μ·v + g
            Span<T> velocity = slots[0];
            TensorPrimitives.MultiplyAdd(velocity, _momentum, direction, velocity);
            if (Nesterov)
            {
                // g + μ·v
                TensorPrimitives.MultiplyAdd(velocity, _momentum, direction, scratch);
                direction = scratch;
            }
            else
            {
                direction = velocity;
            }
        }

        // w ← w − η·direction
        TensorPrimitives.MultiplyAdd(direction, T.CreateChecked(-LearningRate), values, values);
    }
}
