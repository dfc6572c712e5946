using System.Globalization;
using System.Runtime.CompilerServices;

namespace SymbolicGrad.Training;

/// <summary>Checks of the numbers that a user sets.</summary>
internal static class Settings
{
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative, infinite or not a number.</exception>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw Refused(value, name, "finite and at least 0");

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not positive, infinite or not a number.</exception>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw Refused(value, name, "finite and above 0");

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is outside [0, 1) or not a number.</exception>
    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw Refused(value, name, "at least 0 and below 1");

    private static ArgumentOutOfRangeException Refused(double value, string name, string allowed) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be {allowed}, but is {value}."));
}
