using System.Numerics;

namespace SymbolicGrad;

/// <summary>A vector marked as a column: <c>A + v.AsColumn()</c> adds element i of <c>v</c> to the whole of row i, where <c>A + v</c> adds <c>v</c> to every row.</summary>
/// <typeparam name="TScalar">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public readonly partial struct ColumnVector<TScalar>
    where TScalar : unmanaged, IFloatingPointIeee754<TScalar>
{
    internal ColumnVector(Vector<TScalar> source) => Source = source;

    /// <summary>The vector that is seen as a column.</summary>
    public Vector<TScalar> Source { get; }

    /// <summary>The number of elements.</summary>
    public int Count => Source.Count;

    /// <summary>The length and the first elements.</summary>
    public override string ToString() => TensorText.Describe(this);
}
