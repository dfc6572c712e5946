using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    /// <summary>Takes the step, in one pass: what is remembered is read and written once.</summary>
    public void Update(Span<T> values, ReadOnlySpan<T> gradient, OptimizerSlots<T> slots)
    {
        ref T w = ref MemoryMarshal.GetReference(values), g = ref MemoryMarshal.GetReference(gradient);
        ref T m = ref MemoryMarshal.GetReference(slots[0]), v = ref MemoryMarshal.GetReference(slots[1]);
        nuint width = (nuint)Vector512<T>.Count;
        nuint end = (nuint)values.Length / width * width;
        for (nuint i = 0; i < end; i += width)
        {
            Vector512<T> mean = Mean(Vector512.LoadUnsafe(ref m, i), Vector512.LoadUnsafe(ref g, i));
            Vector512<T> square = Square(Vector512.LoadUnsafe(ref v, i), Vector512.LoadUnsafe(ref g, i));
            mean.StoreUnsafe(ref m, i);
            square.StoreUnsafe(ref v, i);
            Moved(Vector512.LoadUnsafe(ref w, i), mean, square).StoreUnsafe(ref w, i);
        }

        int rest = values.Length - (int)end;
        if (rest > 0)
        {
            w = ref Unsafe.Add(ref w, end);
            g = ref Unsafe.Add(ref g, end);
            m = ref Unsafe.Add(ref m, end);
            v = ref Unsafe.Add(ref v, end);
            Vector512<T> last = Remainder.Load(ref g, rest);
            Vector512<T> mean = Mean(Remainder.Load(ref m, rest), last);
            Vector512<T> square = Square(Remainder.Load(ref v, rest), last);
            Remainder.Store(mean, ref m, rest);
            Remainder.Store(square, ref v, rest);
            Remainder.Store(Moved(Remainder.Load(ref w, rest), mean, square), ref w, rest);
        }
    }

    /// <summary>m ← β₁·m + (1 − β₁)·g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<T> Mean(Vector512<T> m, Vector512<T> g) =>
        Simd.MultiplyAdd(Vector512.Create(_oneMinusBeta1), g, Vector512.Create(_beta1) * m);

    /// <summary>v ← β₂·v + (1 − β₂)·g².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<T> Square(Vector512<T> v, Vector512<T> g) =>
        Simd.MultiplyAdd(Vector512.Create(_oneMinusBeta2), g * g, Vector512.Create(_beta2) * v);

    /// <summary>w ← w − η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<T> Moved(Vector512<T> w, Vector512<T> m, Vector512<T> v)
    {
        Vector512<T> divisor = Simd.MultiplyAdd(Vector512.Sqrt(v), Vector512.Create(_rootScale), Vector512.Create(_epsilon));
        return Simd.MultiplyAdd(Vector512.Create(-_stepSize), m / divisor, w);
    }
}
