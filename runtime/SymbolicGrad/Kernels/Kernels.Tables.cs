using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicGrad;

// Between two-dimensional arrays of the caller's and the scratch memory in their place.
public static partial class Kernels
{
    /// <summary>destination = x.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Copy<T>(
        Table<T> x, T[,] destination,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(destination))] string? destinationName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x.Rows, x.Columns, destination.GetLength(0), destination.GetLength(1), xName, destinationName);
        x.Elements.CopyTo(Flatten(destination));
    }

    /// <summary>y += x, elementwise.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddTo<T>(
        T[,] x, Table<T> y,
        [CallerArgumentExpression(nameof(x))] string? xName = null, [CallerArgumentExpression(nameof(y))] string? yName = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Guard.SameShape(x.GetLength(0), x.GetLength(1), y.Rows, y.Columns, xName, yName);
        AddTo(Flatten(x), y.Elements);
    }
}
