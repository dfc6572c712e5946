namespace SymbolicGrad.Training;

/// <summary>The learning rate as a function of the optimizer step.</summary>
/// <remarks>Steps are minibatches counted from 0 over all epochs: one epoch has <see cref="Trainer{T}.StepsPerEpoch"/>.</remarks>
public sealed class LearningRateSchedule
{
    private readonly Func<long, double> _rateAt;

    /// <summary>Makes a schedule of <paramref name="rateAt"/>, which maps a step, counted from 0, to its learning rate.</summary>
    public LearningRateSchedule(Func<long, double> rateAt)
    {
        ArgumentNullException.ThrowIfNull(rateAt);
        _rateAt = rateAt;
    }

    /// <summary>The learning rate of a step, counted from 0.</summary>
    public double RateAt(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return _rateAt(step);
    }

    /// <summary>The same rate at every step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public static LearningRateSchedule Constant(double rate)
    {
        Settings.NotNegative(rate);
        return new LearningRateSchedule(_ => rate);
    }

    /// <summary>Multiplies the rate by <paramref name="factor"/> after every <paramref name="every"/> steps: rate·factor^⌊step/every⌋.</summary>
    /// <param name="rate">The rate at the start.</param>
    /// <param name="factor">The factor, above 0.</param>
    /// <param name="every">The number of steps at one rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LearningRateSchedule StepDecay(double rate, double factor, long every)
    {
        Settings.NotNegative(rate);
        Settings.Positive(factor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        return new LearningRateSchedule(step => rate * Math.Pow(factor, step / every));
    }

    /// <summary>Half a cosine from <paramref name="rate"/> down to <paramref name="finalRate"/> over <paramref name="steps"/> steps, then level.</summary>
    /// <remarks>
    /// finalRate + (rate − finalRate)·(1 + cos(π·step/steps))/2: I. Loshchilov, F. Hutter, “SGDR: stochastic gradient descent with
    /// warm restarts”, ICLR 2017, eq. 5, without restarts.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LearningRateSchedule Cosine(double rate, long steps, double finalRate = 0)
    {
        Settings.NotNegative(rate);
        Settings.NotNegative(finalRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        return new LearningRateSchedule(step => step >= steps
            ? finalRate
            : finalRate + (rate - finalRate) * (1 + Math.Cos(Math.PI * step / steps)) / 2);
    }

    /// <summary>This schedule after a linear rise: step k of the first <paramref name="steps"/> has (k + 1)/steps of this schedule's first rate.</summary>
    /// <remarks>
    /// P. Goyal et al., “Accurate, large minibatch SGD: training ImageNet in 1 hour”, 2017, section 2.2. The last step of the rise
    /// has the full rate, and this schedule starts at the step after it.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is not positive.</exception>
    public LearningRateSchedule AfterWarmup(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        return new LearningRateSchedule(step => step < steps
            ? RateAt(0) * ((step + 1) / (double)steps)
            : RateAt(step - steps));
    }
}
