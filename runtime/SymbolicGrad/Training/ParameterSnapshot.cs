using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>A copy of all parameters of a model at one moment: to go back to, to save, or to compare with.</summary>
/// <typeparam name="T">The scalar type, <c>float</c> or <c>double</c>.</typeparam>
public sealed class ParameterSnapshot<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<NamedTensor<T>> _tensors;

    /// <summary>Copies the parameters of <paramref name="model"/>.</summary>
    public ParameterSnapshot(IModel<T> model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _tensors = [];
        var collect = new Collect(_tensors);
        model.VisitParameters(ref collect);
    }

    /// <summary>Makes a snapshot of <paramref name="tensors"/>, without a copy: one for each parameter, in the order of the model.</summary>
    public ParameterSnapshot(IEnumerable<NamedTensor<T>> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        _tensors = [.. tensors];
    }

    /// <summary>Copies another snapshot.</summary>
    public ParameterSnapshot(ParameterSnapshot<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _tensors = other._tensors.ConvertAll(tensor => new NamedTensor<T>(tensor.Name, tensor.Shape, [.. tensor.Values]));
    }

    /// <summary>The parameters, in the order of the model.</summary>
    public IReadOnlyList<NamedTensor<T>> Tensors => _tensors;

    /// <summary>Copies the parameters once more, over the former copy: allocates nothing.</summary>
    /// <exception cref="ArgumentException">The model's parameters have not the names and shapes of this snapshot.</exception>
    public void Capture(IModel<T> model)
    {
        Check(model);
        var copy = new Copy(_tensors, toModel: false);
        model.VisitParameters(ref copy);
    }

    /// <summary>Writes the copied values back into the parameters of <paramref name="model"/>.</summary>
    /// <exception cref="ArgumentException">The model's parameters have not the names and shapes of this snapshot; nothing was written.</exception>
    public void Restore(IModel<T> model)
    {
        Check(model);
        var copy = new Copy(_tensors, toModel: true);
        model.VisitParameters(ref copy);
    }

    private void Check(IModel<T> model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var match = new Match(_tensors);
        model.VisitParameters(ref match);
        match.Complete();
    }

    private readonly struct Collect(List<NamedTensor<T>> tensors) : IParameterVisitor<T>
    {
        public void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values) => tensors.Add(new NamedTensor<T>(name, shape, values.ToArray()));
    }

    private struct Match(List<NamedTensor<T>> tensors) : IParameterVisitor<T>
    {
        private int _seen;

        public void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values)
        {
            if (_seen == tensors.Count)
                throw new ArgumentException($"The model has a parameter '{name}' of shape {TensorShape.Describe(shape)} that the snapshot has not.");
            NamedTensor<T> tensor = tensors[_seen++];
            if (tensor.Name != name || !tensor.Shape.SequenceEqual(shape))
                throw new ArgumentException($"The model has '{name}' of shape {TensorShape.Describe(shape)} where the snapshot has '{tensor.Name}' of shape {TensorShape.Describe(tensor.Shape)}.");
        }

        public readonly void Complete()
        {
            if (_seen < tensors.Count)
                throw new ArgumentException($"The snapshot has a parameter '{tensors[_seen].Name}' of shape {TensorShape.Describe(tensors[_seen].Shape)} that the model has not.");
        }
    }

    private struct Copy(List<NamedTensor<T>> tensors, bool toModel) : IParameterVisitor<T>
    {
        private int _seen;

        public void Visit(string name, scoped ReadOnlySpan<int> shape, scoped Span<T> values)
        {
            T[] copy = tensors[_seen++].Values;
            if (toModel)
                copy.CopyTo(values);
            else
                values.CopyTo(copy);
        }
    }
}
