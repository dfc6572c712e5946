namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Loops of which no one knows beforehand how often they run.</summary>
internal static partial class WhileLoops
{
    [Differentiable]
    public static double Halving(double x, double a)
    {
        double s = x;
        while (s > 0.3) s = s * 0.5 * Math.Cos(a * s);
        return s * x;
    }

    [Differentiable]
    public static double NewtonSquareRoot(double a)
    {
        double x = a;
        while (Math.Abs(x * x - a) > 1e-13) x = 0.5 * (x + a / x);
        return x;
    }

    [Differentiable]
    public static double NewtonWithMaximum(double a, int n)
    {
        double x = 1;
        for (int i = 0; i < 3 * n; i++)
        {
            double step = (x * x * x - a) / (3 * x * x);
            x -= step;
            if (Math.Abs(step) < 1e-12) break;
        }

        return x;
    }

    [Differentiable]
    public static double ExponentialSeries(double x)
    {
        double sum = 1, term = 1;
        int k = 0;
        while (Math.Abs(term) > 1e-15)
        {
            k++;
            term *= x / k;
            sum += term;
        }

        return sum;
    }

    [Differentiable]
    public static double DoWhile(double x, double a)
    {
        double s = x;
        do s = 0.5 * Math.Sin(s * a) + 0.1; while (s > 0.6);
        return s;
    }

    [Differentiable]
    public static double SumUntilNegative(double[] x, double a)
    {
        double s = 0;
        foreach (double v in x)
        {
            if (v < -0.5) break;
            s += a * v * v;
        }

        return s * a;
    }

    [Differentiable]
    public static double SumOfPositive(double[] x, double a)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] <= 0) continue;
            s += Math.Sqrt(x[i]) * a;
        }

        return s + a;
    }

    [Differentiable]
    public static double FirstAbove(double[] x, double a)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0.2) return x[i] * a * a;
        }

        return a;
    }

    [Differentiable]
    public static double NestedReturn(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                s = Math.Sin(s + x[j]);
                if (s > 0.9) return s * s + a;
            }

            if (s < -0.9) break;
            s += 0.1;
        }

        return s * a;
    }

    [Differentiable]
    public static double TriangularRecurrence(double[] x, double a)
    {
        double h = a;
        for (int i = 0; i < x.Length; i++)
            for (int j = 0; j < i; j++) h = Math.Tanh(a * h + x[j]);
        return h;
    }

    [Differentiable]
    public static double WhileInsideFor(double[] x, double a)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double t = Math.Abs(x[i]) + 1;
            while (t > 0.5) t = t * 0.5 * Math.Cos(a * t);
            s += t * t;
        }

        return s;
    }

    // Zero trips where s is small, one or many where it is not.
    [Differentiable]
    public static double StepByTwo(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i += 2) s = Math.Sin(s + a * x[i]);
        return s;
    }

    [Differentiable]
    public static double DoublingIndex(double[] x, double a)
    {
        double s = a;
        for (int i = 1; i < x.Length; i *= 2) s = s * 0.5 + Math.Exp(x[i] * s);
        return s;
    }

    [Differentiable]
    public static double Palindrome(double[] x, double a)
    {
        double s = 1;
        for (int i = 0, j = x.Length - 1; i < j; i++, j--) s += a * x[i] * x[j] * s;
        return s;
    }

    [Differentiable]
    public static double FloatingTime(double x, double a)
    {
        double s = x;
        for (double t = 0; t < 1; t += 0.25) s += 0.1 * Math.Sin(a * t + s);
        return s;
    }

    [Differentiable]
    public static double TimeStepVaries(double x, double a)
    {
        double t = 0, s = x, h = 0.3 * a;
        while (t < 1)
        {
            s += h * Math.Cos(s);
            t += h;
            h *= 0.9;
            h = Math.Max(h, 0.05);
        }

        return s + t;
    }

    [Differentiable]
    public static double IndexFromOutside(double[] x, double a)
    {
        int i = 0;
        double s = 0;
        for (; i < x.Length; i++) s += x[i] * x[i] * a;
        return s * (i + 1);
    }

    [Differentiable]
    public static double IndexChangedInside(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            s = s * s * 0.3 + x[i];
            if (x[i] > 0) i++;
        }

        return s * a;
    }

    [Differentiable]
    public static double BoundChanges(double x, int n)
    {
        double s = x;
        n += 4;
        for (int i = 0; i < n; i++)
        {
            s = Math.Sin(s) + 0.1 * i;
            n--;
        }

        return s * x;
    }

    [Differentiable]
    public static double Forever(double x, double a)
    {
        for (; ; )
        {
            x = 0.7 * x * Math.Cos(a * x);
            if (x < 0.2) return x * a;
        }
    }

    [Differentiable]
    public static double WhileTrueBreak(double x, double a)
    {
        double y;
        while (true)
        {
            y = Math.Sqrt(x) * a;
            x *= 0.5;
            if (y < 0.5) break;
            x += 0.01 * y;
        }

        return y + x;
    }

    [Differentiable]
    public static double BisectionAndANewtonStep(double a)
    {
        double low = 0, high = 2;
        while (high - low > 1e-7)
        {
            double middle = 0.5 * (low + high);
            if (middle * middle > a) high = middle;
            else low = middle;
        }

        return low - (low * low - a) / (2 * low);
    }

    [Differentiable]
    public static double Greatest(double x, int n)
    {
        int a = 12 * n, b = 18;
        while (b != 0) (a, b) = (b, a % b);
        return Math.Pow(x, a) * x;
    }

    [Differentiable]
    public static double Collatz(double x, int n)
    {
        int k = n + 5;
        double s = x;
        while (k != 1)
        {
            if (k % 2 == 0)
            {
                k /= 2;
                s = Math.Sin(s) + x;
            }
            else
            {
                k = 3 * k + 1;
                s *= 0.5 * x;
            }
        }

        return s;
    }

    [Differentiable]
    public static double RunLengths(double[] x, double a)
    {
        double total = 0;
        int i = 0;
        while (i < x.Length)
        {
            int start = i;
            double run = a;
            while (i < x.Length && x[i] > 0 == x[start] > 0)
            {
                run *= 1 + x[i] * x[i];
                i++;
            }

            total += run * (i - start);
        }

        return total;
    }
}
