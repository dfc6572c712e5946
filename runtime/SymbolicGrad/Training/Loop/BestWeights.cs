using System.Numerics;

namespace SymbolicGrad.Training;

/// <summary>Keeps the weights of the best epoch and counts the epochs since.</summary>
internal sealed class BestWeights<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private ParameterSnapshot<T>? _weights;
    private double? _value;

    public BestWeights()
    {
    }

    public BestWeights(BestEpoch<T>? best, int epochsSince)
    {
        EpochsSince = epochsSince;
        if (best is null)
            return;
        Epoch = best.Epoch;
        _value = best.Value;
        _weights = new ParameterSnapshot<T>(best.Weights);
    }

    public int? Epoch { get; private set; }

    public int EpochsSince { get; private set; }

    /// <summary>Takes note of an epoch's value, and of the weights if it is the best.</summary>
    /// <returns>Whether the patience is at its end; the count then starts again.</returns>
    public bool Observe(IModel<T> model, int epoch, double value, EarlyStopping rule)
    {
        if (rule.Improves(value, _value))
        {
            if (_weights is null)
                _weights = new ParameterSnapshot<T>(model);
            else
                _weights.Capture(model);
            _value = value;
            Epoch = epoch;
            EpochsSince = 0;
            return false;
        }
        if (++EpochsSince < rule.Patience)
            return false;
        EpochsSince = 0;
        return true;
    }

    /// <summary>Writes the best weights into <paramref name="model"/>, if there are any.</summary>
    /// <returns>Whether there are.</returns>
    public bool Restore(IModel<T> model)
    {
        _weights?.Restore(model);
        return _weights is not null;
    }

    public BestEpoch<T>? Export() =>
        _weights is null ? null : new BestEpoch<T>(Epoch!.Value, _value!.Value, new ParameterSnapshot<T>(_weights).Tensors);
}
