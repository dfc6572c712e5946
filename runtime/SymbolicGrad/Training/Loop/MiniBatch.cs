using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>Gathers the examples of a minibatch from a data set into buffers that are used again and again.</summary>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed class MiniBatch<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Matrix<T> _allInputs, _inputs;
    private readonly Matrix<T>? _allTargets, _targets;
    private readonly int[]? _allLabels, _labels;
    private int _count;

    /// <summary>Prepares batches of inputs with a class label each.</summary>
    /// <param name="inputs">One row for each example; not copied.</param>
    /// <param name="labels">One label for each example; not copied.</param>
    /// <param name="batchSize">The largest number of examples in a batch.</param>
    /// <exception cref="ArgumentException">There are more or fewer labels than rows.</exception>
    public MiniBatch(Matrix<T> inputs, int[] labels, int batchSize)
        : this(inputs, batchSize)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length != inputs.Rows)
            throw new ArgumentException($"There are {labels.Length} labels for {inputs.Rows} rows of inputs.", nameof(labels));
        _allLabels = labels;
        _labels = new int[batchSize];
    }

    /// <summary>Prepares batches of inputs with a row of target values each.</summary>
    /// <param name="inputs">One row for each example; not copied.</param>
    /// <param name="targets">One row for each example; not copied.</param>
    /// <param name="batchSize">The largest number of examples in a batch.</param>
    /// <exception cref="ArgumentException">There are more or fewer rows of targets than of inputs.</exception>
    public MiniBatch(Matrix<T> inputs, Matrix<T> targets, int batchSize)
        : this(inputs, batchSize)
    {
        if (targets.Rows != inputs.Rows)
            throw new ArgumentException($"There are {targets.Rows} rows of targets for {inputs.Rows} rows of inputs.", nameof(targets));
        _allTargets = targets;
        _targets = new Matrix<T>(batchSize, targets.Columns);
    }

    /// <summary>Prepares batches of inputs alone.</summary>
    /// <param name="inputs">One row for each example; not copied.</param>
    /// <param name="batchSize">The largest number of examples in a batch.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is not positive.</exception>
    public MiniBatch(Matrix<T> inputs, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        _allInputs = inputs;
        _inputs = new Matrix<T>(batchSize, inputs.Columns);
    }

    /// <summary>The inputs of the gathered examples, one row each: a view, overwritten by the next <see cref="Gather"/>.</summary>
    public Matrix<T> Inputs => _inputs.SliceRows(0, _count);

    /// <summary>The labels of the gathered examples: a view, overwritten by the next <see cref="Gather"/>.</summary>
    /// <exception cref="InvalidOperationException">The batches were prepared without labels.</exception>
    public ReadOnlySpan<int> Labels =>
        _labels is null ? throw new InvalidOperationException("These minibatches have no labels.") : _labels.AsSpan(0, _count);

    /// <summary>The targets of the gathered examples, one row each: a view, overwritten by the next <see cref="Gather"/>.</summary>
    /// <exception cref="InvalidOperationException">The batches were prepared without targets.</exception>
    public Matrix<T> Targets =>
        _targets is { } targets ? targets.SliceRows(0, _count) : throw new InvalidOperationException("These minibatches have no targets.");

    /// <summary>Copies the examples with these indices, in their order, into the buffers. Allocates nothing.</summary>
    /// <param name="indices">At most as many as the batch size; the views then have as many rows, as in a last, smaller batch.</param>
    /// <exception cref="ArgumentException">There are more indices than the batch size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the data; nothing was copied.</exception>
    public void Gather(ReadOnlySpan<int> indices)
    {
        if (indices.Length > _inputs.Rows)
            throw new ArgumentException($"{indices.Length} examples do not fit into a minibatch of {_inputs.Rows}.", nameof(indices));
        foreach (int index in indices)
        {
            if ((uint)index >= (uint)_allInputs.Rows)
                throw new ArgumentOutOfRangeException(nameof(indices), $"There is no example {index}: the data have {_allInputs.Rows}.");
        }

        _count = indices.Length;
        GatherRows(_allInputs, indices, _inputs);
        if (_targets is { } targets)
            GatherRows(_allTargets!.Value, indices, targets);
        for (int i = 0; _labels is not null && i < indices.Length; i++)
            _labels[i] = _allLabels![indices[i]];
    }

    private static void GatherRows(Matrix<T> source, ReadOnlySpan<int> indices, Matrix<T> destination)
    {
        for (int row = 0; row < indices.Length; row++)
            source.Row(indices[row]).Span.CopyTo(destination.Row(row).Span);
    }
}
