using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

/// <summary>The shape checks of the kernels. A failed check names the routine, the operands as the caller wrote them, and their shapes.</summary>
/// <remarks>The checks are small enough to be inlined; the texts are made in the throwing methods, which are not.</remarks>
internal static class Guard
{
    public static void SameLength(int a, int b, string? aName, string? bName, [CallerMemberName] string routine = "")
    {
        if (a != b)
            ThrowDifferent(routine, $"'{aName}' has length {a}", $"'{bName}' has length {b}", "the lengths must be equal");
    }

    public static void SameShape<T>(Matrix<T> a, Matrix<T> b, string? aName, string? bName, [CallerMemberName] string routine = "")
        where T : unmanaged, IFloatingPointIeee754<T> => SameShape(a.Rows, a.Columns, b.Rows, b.Columns, aName, bName, routine);

    /// <summary>Checks that two operands have as many rows and columns.</summary>
    public static void SameShape(int aRows, int aColumns, int bRows, int bColumns, string? aName, string? bName, [CallerMemberName] string routine = "")
    {
        if (aRows != bRows || aColumns != bColumns)
            ThrowDifferent(routine, Is(aName, aRows, aColumns), Is(bName, bRows, bColumns), "the shapes must be equal");
    }

    /// <summary>Checks the extents of <c>destination</c> against what the routine computes.</summary>
    public static void HasShape<T>(Matrix<T> destination, int rows, int columns, string? destinationName,
        [CallerMemberName] string routine = "")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (destination.Rows != rows || destination.Columns != columns)
            ThrowDestination(routine, Is(destinationName, destination.Rows, destination.Columns), $"the result is {rows}×{columns}");
    }

    /// <summary>Checks that a vector has one element for each column of a matrix, as a row has.</summary>
    public static void IsRowOf<T>(Matrix<T> matrix, Vector<T> row, string? matrixName, string? rowName,
        [CallerMemberName] string routine = "")
        where T : unmanaged, IFloatingPointIeee754<T> =>
        IsRowOf(matrix.Rows, matrix.Columns, row.Count, matrixName, rowName, routine);

    /// <summary>Checks that a vector has one element for each column of a rows×columns matrix.</summary>
    public static void IsRowOf(int rows, int columns, int row, string? matrixName, string? rowName, [CallerMemberName] string routine = "")
    {
        if (row != columns)
            ThrowDifferent(routine, Is(matrixName, rows, columns), $"'{rowName}' has length {row}", "it needs one element for each column");
    }

    /// <summary>Checks that a vector has one element for each row of a matrix, as a column has.</summary>
    public static void IsColumnOf<T>(Matrix<T> matrix, Vector<T> column, string? matrixName, string? columnName,
        [CallerMemberName] string routine = "")
        where T : unmanaged, IFloatingPointIeee754<T> =>
        IsColumnOf(matrix.Rows, matrix.Columns, column.Count, matrixName, columnName, routine);

    /// <summary>Checks that a vector has one element for each row of a rows×columns matrix.</summary>
    public static void IsColumnOf(int rows, int columns, int column, string? matrixName, string? columnName,
        [CallerMemberName] string routine = "")
    {
        if (column != rows)
            ThrowDifferent(routine, Is(matrixName, rows, columns), $"'{columnName}' has length {column}", "it needs one element for each row");
    }

    /// <summary>Checks one label for each row of the logits. The labels themselves are checked as they are read.</summary>
    public static void OneLabelPerRow<T>(Matrix<T> logits, int labels, string? logitsName, string? labelsName,
        [CallerMemberName] string routine = "")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (labels != logits.Rows)
            ThrowDifferent(routine, Is(logitsName, logits.Rows, logits.Columns), $"'{labelsName}' has length {labels}", "there must be one label for each row");
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="label"/> is not the index of a class.</exception>
    public static void Label(int label, int row, int classes)
    {
        if ((uint)label >= (uint)classes)
            ThrowLabel(label, row, classes);
    }

    /// <summary>Checks that the inner extents of a product agree.</summary>
    public static void Multiplies(
        int aRows, int aColumns, int bRows, int bColumns, string? aName, string? bName, [CallerMemberName] string routine = "")
    {
        if (aColumns != bRows)
            ThrowDifferent(routine, Is(aName, aRows, aColumns), Is(bName, bRows, bColumns), "the columns of the first must be as many as the rows of the second");
    }

    /// <summary>Checks the extents of a·x, with the vector as a column.</summary>
    public static void MultipliesColumn(
        int rows, int columns, int x, int destination, string? aName, string? xName, string? destinationName, string routine)
    {
        if (x != columns)
            ThrowDifferent(routine, Is(aName, rows, columns), $"'{xName}' has length {x}", "it needs one element for each column");
        if (destination != rows)
            ThrowDestination(routine, $"'{destinationName}' has length {destination}", $"the result has length {rows}");
    }

    /// <summary>Checks the extents of x·a, with the vector as a row.</summary>
    public static void MultipliesRow(
        int rows, int columns, int x, int destination, string? aName, string? xName, string? destinationName, string routine)
    {
        if (x != rows)
            ThrowDifferent(routine, Is(aName, rows, columns), $"'{xName}' has length {x}", "it needs one element for each row");
        if (destination != columns)
            ThrowDestination(routine, $"'{destinationName}' has length {destination}", $"the result has length {columns}");
    }

    /// <summary>Checks that writing the destination does not change an operand.</summary>
    public static void Apart<T>(ReadOnlySpan<T> operand, ReadOnlySpan<T> destination, string? operandName, string? destinationName,
        [CallerMemberName] string routine = "")
    {
        if (operand.Overlaps(destination))
            ThrowOverlap(routine, operandName, destinationName);
    }

    /// <summary>Checks that an elementwise destination is the operand itself or apart from it, not shifted against it.</summary>
    public static void NotShifted<T>(ReadOnlySpan<T> operand, ReadOnlySpan<T> destination)
    {
        if (operand.Overlaps(destination, out int offset) && offset != 0)
            ThrowShifted(offset);
    }

    private static string Is(string? name, int rows, int columns) => $"'{name}' is {rows}×{columns}";

    [DoesNotReturn]
    private static void ThrowDifferent(string routine, string a, string b, string rule) =>
        throw new ArgumentException($"{routine}: {a}, but {b}: {rule}.");

    [DoesNotReturn]
    private static void ThrowDestination(string routine, string destination, string result) =>
        throw new ArgumentException($"{routine}: {destination}, but {result}.");

    [DoesNotReturn]
    private static void ThrowOverlap(string routine, string? operandName, string? destinationName) =>
        throw new ArgumentException($"{routine}: '{destinationName}' overlaps '{operandName}', which is read while it is written.");

    [DoesNotReturn]
    private static void ThrowShifted(int offset) => throw new ArgumentException(
        $"The destination overlaps an operand, shifted by {offset} elements: it must be the operand itself or apart from it.");

    [DoesNotReturn]
    private static void ThrowLabel(int label, int row, int classes) =>
        throw new ArgumentOutOfRangeException(nameof(label), label, $"The label of row {row} is {label}, but there are {classes} classes: it must be between 0 and {classes - 1}.");
}
