using System.Globalization;

namespace SymbolicGrad.Checking;

/// <summary>What came of comparing a gradient with finite differences.</summary>
/// <param name="Checked">The number of elements compared.</param>
/// <param name="Wrong">The number of elements beyond the tolerance.</param>
/// <param name="MaxRelativeError">The largest |analytic − numeric| / max(|analytic|, |numeric|), differences within the absolute tolerance and the rounding left out.</param>
/// <param name="Worst">The element that exceeds, or comes nearest to, its tolerance most; null if there was nothing to compare.</param>
public sealed record GradientCheckResult(int Checked, int Wrong, double MaxRelativeError, GradientElement? Worst)
{
    /// <summary>Whether every element is within its tolerance.</summary>
    public bool Passes => Wrong == 0;

    /// <summary>Does nothing when the gradient passes.</summary>
    /// <exception cref="GradientCheckException">It does not; the message names the worst element with both values.</exception>
    public void ThrowIfWrong()
    {
        if (!Passes)
            throw new GradientCheckException(this);
    }

    /// <summary>The verdict and the worst element, for people.</summary>
    public override string ToString() => Passes
        ? string.Create(CultureInfo.InvariantCulture, $"The gradient agrees with finite differences in all {Checked} elements (largest relative error {MaxRelativeError:g3}).")
        : string.Create(CultureInfo.InvariantCulture, $"The gradient is wrong in {Wrong} of {Checked} elements. The worst: {Worst}");
}

/// <summary>One element of a gradient beside its finite difference.</summary>
/// <param name="Parameter">The parameter's name; <c>x</c> for the argument of a function.</param>
/// <param name="Index">The element's index in row-major order.</param>
/// <param name="Position">The index as the parameter's shape has it, such as <c>[1, 3]</c> in a matrix.</param>
/// <param name="Analytic">The gradient that was checked.</param>
/// <param name="Numeric">The finite difference; not a number where the function is not finite around the point.</param>
/// <param name="ErrorEstimate">An estimate of the error of the finite difference.</param>
/// <param name="Tolerance">The difference that would still have passed.</param>
/// <param name="NearKink">Whether the slopes on the two sides differ: the function has a kink within the last step, and no finite difference is its derivative.</param>
public sealed record GradientElement(
    string Parameter, int Index, string Position, double Analytic, double Numeric, double ErrorEstimate, double Tolerance, bool NearKink)
{
    /// <summary>All that is known of the element, for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"'{Parameter}' at {Position} (index {Index}): analytic {Analytic:g9}, numeric {Numeric:g9} ± {ErrorEstimate:g2}, tolerance {Tolerance:g2}.{Hint}");

    private string Hint =>
        NearKink ? " The slopes on the two sides differ: there is a kink at or beside this point; check at another one."
        : double.IsNaN(Numeric) ? " The function is not finite on both sides of this point."
        : ErrorEstimate > Tolerance ? " The finite difference itself is not certain to the tolerance."
        : "";
}
