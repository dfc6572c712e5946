using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicGrad.Training;

/// <summary>What <see cref="Adam{T}"/> and <see cref="AdamW{T}"/> share: the two moments and the step along their quotient.</summary>
internal sealed class AdamMoments<T>(double beta1, double beta2, double epsilon)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T _beta1 = T.CreateChecked(beta1), _oneMinusBeta1 = T.CreateChecked(1 - beta1);
    private readonly T _beta2 = T.CreateChecked(beta2), _oneMinusBeta2 = T.CreateChecked(1 - beta2);
    private readonly T _epsilon = T.CreateChecked(epsilon);
    private T _stepSize, _rootScale;

    public static string[] SlotNames => ["m", "v"];

    public double Beta1 { get; } = Settings.Fraction(beta1);

    public double Beta2 { get; } = Settings.Fraction(beta2);

    public double Epsilon { get; } = Settings.Positive(epsilon);

    /// <summary>Works out the bias corrections of step <paramref name="step"/>, counted from 1.</summary>
    public void BeginStep(long step, double learningRate)
    {
        // η / (1 − β₁ᵗ) and 1 / √(1 − β₂ᵗ)
        _stepSize = T.CreateChecked(learningRate / (1 - Math.Pow(Beta1, step)));
        _rootScale = T.CreateChecked(1 / Math.Sqrt(1 - Math.Pow(Beta2, step)));
    }

    public void Update(Span<T> values, ReadOnlySpan<T> gradient, OptimizerSlots<T> slots)
    {
        Span<T> m = slots[0], v = slots[1];
        Span<T> scratch = stackalloc T[values.Length];

        // m ← β₁·m + (1 − β₁)·g
        TensorPrimitives.Multiply(m, _beta1, m);
        TensorPrimitives.MultiplyAdd(gradient, _oneMinusBeta1, m, m);

        // v ← β₂·v + (1 − β₂)·g²
        TensorPrimitives.Multiply(gradient, gradient, scratch);
        TensorPrimitives.Multiply(v, _beta2, v);
        TensorPrimitives.MultiplyAdd(scratch, _oneMinusBeta2, v, v);

        // w ← w − η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
        TensorPrimitives.Sqrt(v, scratch);
        TensorPrimitives.Multiply(scratch, _rootScale, scratch);
        TensorPrimitives.Add(scratch, _epsilon, scratch);
        TensorPrimitives.Divide(m, scratch, scratch);
        TensorPrimitives.MultiplyAdd(scratch, -_stepSize, values, values);
    }
}
