using SymbolicGrad.Training;

namespace SymbolicGrad.Samples.Greeks;

/// <summary>
/// Prices as means over simulated paths. With the random numbers held fixed a price is an ordinary function, and its derivative is
/// the pathwise estimator of the sensitivity (M. Broadie, P. Glasserman, “Estimating security price derivatives using simulation”,
/// 1996). It needs payoffs that are continuous, as these are.
/// </summary>
internal static partial class MonteCarlo
{
    /// <summary>The price of the right to buy at the price of the last day.</summary>
    /// <param name="spot">The price of the underlying today.</param>
    /// <param name="strike">The price agreed on.</param>
    /// <param name="expiry">The time to expiry, in years.</param>
    /// <param name="rate">The interest rate, per year.</param>
    /// <param name="volatility">The volatility, per √year.</param>
    /// <param name="normals">A standard normal number for each path and step.</param>
    [Differentiable]
    public static double European(double spot, double strike, double expiry, double rate, double volatility, [Data] double[,] normals)
    {
        int paths = normals.GetLength(0), steps = normals.GetLength(1);
        double step = expiry / steps;
        double drift = (rate - 0.5 * volatility * volatility) * step, diffusion = volatility * Math.Sqrt(step);
        double total = 0;
        for (int path = 0; path < paths; path++)
        {
            double price = spot;
            for (int i = 0; i < steps; i++)
                price *= Math.Exp(drift + diffusion * normals[path, i]);
            total += Math.Max(price - strike, 0);
        }
        return Math.Exp(-rate * expiry) * total / paths;
    }

    /// <summary>The price of the right to buy at the arithmetic mean of the prices at the end of each step.</summary>
    /// <inheritdoc cref="European"/>
    [Differentiable]
    public static double ArithmeticAsian(double spot, double strike, double expiry, double rate, double volatility, [Data] double[,] normals)
    {
        int paths = normals.GetLength(0), steps = normals.GetLength(1);
        double step = expiry / steps;
        double drift = (rate - 0.5 * volatility * volatility) * step, diffusion = volatility * Math.Sqrt(step);
        double total = 0;
        for (int path = 0; path < paths; path++)
        {
            double price = spot, sum = 0;
            for (int i = 0; i < steps; i++)
            {
                price *= Math.Exp(drift + diffusion * normals[path, i]);
                sum += price;
            }
            total += Math.Max(sum / steps - strike, 0);
        }
        return Math.Exp(-rate * expiry) * total / paths;
    }

    /// <summary>The price of the right to buy at the geometric mean of the prices at the end of each step.</summary>
    /// <inheritdoc cref="European"/>
    [Differentiable]
    public static double GeometricAsian(double spot, double strike, double expiry, double rate, double volatility, [Data] double[,] normals)
    {
        int paths = normals.GetLength(0), steps = normals.GetLength(1);
        double step = expiry / steps;
        double drift = (rate - 0.5 * volatility * volatility) * step, diffusion = volatility * Math.Sqrt(step);
        double total = 0;
        for (int path = 0; path < paths; path++)
        {
            double price = spot, sumOfLogs = 0;
            for (int i = 0; i < steps; i++)
            {
                price *= Math.Exp(drift + diffusion * normals[path, i]);
                sumOfLogs += Math.Log(price);
            }
            total += Math.Max(Math.Exp(sumOfLogs / steps) - strike, 0);
        }
        return Math.Exp(-rate * expiry) * total / paths;
    }

    /// <summary>A standard normal number for each path and step. The paths come in pairs that mirror each other.</summary>
    /// <param name="paths">How many; even.</param>
    public static double[,] Normals(int paths, int steps, ulong seed)
    {
        var random = new RandomSource(seed);
        var normals = new double[paths, steps];
        for (int path = 0; path < paths; path += 2)
        {
            for (int i = 0; i < steps; i++)
            {
                double normal = random.NextNormal();
                (normals[path, i], normals[path + 1, i]) = (normal, -normal);
            }
        }
        return normals;
    }
}
