namespace SymbolicGrad.Training;

/// <summary>Ends a training when the monitored figure has not improved for some epochs, and then goes back to the best weights.</summary>
/// <remarks>L. Prechelt, “Early stopping — but when?”, 1998, the criterion of successive epochs without progress.</remarks>
public sealed record EarlyStopping
{
    /// <summary>Sets the number of epochs to wait.</summary>
    /// <param name="patience">How many epochs in a row may pass without improvement; the training ends after the last of them. At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="patience"/> is not positive.</exception>
    public EarlyStopping(int patience)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patience);
        Patience = patience;
    }

    /// <summary>How many epochs in a row may pass without improvement.</summary>
    public int Patience { get; }

    /// <summary>The validation metric to monitor; null monitors the training loss of the epoch.</summary>
    public string? Metric { get; init; }

    /// <summary>Whether a greater value is the better one, as for an accuracy. By default a smaller one is.</summary>
    public bool Maximize { get; init; }

    /// <summary>By how much a value has to beat the best one to count as an improvement: 0 by default, and then any progress counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinDelta
    {
        get;
        init => field = Settings.NotNegative(value, nameof(MinDelta));
    }

    /// <summary>Whether <paramref name="value"/> improves on <paramref name="best"/>, or is the first number there is.</summary>
    internal bool Improves(double value, double? best)
    {
        if (double.IsNaN(value) || best is null)
            return !double.IsNaN(value);
        return Maximize ? value > best + MinDelta : value < best - MinDelta;
    }
}
