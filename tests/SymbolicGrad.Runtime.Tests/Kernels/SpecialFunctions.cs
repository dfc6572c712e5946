namespace SymbolicGrad.Tests;

/// <summary>Reference values in double precision, by series and continued fractions other than the library's approximations.</summary>
internal static class SpecialFunctions
{
    /// <summary>erf(x) = 2/√π·e^(−x²)·Σ 2ⁿ·x^(2n+1)/(2n+1)!!, Abramowitz and Stegun 7.1.6; all terms have one sign.</summary>
    public static double Erf(double x)
    {
        double term = x, sum = x;
        for (int n = 1; n < 400 && Math.Abs(term) > 1e-20 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return Math.Abs(x) > 6 ? Math.Sign(x) : 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>erfc(x); beyond 0.5 by the continued fraction of Abramowitz and Stegun 7.1.14, evaluated from its far end.</summary>
    public static double Erfc(double x)
    {
        if (x < 0.5)
            return 1 - Erf(x);
        double fraction = x;
        for (int n = 2000; n >= 1; n--)
            fraction = x + n / 2.0 / fraction;
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }

    /// <summary>Φ(x), the distribution function of the standard normal distribution.</summary>
    public static double NormalDistribution(double x) => 0.5 * Erfc(-x / Math.Sqrt(2));

    public static double NormalDensity(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>log(1 + eˣ) = 2·artanh(u/(2 + u)) with u = eˣ, by the series of artanh where u ≤ 1.</summary>
    public static double Softplus(double x)
    {
        if (x > 0)
            return x + Softplus(-x);
        double u = Math.Exp(x), z = u / (2 + u), power = z, sum = 0;
        for (int n = 1; n < 80; n += 2)
        {
            sum += power / n;
            power *= z * z;
        }
        return 2 * sum;
    }

    /// <summary>eˣ − 1, by its series where the subtraction would cancel.</summary>
    public static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 0.5)
            return Math.Exp(x) - 1;
        double term = x, sum = x;
        for (int n = 2; n < 30; n++)
        {
            term *= x / n;
            sum += term;
        }
        return sum;
    }
}
