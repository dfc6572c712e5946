using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>A copy of one tensor under its name: a parameter's values, or a part of an optimizer's state.</summary>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed class NamedTensor<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int[] _shape;

    /// <summary>Names <paramref name="values"/>, without a copy.</summary>
    /// <param name="name">The name, such as a parameter's.</param>
    /// <param name="shape">The extents, copied: empty for a scalar, one for a vector, two (rows, columns) for a matrix.</param>
    /// <param name="values">As many elements as the shape has, in row-major order.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the values are more or fewer than the shape has.</exception>
    public NamedTensor(string name, ReadOnlySpan<int> shape, T[] values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        if (!TensorShape.Holds(shape, values.Length))
            throw new ArgumentException($"Tensor '{name}' of shape {TensorShape.Describe(shape)} cannot have {values.Length} values.", nameof(values));
        Name = name;
        _shape = shape.ToArray();
        Values = values;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The extents: empty for a scalar, one for a vector, two (rows, columns) for a matrix.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>The elements in row-major order.</summary>
    public T[] Values { get; }
}
