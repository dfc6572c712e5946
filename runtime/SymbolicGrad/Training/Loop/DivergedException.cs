using System.Globalization;

namespace SymbolicGrad.Training;

/// <summary>A loss or a gradient became infinite or not a number. The model holds the weights before that step.</summary>
public sealed class DivergedException : ArithmeticException
{
    /// <summary>Names the step that failed.</summary>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="step">The step, counted from 1 over all epochs.</param>
    /// <param name="loss">The loss of that step's minibatch.</param>
    /// <param name="innerException">The first parameter, or else gradient, that is not finite, if there is one.</param>
    public DivergedException(int epoch, long step, double loss, Exception? innerException = null)
        : base(Describe(epoch, step, loss, innerException), innerException)
    {
        Epoch = epoch;
        Step = step;
        Loss = loss;
    }

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step, counted from 1 over all epochs.</summary>
    public long Step { get; }

    /// <summary>The loss of that step's minibatch.</summary>
    public double Loss { get; }

    private static string Describe(int epoch, long step, double loss, Exception? cause) =>
        string.Create(CultureInfo.InvariantCulture, $"The training diverged in epoch {epoch}, at step {step}: the loss is {loss}. {cause?.Message ?? "A smaller learning rate or gradient clipping may help."}");
}
