namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Numerical methods as they stand in textbooks, and the spots where they are hard.</summary>
internal static partial class Numerics
{
    [Differentiable]
    public static double Simpson(double a, double b, int n)
    {
        double h = (b - a) / (2 * n);
        double s = Density(a) + Density(b);
        for (int i = 1; i < 2 * n; i++) s += (i % 2 == 1 ? 4 : 2) * Density(a + i * h);
        return s * h / 3;
    }

    [Differentiable]
    public static double RungeKutta(double y, double k, int n)
    {
        double h = 0.25;
        for (int i = 0; i < n; i++)
        {
            double k1 = Slope(y, k), k2 = Slope(y + 0.5 * h * k1, k), k3 = Slope(y + 0.5 * h * k2, k), k4 = Slope(y + h * k3, k);
            y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }

        return y;
    }

    /// <summary>x ← (x + a/x)/2, to convergence: the derivative must be that of the root.</summary>
    [Differentiable]
    public static double NewtonRoot(double a)
    {
        double x = a;
        for (int i = 0; i < 12; i++) x = 0.5 * (x + a / x);
        return x;
    }

    /// <summary>Welford's one-pass variance.</summary>
    [Differentiable]
    public static double RunningVariance(double[] x)
    {
        double mean = 0, m2 = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double delta = x[i] - mean;
            mean += delta / (i + 1);
            m2 += delta * (x[i] - mean);
        }

        return x.Length > 1 ? m2 / (x.Length - 1) : 0;
    }

    /// <summary>Kahan's compensated sum: its derivative is that of the sum.</summary>
    [Differentiable]
    public static double CompensatedSum(double[] x, double a)
    {
        double sum = 0, c = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double y = a * x[i] - c;
            double t = sum + y;
            c = (t - sum) - y;
            sum = t;
        }

        return sum;
    }

    [Differentiable]
    public static double LogSumExpByHand(double[] x)
    {
        if (x.Length == 0) return 0;
        double max = x[0];
        for (int i = 1; i < x.Length; i++) max = Math.Max(max, x[i]);
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Math.Exp(x[i] - max);
        return max + Math.Log(sum);
    }

    [Differentiable]
    public static double StableForms(double x, double y) =>
        Math.Log(1 + Math.Exp(30 * x)) - Math.Log(1 + Math.Exp(-40 * y)) + 1 / (1 + Math.Exp(-50 * x)) + Math.Log(1 + Math.Exp(x - y));

    [Differentiable]
    public static double GeometricMean(double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += Math.Log(1.5 + x[i]);
        return x.Length == 0 ? 0 : Math.Exp(s / x.Length);
    }

    [Differentiable]
    public static double PowerNorm(double[] x, double p)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++) s += Math.Pow(Math.Abs(x[i]) + 0.1, p + 1);
        return Math.Pow(s, 1 / (p + 1));
    }

    [Differentiable]
    public static double LogisticMap(double x, double r, int n)
    {
        x /= 2;
        for (int i = 0; i < 2 * n; i++) x = (r + 2) * x * (1 - x);
        return x;
    }

    [Differentiable]
    public static double ContinuedFraction(double x, int n)
    {
        double f = 1;
        for (int i = n; i >= 1; i--) f = 1 + x * i / f;
        return f;
    }

    [Differentiable]
    public static double Determinant(double a, double b, double c, double d, double e, double f) =>
        a * (d * f - e * e) - b * (b * f - e * c) + c * (b * e - d * c);

    [Differentiable]
    public static double BlackScholes(double spot, double strike, double volatility, double rate, double years)
    {
        double root = volatility * Math.Sqrt(years);
        double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * years) / root;
        return spot * NormalProbability(d1) - strike * Math.Exp(-rate * years) * NormalProbability(d1 - root);
    }

    /// <summary>The log-likelihood of a mixture of two normal densities.</summary>
    [Differentiable]
    public static double Mixture([Data] double[] x, double m1, double m2, double s, double w)
    {
        double total = 0, p = 1 / (1 + Math.Exp(-w));
        for (int i = 0; i < x.Length; i++)
        {
            double first = (x[i] - m1) / s, second = (x[i] - m2) / s;
            total += Math.Log(p * Math.Exp(-0.5 * first * first) / s + (1 - p) * Math.Exp(-0.5 * second * second) / s);
        }

        return total;
    }

    /// <summary>Lotka and Volterra's equations by Euler's method: two values carried that read each other.</summary>
    [Differentiable]
    public static double PredatorAndPrey(double prey, double predators, double a, double b, int n)
    {
        for (int i = 0; i < 4 * n; i++)
        {
            double births = a * prey, meetings = b * prey * predators;
            (prey, predators) = (prey + 0.05 * (births - meetings), predators + 0.05 * (meetings - predators));
        }

        return prey * predators;
    }

    [Differentiable]
    public static double Convolution(double[] x, double[] w)
    {
        double energy = 0;
        for (int i = 0; i < x.Length - 2; i++)
        {
            double y = 0;
            for (int k = 0; k < 3; k++) y += x[i + k] * w[2 - k];
            energy += y * Math.Tanh(y);
        }

        return energy;
    }

    [Differentiable]
    public static double HaversineDistance(double latitude, double longitude, double latitude2, double longitude2)
    {
        double u = Math.Sin((latitude2 - latitude) / 2), v = Math.Sin((longitude2 - longitude) / 2);
        double q = u * u + Math.Cos(latitude) * Math.Cos(latitude2) * v * v;
        return 2 * Math.Atan2(Math.Sqrt(q + 1e-3), Math.Sqrt(1 - q));
    }

    [Differentiable]
    public static double Rosenbrock(double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
            s += 100 * u * u + v * v;
        }

        return s;
    }

    [Differentiable]
    public static double Ackley(double[] x)
    {
        if (x.Length == 0) return 0;
        double squares = 0.1, cosines = 0;
        for (int i = 0; i < x.Length; i++)
        {
            squares += x[i] * x[i];
            cosines += Math.Cos(2 * Math.PI * x[i]);
        }

        return -20 * Math.Exp(-0.2 * Math.Sqrt(squares / x.Length)) - Math.Exp(cosines / x.Length) + 20 + Math.E;
    }

    private static double Density(double x) => Math.Exp(-x * x) * Math.Cos(x);

    private static double Slope(double y, double k) => k * y * (1 - y) - 0.1 * Math.Sin(y);

    private static double NormalProbability(double x) => 0.5 * (1 + Erf(x / Math.Sqrt(2)));
}
