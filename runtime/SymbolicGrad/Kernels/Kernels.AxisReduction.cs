using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination[j] = Σᵢ m[i, j]: adds up the rows.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> does not have one element for each column, or overlaps the matrix.</exception>
    public static void RowSum<T>(
        Matrix<T> m, Vector<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsRowOf(m, destination, mName, destinationName);
        destination.Clear();
        AddRowSum(m, destination, mName, destinationName);
    }

    /// <summary>destination[j] = scale·Σᵢ m[i, j]: adds up the rows; with scale = 1/rows, their mean.</summary>
    /// <inheritdoc cref="RowSum{T}(Matrix{T}, Vector{T}, string, string)" path="/exception"/>
    public static void RowSum<T>(
        Matrix<T> m, T scale, Vector<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        RowSum(m, destination, mName, destinationName);
        Scale(destination, scale, destination);
    }

    /// <summary>destination[j] += Σᵢ m[i, j].</summary>
    /// <inheritdoc cref="RowSum{T}(Matrix{T}, Vector{T}, string, string)" path="/exception"/>
    public static void AddRowSum<T>(
        Matrix<T> m, Vector<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsRowOf(m, destination, mName, destinationName);
        Guard.Apart(m.Span, destination.Span, mName, destinationName);
        for (int i = 0; i < m.Rows; i++)
            AddTo(m.Row(i), destination);
    }

    /// <summary>destination[j] += scale·Σᵢ m[i, j].</summary>
    /// <inheritdoc cref="RowSum{T}(Matrix{T}, Vector{T}, string, string)" path="/exception"/>
    public static void AddRowSum<T>(
        Matrix<T> m, T scale, Vector<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsRowOf(m, destination, mName, destinationName);
        Guard.Apart(m.Span, destination.Span, mName, destinationName);
        for (int i = 0; i < m.Rows; i++)
            AddScaled(scale, m.Row(i), destination);
    }

    /// <summary>destination[i] = Σⱼ m[i, j]: adds up the columns.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> does not have one element for each row, or overlaps the matrix.</exception>
    public static void ColumnSum<T>(
        Matrix<T> m, Vector<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ColumnSum(m, T.One, destination, mName, destinationName);

    /// <summary>destination[i] = scale·Σⱼ m[i, j]: adds up the columns; with scale = 1/columns, their mean.</summary>
    /// <inheritdoc cref="ColumnSum{T}(Matrix{T}, Vector{T}, string, string)" path="/exception"/>
    public static void ColumnSum<T>(
        Matrix<T> m, T scale, Vector<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsColumnOf(m, destination, mName, destinationName);
        Guard.Apart(m.Span, destination.Span, mName, destinationName);
        for (int i = 0; i < m.Rows; i++)
            destination[i] = scale * Sum(m.Row(i));
    }

    /// <summary>destination[i] += Σⱼ m[i, j].</summary>
    /// <inheritdoc cref="ColumnSum{T}(Matrix{T}, Vector{T}, string, string)" path="/exception"/>
    public static void AddColumnSum<T>(
        Matrix<T> m, Vector<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        AddColumnSum(m, T.One, destination, mName, destinationName);

    /// <summary>destination[i] += scale·Σⱼ m[i, j].</summary>
    /// <inheritdoc cref="ColumnSum{T}(Matrix{T}, Vector{T}, string, string)" path="/exception"/>
    public static void AddColumnSum<T>(
        Matrix<T> m, T scale, Vector<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsColumnOf(m, destination, mName, destinationName);
        Guard.Apart(m.Span, destination.Span, mName, destinationName);
        for (int i = 0; i < m.Rows; i++)
            destination[i] += scale * Sum(m.Row(i));
    }
}
