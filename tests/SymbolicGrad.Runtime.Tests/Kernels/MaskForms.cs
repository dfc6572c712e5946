using System.Numerics;

namespace SymbolicGrad.Tests;

/// <summary>One mask in all its forms (T tensor, S scalar, in the order x, a, b), with the comparison that it stands for.</summary>
internal sealed record MaskForms<T>(
    Func<double, double, bool> Holds,
    Action<Vector<T>, Vector<T>, Vector<T>, Vector<T>> VectorTTT,
    Action<Vector<T>, Vector<T>, T, Vector<T>> VectorTTS,
    Action<Vector<T>, T, Vector<T>, Vector<T>> VectorTST,
    Action<Matrix<T>, Matrix<T>, Matrix<T>, Matrix<T>> MatrixTTT,
    Action<Matrix<T>, Matrix<T>, T, Matrix<T>> MatrixTTS,
    Action<Matrix<T>, T, Matrix<T>, Matrix<T>> MatrixTST)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static MaskForms<T> Named(string name) => name switch
    {
        "MaskGreater" => new(
            (a, b) => a > b,
            (x, a, b, y) => Kernels.MaskGreater(x, a, b, y), (x, a, b, y) => Kernels.MaskGreater(x, a, b, y), (x, a, b, y) => Kernels.MaskGreater(x, a, b, y),
            (x, a, b, y) => Kernels.MaskGreater(x, a, b, y), (x, a, b, y) => Kernels.MaskGreater(x, a, b, y), (x, a, b, y) => Kernels.MaskGreater(x, a, b, y)),
        "MaskGreaterOrEqual" => new(
            (a, b) => a >= b,
            (x, a, b, y) => Kernels.MaskGreaterOrEqual(x, a, b, y), (x, a, b, y) => Kernels.MaskGreaterOrEqual(x, a, b, y), (x, a, b, y) => Kernels.MaskGreaterOrEqual(x, a, b, y),
            (x, a, b, y) => Kernels.MaskGreaterOrEqual(x, a, b, y), (x, a, b, y) => Kernels.MaskGreaterOrEqual(x, a, b, y), (x, a, b, y) => Kernels.MaskGreaterOrEqual(x, a, b, y)),
        "MaskLess" => new(
            (a, b) => a < b,
            (x, a, b, y) => Kernels.MaskLess(x, a, b, y), (x, a, b, y) => Kernels.MaskLess(x, a, b, y), (x, a, b, y) => Kernels.MaskLess(x, a, b, y),
            (x, a, b, y) => Kernels.MaskLess(x, a, b, y), (x, a, b, y) => Kernels.MaskLess(x, a, b, y), (x, a, b, y) => Kernels.MaskLess(x, a, b, y)),
        "MaskLessOrEqual" => new(
            (a, b) => a <= b,
            (x, a, b, y) => Kernels.MaskLessOrEqual(x, a, b, y), (x, a, b, y) => Kernels.MaskLessOrEqual(x, a, b, y), (x, a, b, y) => Kernels.MaskLessOrEqual(x, a, b, y),
            (x, a, b, y) => Kernels.MaskLessOrEqual(x, a, b, y), (x, a, b, y) => Kernels.MaskLessOrEqual(x, a, b, y), (x, a, b, y) => Kernels.MaskLessOrEqual(x, a, b, y)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such mask."),
    };
}
