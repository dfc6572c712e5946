using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = a·x, with x as a column.</summary>
    /// <exception cref="ArgumentException">x does not have one element for each column of a, the destination one for each row, or it overlaps an operand.</exception>
    public static void Product<T>(
        Matrix<T> a, Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.MultipliesColumn(a.Rows, a.Columns, x.Count, destination.Count, aName, xName, destinationName, nameof(Product));
        CheckApart(a, x, destination, aName, xName, destinationName, nameof(Product));
        VectorProduct.Multiply(a, x.Span, destination.Span, T.One, accumulate: false);
    }

    /// <summary>destination = then(a·x + add): a dense layer for one example in one call.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination overlaps an operand.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="then"/> is not a value of the enumeration.</exception>
    public static void Product<T>(
        Matrix<T> a, Vector<T> x, Vector<T> destination, Vector<T> add, Activation then = Activation.None,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null, [CallerArgumentExpression(nameof(add))] string? addName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsColumnOf(a.Rows, a.Columns, add.Count, aName, addName);
        Guard.Apart(add.Span, destination.Span, addName, destinationName);
        Product(a, x, destination, aName, xName, destinationName);
        AddTo(add, destination);
        Activate(then, destination);
    }

    /// <summary>destination += a·x.</summary>
    /// <inheritdoc cref="Product{T}(Matrix{T}, Vector{T}, Vector{T}, string, string, string)" path="/exception"/>
    public static void AddProduct<T>(
        Matrix<T> a, Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        AddProduct(a, x, destination, T.One, aName, xName, destinationName);

    /// <summary>destination += scale·a·x.</summary>
    /// <inheritdoc cref="Product{T}(Matrix{T}, Vector{T}, Vector{T}, string, string, string)" path="/exception"/>
    public static void AddProduct<T>(
        Matrix<T> a, Vector<T> x, Vector<T> destination, T scale,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.MultipliesColumn(a.Rows, a.Columns, x.Count, destination.Count, aName, xName, destinationName, nameof(AddProduct));
        CheckApart(a, x, destination, aName, xName, destinationName, nameof(AddProduct));
        VectorProduct.Multiply(a, x.Span, destination.Span, scale, accumulate: true);
    }

    /// <inheritdoc cref="Product{T}(Matrix{T}, Vector{T}, Vector{T}, string, string, string)"/>
    public static void Product<T>(
        Transposed<T> a, Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.MultipliesColumn(a.Rows, a.Columns, x.Count, destination.Count, aName, xName, destinationName, nameof(Product));
        CheckApart(a.Source, x, destination, aName, xName, destinationName, nameof(Product));
        VectorProduct.MultiplyTransposed(a.Source, x.Span, destination.Span, T.One, accumulate: false);
    }

    /// <inheritdoc cref="Product{T}(Matrix{T}, Vector{T}, Vector{T}, Vector{T}, Activation, string, string, string, string)"/>
    public static void Product<T>(
        Transposed<T> a, Vector<T> x, Vector<T> destination, Vector<T> add, Activation then = Activation.None,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null, [CallerArgumentExpression(nameof(add))] string? addName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsColumnOf(a.Rows, a.Columns, add.Count, aName, addName);
        Guard.Apart(add.Span, destination.Span, addName, destinationName);
        Product(a, x, destination, aName, xName, destinationName);
        AddTo(add, destination);
        Activate(then, destination);
    }

    /// <inheritdoc cref="AddProduct{T}(Matrix{T}, Vector{T}, Vector{T}, string, string, string)"/>
    public static void AddProduct<T>(
        Transposed<T> a, Vector<T> x, Vector<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        AddProduct(a, x, destination, T.One, aName, xName, destinationName);

    /// <inheritdoc cref="AddProduct{T}(Matrix{T}, Vector{T}, Vector{T}, T, string, string, string)"/>
    public static void AddProduct<T>(
        Transposed<T> a, Vector<T> x, Vector<T> destination, T scale,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(x))] string? xName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.MultipliesColumn(a.Rows, a.Columns, x.Count, destination.Count, aName, xName, destinationName, nameof(AddProduct));
        CheckApart(a.Source, x, destination, aName, xName, destinationName, nameof(AddProduct));
        VectorProduct.MultiplyTransposed(a.Source, x.Span, destination.Span, scale, accumulate: true);
    }

    /// <summary>destination = x·a, with x as a row: aᵀ·x.</summary>
    /// <exception cref="ArgumentException">x does not have one element for each row of a, the destination one for each column, or it overlaps an operand.</exception>
    public static void Product<T>(
        Vector<T> x, Matrix<T> a, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.MultipliesRow(a.Rows, a.Columns, x.Count, destination.Count, aName, xName, destinationName, nameof(Product));
        CheckApart(a, x, destination, aName, xName, destinationName, nameof(Product));
        VectorProduct.MultiplyTransposed(a, x.Span, destination.Span, T.One, accumulate: false);
    }

    /// <summary>destination += x·a, with x as a row.</summary>
    /// <inheritdoc cref="Product{T}(Vector{T}, Matrix{T}, Vector{T}, string, string, string)" path="/exception"/>
    public static void AddProduct<T>(
        Vector<T> x, Matrix<T> a, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.MultipliesRow(a.Rows, a.Columns, x.Count, destination.Count, aName, xName, destinationName, nameof(AddProduct));
        CheckApart(a, x, destination, aName, xName, destinationName, nameof(AddProduct));
        VectorProduct.MultiplyTransposed(a, x.Span, destination.Span, T.One, accumulate: true);
    }

    /// <inheritdoc cref="Product{T}(Vector{T}, Matrix{T}, Vector{T}, string, string, string)"/>
    public static void Product<T>(
        Vector<T> x, Transposed<T> a, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.MultipliesRow(a.Rows, a.Columns, x.Count, destination.Count, aName, xName, destinationName, nameof(Product));
        CheckApart(a.Source, x, destination, aName, xName, destinationName, nameof(Product));
        VectorProduct.Multiply(a.Source, x.Span, destination.Span, T.One, accumulate: false);
    }

    /// <inheritdoc cref="AddProduct{T}(Vector{T}, Matrix{T}, Vector{T}, string, string, string)"/>
    public static void AddProduct<T>(
        Vector<T> x, Transposed<T> a, Vector<T> destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(a))] string? aName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.MultipliesRow(a.Rows, a.Columns, x.Count, destination.Count, aName, xName, destinationName, nameof(AddProduct));
        CheckApart(a.Source, x, destination, aName, xName, destinationName, nameof(AddProduct));
        VectorProduct.Multiply(a.Source, x.Span, destination.Span, T.One, accumulate: true);
    }

    private static void CheckApart<T>(
        Matrix<T> a, Vector<T> x, Vector<T> destination, string? aName, string? xName, string? destinationName, string routine)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.Apart(a.Span, destination.Span, aName, destinationName, routine);
        Guard.Apart(x.Span, destination.Span, xName, destinationName, routine);
    }
}
