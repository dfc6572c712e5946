using System.Numerics;

namespace SymbolicGrad;

public static partial class Functions
{
    /// <summary>x itself, as a constant: nothing that is computed of it adds to the gradient by what x depends on.</summary>
    /// <remarks>The gradient of a <see cref="DifferentiableAttribute">[Differentiable]</see> method is then no longer that of its value: what is stopped is missing in it by intention.</remarks>
    public static T StopGradient<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> => x;

    /// <inheritdoc cref="StopGradient{T}(T)"/>
    public static Vector<T> StopGradient<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x;

    /// <inheritdoc cref="StopGradient{T}(T)"/>
    public static Matrix<T> StopGradient<T>(Matrix<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x;
}
