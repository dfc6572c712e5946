using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

public static partial class Kernels
{
    /// <summary>destination[i, j] = m[i, j] + row[j]: adds a vector to every row.</summary>
    /// <remarks>The destination may be <paramref name="m"/> itself.</remarks>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination overlaps the vector.</exception>
    public static void AddRow<T>(
        Matrix<T> m, Vector<T> row, Matrix<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(row))] string? rowName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsRowOf(m, row, mName, rowName);
        Guard.SameShape(m, destination, mName, destinationName);
        Guard.Apart(row.Span, destination.Span, rowName, destinationName);
        for (int i = 0; i < m.Rows; i++)
            TensorPrimitives.Add(m.Row(i).Span, row.Span, destination.Row(i).Span);
    }

    /// <summary>destination[i, j] = m[i, j] − row[j]: subtracts a vector from every row.</summary>
    /// <remarks>The destination may be <paramref name="m"/> itself.</remarks>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination overlaps the vector.</exception>
    public static void SubtractRow<T>(
        Matrix<T> m, Vector<T> row, Matrix<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(row))] string? rowName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsRowOf(m, row, mName, rowName);
        Guard.SameShape(m, destination, mName, destinationName);
        Guard.Apart(row.Span, destination.Span, rowName, destinationName);
        for (int i = 0; i < m.Rows; i++)
            TensorPrimitives.Subtract(m.Row(i).Span, row.Span, destination.Row(i).Span);
    }

    /// <summary>destination[i, j] = m[i, j]·row[j]: multiplies every row by a vector, elementwise.</summary>
    /// <remarks>The destination may be <paramref name="m"/> itself.</remarks>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination overlaps the vector.</exception>
    public static void MultiplyRow<T>(
        Matrix<T> m, Vector<T> row, Matrix<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(row))] string? rowName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsRowOf(m, row, mName, rowName);
        Guard.SameShape(m, destination, mName, destinationName);
        Guard.Apart(row.Span, destination.Span, rowName, destinationName);
        for (int i = 0; i < m.Rows; i++)
            TensorPrimitives.Multiply(m.Row(i).Span, row.Span, destination.Row(i).Span);
    }

    /// <summary>destination[i, j] = m[i, j] + column[i]: adds a vector to every column.</summary>
    /// <remarks>The destination may be <paramref name="m"/> itself.</remarks>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination overlaps the vector.</exception>
    public static void AddColumn<T>(
        Matrix<T> m, Vector<T> column, Matrix<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(column))] string? columnName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsColumnOf(m, column, mName, columnName);
        Guard.SameShape(m, destination, mName, destinationName);
        Guard.Apart(column.Span, destination.Span, columnName, destinationName);
        for (int i = 0; i < m.Rows; i++)
            TensorPrimitives.Add(m.Row(i).Span, column[i], destination.Row(i).Span);
    }

    /// <summary>destination[i, j] = m[i, j] − column[i]: subtracts a vector from every column.</summary>
    /// <remarks>The destination may be <paramref name="m"/> itself.</remarks>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination overlaps the vector.</exception>
    public static void SubtractColumn<T>(
        Matrix<T> m, Vector<T> column, Matrix<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(column))] string? columnName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsColumnOf(m, column, mName, columnName);
        Guard.SameShape(m, destination, mName, destinationName);
        Guard.Apart(column.Span, destination.Span, columnName, destinationName);
        for (int i = 0; i < m.Rows; i++)
            TensorPrimitives.Subtract(m.Row(i).Span, column[i], destination.Row(i).Span);
    }

    /// <summary>destination[i, j] = m[i, j]·column[i]: multiplies every column by a vector, elementwise.</summary>
    /// <remarks>The destination may be <paramref name="m"/> itself.</remarks>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination overlaps the vector.</exception>
    public static void MultiplyColumn<T>(
        Matrix<T> m, Vector<T> column, Matrix<T> destination,
        [CallerArgumentExpression(nameof(m))] string? mName = null, [CallerArgumentExpression(nameof(column))] string? columnName = null,
        [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsColumnOf(m, column, mName, columnName);
        Guard.SameShape(m, destination, mName, destinationName);
        Guard.Apart(column.Span, destination.Span, columnName, destinationName);
        for (int i = 0; i < m.Rows; i++)
            TensorPrimitives.Multiply(m.Row(i).Span, column[i], destination.Row(i).Span);
    }

    /// <summary>destination[i, j] = row[j]: every row is the vector.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination overlaps the vector.</exception>
    public static void BroadcastRow<T>(
        Vector<T> row, Matrix<T> destination,
        [CallerArgumentExpression(nameof(row))] string? rowName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsRowOf(destination, row, destinationName, rowName);
        Guard.Apart(row.Span, destination.Span, rowName, destinationName);
        for (int i = 0; i < destination.Rows; i++)
            row.Span.CopyTo(destination.Row(i).Span);
    }

    /// <summary>destination[i, j] = column[i]: every column is the vector.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination overlaps the vector.</exception>
    public static void BroadcastColumn<T>(
        Vector<T> column, Matrix<T> destination,
        [CallerArgumentExpression(nameof(column))] string? columnName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.IsColumnOf(destination, column, destinationName, columnName);
        Guard.Apart(column.Span, destination.Span, columnName, destinationName);
        for (int i = 0; i < destination.Rows; i++)
            destination.Row(i).Fill(column[i]);
    }
}
