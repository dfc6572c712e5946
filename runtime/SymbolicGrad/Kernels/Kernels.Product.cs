using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination = a·b, the matrix product.</summary>
    /// <exception cref="ArgumentException">The columns of a are not as many as the rows of b, the destination has another shape than a·b, or it overlaps an operand.</exception>
    public static void Product<T>(
        Matrix<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, T.One, accumulate: false, aName, bName, destinationName, nameof(Product));

    /// <inheritdoc cref="Product{T}(Matrix{T}, Matrix{T}, Matrix{T}, string, string, string)"/>
    public static void Product<T>(
        Matrix<T> a, Transposed<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, T.One, accumulate: false, aName, bName, destinationName, nameof(Product));

    /// <inheritdoc cref="Product{T}(Matrix{T}, Matrix{T}, Matrix{T}, string, string, string)"/>
    public static void Product<T>(
        Transposed<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, T.One, accumulate: false, aName, bName, destinationName, nameof(Product));

    /// <inheritdoc cref="Product{T}(Matrix{T}, Matrix{T}, Matrix{T}, string, string, string)"/>
    public static void Product<T>(
        Transposed<T> a, Transposed<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, T.One, accumulate: false, aName, bName, destinationName, nameof(Product));

    /// <summary>destination = then(a·b + row), the row added to every row of the product: a dense layer in one call.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination overlaps an operand.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="then"/> is not a value of the enumeration.</exception>
    public static void Product<T>(
        Matrix<T> a, Matrix<T> b, Matrix<T> destination, Vector<T> addRow, Activation then = Activation.None,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null, [CallerArgumentExpression(nameof(addRow))] string? addRowName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsRowOf(b.Rows, b.Columns, addRow.Count, bName, addRowName);
        Guard.Apart(addRow.Span, destination.Span, addRowName, destinationName);
        Multiply<T>(a, b, destination, T.One, accumulate: false, aName, bName, destinationName, nameof(Product));
        AddRowThen(addRow, then, destination);
    }

    /// <inheritdoc cref="Product{T}(Matrix{T}, Matrix{T}, Matrix{T}, Vector{T}, Activation, string, string, string, string)"/>
    public static void Product<T>(
        Matrix<T> a, Transposed<T> b, Matrix<T> destination, Vector<T> addRow, Activation then = Activation.None,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null, [CallerArgumentExpression(nameof(addRow))] string? addRowName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsRowOf(b.Rows, b.Columns, addRow.Count, bName, addRowName);
        Guard.Apart(addRow.Span, destination.Span, addRowName, destinationName);
        Multiply<T>(a, b, destination, T.One, accumulate: false, aName, bName, destinationName, nameof(Product));
        AddRowThen(addRow, then, destination);
    }

    /// <inheritdoc cref="Product{T}(Matrix{T}, Matrix{T}, Matrix{T}, Vector{T}, Activation, string, string, string, string)"/>
    public static void Product<T>(
        Transposed<T> a, Matrix<T> b, Matrix<T> destination, Vector<T> addRow, Activation then = Activation.None,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null, [CallerArgumentExpression(nameof(addRow))] string? addRowName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsRowOf(b.Rows, b.Columns, addRow.Count, bName, addRowName);
        Guard.Apart(addRow.Span, destination.Span, addRowName, destinationName);
        Multiply<T>(a, b, destination, T.One, accumulate: false, aName, bName, destinationName, nameof(Product));
        AddRowThen(addRow, then, destination);
    }

    /// <inheritdoc cref="Product{T}(Matrix{T}, Matrix{T}, Matrix{T}, Vector{T}, Activation, string, string, string, string)"/>
    public static void Product<T>(
        Transposed<T> a, Transposed<T> b, Matrix<T> destination, Vector<T> addRow, Activation then = Activation.None,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null, [CallerArgumentExpression(nameof(addRow))] string? addRowName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsRowOf(b.Rows, b.Columns, addRow.Count, bName, addRowName);
        Guard.Apart(addRow.Span, destination.Span, addRowName, destinationName);
        Multiply<T>(a, b, destination, T.One, accumulate: false, aName, bName, destinationName, nameof(Product));
        AddRowThen(addRow, then, destination);
    }

    /// <summary>destination += a·b.</summary>
    /// <exception cref="ArgumentException">The columns of a are not as many as the rows of b, the destination has another shape than a·b, or it overlaps an operand.</exception>
    public static void AddProduct<T>(
        Matrix<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, T.One, accumulate: true, aName, bName, destinationName, nameof(AddProduct));

    /// <inheritdoc cref="AddProduct{T}(Matrix{T}, Matrix{T}, Matrix{T}, string, string, string)"/>
    public static void AddProduct<T>(
        Matrix<T> a, Transposed<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, T.One, accumulate: true, aName, bName, destinationName, nameof(AddProduct));

    /// <inheritdoc cref="AddProduct{T}(Matrix{T}, Matrix{T}, Matrix{T}, string, string, string)"/>
    public static void AddProduct<T>(
        Transposed<T> a, Matrix<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, T.One, accumulate: true, aName, bName, destinationName, nameof(AddProduct));

    /// <inheritdoc cref="AddProduct{T}(Matrix{T}, Matrix{T}, Matrix{T}, string, string, string)"/>
    public static void AddProduct<T>(
        Transposed<T> a, Transposed<T> b, Matrix<T> destination,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, T.One, accumulate: true, aName, bName, destinationName, nameof(AddProduct));

    /// <summary>destination += scale·a·b.</summary>
    /// <exception cref="ArgumentException">The columns of a are not as many as the rows of b, the destination has another shape than a·b, or it overlaps an operand.</exception>
    public static void AddProduct<T>(
        Matrix<T> a, Matrix<T> b, Matrix<T> destination, T scale,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, scale, accumulate: true, aName, bName, destinationName, nameof(AddProduct));

    /// <inheritdoc cref="AddProduct{T}(Matrix{T}, Matrix{T}, Matrix{T}, T, string, string, string)"/>
    public static void AddProduct<T>(
        Matrix<T> a, Transposed<T> b, Matrix<T> destination, T scale,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, scale, accumulate: true, aName, bName, destinationName, nameof(AddProduct));

    /// <inheritdoc cref="AddProduct{T}(Matrix{T}, Matrix{T}, Matrix{T}, T, string, string, string)"/>
    public static void AddProduct<T>(
        Transposed<T> a, Matrix<T> b, Matrix<T> destination, T scale,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, scale, accumulate: true, aName, bName, destinationName, nameof(AddProduct));

    /// <inheritdoc cref="AddProduct{T}(Matrix{T}, Matrix{T}, Matrix{T}, T, string, string, string)"/>
    public static void AddProduct<T>(
        Transposed<T> a, Transposed<T> b, Matrix<T> destination, T scale,
        [CallerArgumentExpression(nameof(a))] string? aName = null, [CallerArgumentExpression(nameof(b))] string? bName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Multiply<T>(a, b, destination, scale, accumulate: true, aName, bName, destinationName, nameof(AddProduct));

    private static void Multiply<T>(
        ProductOperand<T> a, ProductOperand<T> b, Matrix<T> destination, T scale, bool accumulate,
        string? aName, string? bName, string? destinationName, string routine)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.Multiplies(a.Rows, a.Columns, b.Rows, b.Columns, aName, bName, routine);
        Guard.HasShape(destination, a.Rows, b.Columns, destinationName, routine);
        Guard.Apart(a.Span, destination.Span, aName, destinationName, routine);
        Guard.Apart(b.Span, destination.Span, bName, destinationName, routine);
        MatrixProduct.Multiply(a, b, destination, scale, accumulate);
    }

    /// <summary>destination = then(destination + row), row by row while the row is in the first cache.</summary>
    private static void AddRowThen<T>(Vector<T> row, Activation then, Matrix<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < destination.Rows; i++)
        {
            AddTo(row, destination.Row(i));
            Activate(then, destination.Row(i));
        }
    }

    private static void Activate<T>(Activation activation, Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (activation)
        {
            case Activation.None:
                break;
            case Activation.Relu:
                Relu(x, x);
                break;
            case Activation.Sigmoid:
                Sigmoid(x, x);
                break;
            case Activation.Tanh:
                Tanh(x, x);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation.");
        }
    }
}
