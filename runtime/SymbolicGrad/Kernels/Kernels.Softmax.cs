using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = softmax(x) = eˣ/Σ eˣ, of each row of a matrix or of a vector. The destination may be x itself.</summary>
    /// <remarks>Each row is shifted by its maximum. A row of nothing but −∞, or with +∞ in it, has no softmax: the result is NaN.</remarks>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Softmax<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        for (int row = 0; row < x.Rows; row++)
            SoftmaxRow.Softmax<T>(x.Row(row).Span, destination.Row(row).Span);
    }

    /// <inheritdoc cref="Softmax{T}(Matrix{T}, Matrix{T}, string, string)"/>
    public static void Softmax<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Count, destination.Count, xName, destinationName);
        SoftmaxRow.Softmax<T>(x.Span, destination.Span);
    }

    /// <summary>destination = log softmax(x) = x − log Σ eˣ, of each row of a matrix or of a vector. The destination may be x itself.</summary>
    /// <remarks>Each row is shifted by its maximum. A row of nothing but −∞, or with +∞ in it, has no softmax: the result is NaN.</remarks>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void LogSoftmax<T>(
        Matrix<T> x, Matrix<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x, destination, xName, destinationName);
        for (int row = 0; row < x.Rows; row++)
            SoftmaxRow.LogSoftmax<T>(x.Row(row).Span, destination.Row(row).Span);
    }

    /// <inheritdoc cref="LogSoftmax{T}(Matrix{T}, Matrix{T}, string, string)"/>
    public static void LogSoftmax<T>(
        Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(x.Count, destination.Count, xName, destinationName);
        SoftmaxRow.LogSoftmax<T>(x.Span, destination.Span);
    }

    /// <summary>log Σ eˣ of a vector, shifted by its maximum: −∞ where all elements are −∞ or there is none, +∞ where one is +∞.</summary>
    public static T LogSumExp<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        SoftmaxRow.LogSumExp<T>(x.Span);

    /// <summary>destination[i] = log Σⱼ e^x[i, j], of each row of a matrix: −∞ where all elements are −∞ or there is none, +∞ where one is +∞.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> does not have one element for each row of <paramref name="x"/>.</exception>
    public static void LogSumExp<T>(
        Matrix<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsColumnOf(x, destination, xName, destinationName);
        for (int row = 0; row < x.Rows; row++)
            destination[row] = SoftmaxRow.LogSumExp<T>(x.Row(row).Span);
    }

    /// <summary>destination = y ⊙ (dy − Σ dy·y), the sum over each row, with y = softmax(x): the gradient by x. The destination may be an operand.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SoftmaxGradient<T>(
        Matrix<T> dy, Matrix<T> y, Matrix<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(dy, y, dyName, yName);
        Guard.SameShape(dy, destination, dyName, destinationName);
        for (int row = 0; row < y.Rows; row++)
            SoftmaxGradient(dy.Row(row), y.Row(row), destination.Row(row));
    }

    /// <inheritdoc cref="SoftmaxGradient{T}(Matrix{T}, Matrix{T}, Matrix{T}, string, string, string)"/>
    public static void SoftmaxGradient<T>(
        Vector<T> dy, Vector<T> y, Vector<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(dy.Count, y.Count, dyName, yName);
        Guard.SameLength(dy.Count, destination.Count, dyName, destinationName);
        T dot = Reduction.Sum<T, ProductTerm<T>>(dy.Span, y.Span, default(ProductTerm<T>));
        Elementwise.Apply(dy.Span, y.Span, destination.Span, new SoftmaxGradientFunction<T>(dot));
    }

    /// <summary>destination = dy − eʸ·Σ dy, the sum over each row, with y = log softmax(x): the gradient by x. The destination may be an operand.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void LogSoftmaxGradient<T>(
        Matrix<T> dy, Matrix<T> y, Matrix<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(dy, y, dyName, yName);
        Guard.SameShape(dy, destination, dyName, destinationName);
        for (int row = 0; row < y.Rows; row++)
            LogSoftmaxGradient(dy.Row(row), y.Row(row), destination.Row(row));
    }

    /// <inheritdoc cref="LogSoftmaxGradient{T}(Matrix{T}, Matrix{T}, Matrix{T}, string, string, string)"/>
    public static void LogSoftmaxGradient<T>(
        Vector<T> dy, Vector<T> y, Vector<T> destination,
        [CallerArgumentExpression(nameof(dy))] string? dyName = null, [CallerArgumentExpression(nameof(y))] string? yName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameLength(dy.Count, y.Count, dyName, yName);
        Guard.SameLength(dy.Count, destination.Count, dyName, destinationName);
        T sum = Reduction.Sum<T, ValueTerm<T>>(dy.Span, default(ValueTerm<T>));
        Elementwise.Apply(dy.Span, y.Span, destination.Span, new LogSoftmaxGradientFunction<T>(sum));
    }
}
