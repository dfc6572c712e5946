namespace SymbolicGrad.Benchmarks.Steps;

/// <summary>One piece of training, done in the three ways that are compared. Each returns the loss before its step.</summary>
/// <param name="Name">The model, the batch and the algorithm; a peer's time is found under it.</param>
/// <param name="Step">Clears the gradients, computes them by generated code and takes a step of the optimizer.</param>
/// <param name="Primal">Computes the loss only, by the method that the user wrote.</param>
/// <param name="HandWritten">The same step in plain loops over arrays.</param>
/// <param name="StepsPerCall">The steps that a call stands for.</param>
public sealed record TrainingCase(string Name, Func<double> Step, Func<double> Primal, Func<double> HandWritten, int StepsPerCall = 1)
{
    /// <summary>Takes a few steps by the generated code and by hand, and compares the losses.</summary>
    /// <exception cref="InvalidOperationException">The losses differ by more than rounding: one of the two is wrong.</exception>
    public TrainingCase Verified()
    {
        for (int step = 1; step <= 3; step++)
        {
            double generated = Step(), byHand = HandWritten();
            if (!(Math.Abs(generated - byHand) <= 1e-5 * Math.Abs(byHand)))
                throw new InvalidOperationException($"{Name}: in step {step} the generated code finds a loss of {generated:R}, the hand-written {byHand:R}.");
        }
        return this;
    }

    public override string ToString() => Name;
}
