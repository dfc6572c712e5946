namespace SymbolicGrad.Fuzz.Judging;

/// <summary>
/// Calls a program and what was generated for it, on numbers. What a program computes of its arguments x counts here as one
/// function y(x): its results, and after these what the arguments are when it returns. So an array that the program writes to
/// and one that it leaves alone are judged by the same law.
/// </summary>
public abstract class Probe
{
    /// <summary>y(x) by the program itself.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="y">Gets the results, then what the arguments end as.</param>
    public abstract void Evaluate(Numbers x, Numbers y);

    /// <summary>y(x) and the gradient by reverse mode.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="upstream">The adjoints of the results.</param>
    /// <param name="buffers">What the buffers hold before: the adjoints of what the arguments end as.</param>
    /// <param name="y">Gets the results, then what the arguments end as.</param>
    /// <param name="gradient">Gets what the buffers hold afterwards.</param>
    public abstract void Backward(Numbers x, Numbers upstream, Numbers buffers, Numbers y, Numbers gradient);

    /// <summary>y(x) and its derivative in a direction; not there in programs without forward mode.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="direction">A tangent for each number of the arguments.</param>
    /// <param name="y">Gets the results, then what the arguments end as.</param>
    /// <param name="tangent">Gets the tangents of the results, then of what the arguments end as.</param>
    public virtual void Forward(Numbers x, Numbers direction, Numbers y, Numbers tangent) => throw new NotSupportedException();

    /// <summary>y(x) and its derivatives in four directions at once; not there in programs that have none.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="directions">Four tangents for each number of the arguments.</param>
    /// <param name="y">Gets the results, then what the arguments end as.</param>
    /// <param name="tangents">Each gets what <see cref="Forward"/> gives in its direction.</param>
    public virtual void FourDirections(Numbers x, IReadOnlyList<Numbers> directions, Numbers y, IReadOnlyList<Numbers> tangents) => throw new NotSupportedException();

    /// <summary>The value and gradient by the method that returns them in memory of their own; for results of one number only.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="gradient">Gets the gradient.</param>
    public virtual void Gradient(Numbers x, Numbers gradient) => throw new NotSupportedException();
}
