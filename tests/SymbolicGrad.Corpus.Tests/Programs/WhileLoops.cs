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

    [Differentiable]
    public static double ContinueInTheMiddle(double[] x, double a)
    {
        double s = a, p = 1;
        for (int i = 0; i < x.Length; i++)
        {
            s = Math.Tanh(s + x[i]);
            if (s < 0)
            {
                p *= 1.5;
                continue;
            }

            p *= s;
            if (x[i] > 0.8) continue;
            p += a;
        }

        return p * s;
    }

    [Differentiable]
    public static double BreakUnderTwoConditions(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                s *= 1 + x[i];
                if (s > 1.2) break;
                s += 0.1;
            }

            s = Math.Sin(s);
        }

        return s;
    }

    [Differentiable]
    public static double ContinueUnderTwoConditions(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > -0.5)
            {
                s *= 1 + x[i];
                if (s > 1.2)
                {
                    s *= 0.5;
                    continue;
                }

                s += 0.1;
            }
            else if (s < 0.3)
            {
                if (i > 2) break;
            }

            s = Math.Sin(s);
        }

        return s * a;
    }

    [Differentiable]
    public static double BreakOfTheInnerLoop(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                if (j > i) break;
                s = Math.Sin(s + x[j] * a);
            }

            s += x[i];
        }

        return s;
    }

    [Differentiable]
    public static double BreakOutOfBoth(double[,] table, double a)
    {
        double s = a;
        bool found = false;
        for (int i = 0; i < table.GetLength(0) && !found; i++)
        {
            for (int j = 0; j < table.GetLength(1); j++)
            {
                s = Math.Cos(s * table[i, j]);
                if (s < 0.8)
                {
                    found = true;
                    break;
                }
            }
        }

        return s * a;
    }

    [Differentiable]
    public static double EarlyReturnBeforeLoop(double[] x, double a)
    {
        if (a < 0.6) return a * a;
        double s = a;
        for (int i = 0; i < x.Length; i++) s = Math.Sin(s * x[i]);
        return s + a;
    }

    [Differentiable]
    public static double ReturnUnderConditionInLoop(double[] x, double a)
    {
        double s = a;
        foreach (double v in x)
        {
            if (v > 0)
            {
                s *= 1 + v;
                if (s > 1.5) return s * v;
            }

            s += v * a;
        }

        return s;
    }

    [Differentiable]
    public static double ReturnOfTwo(double[] x, double a)
    {
        (double value, double at) = Search(x, a);
        return value * at;
    }

    private static (double Value, double At) Search(double[] x, double a)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double v = x[i] * a;
            if (v > 0.3) return (v, i + a);
        }

        return (a, 1);
    }

    [Differentiable]
    public static double DivisorInline(double x, double a, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++) s = s / (1 + a * s * s);
        return s;
    }

    [Differentiable]
    public static double CountDownWithBreak(double[] x, double a)
    {
        double s = a;
        for (int i = x.Length - 1; i >= 0; i--)
        {
            s = Math.Sin(s + x[i]);
            if (s < 0) break;
        }

        return s * a;
    }

    [Differentiable]
    public static double ConditionWithAssignment(double x, double a)
    {
        double s = 0, step;
        while ((step = 0.5 * x * a) > 0.05)
        {
            s += step * step;
            x = 0.6 * x;
        }

        return s + step;
    }

    [Differentiable]
    public static double ForeachOfTable(double[,] table, double a)
    {
        double s = a;
        foreach (double v in table) s = 0.5 * Math.Sin(s + v);
        return s;
    }

    [Differentiable]
    public static double ForeachOfRange(double x, int n)
    {
        double s = x;
        foreach (int k in Enumerable.Range(1, n)) s = Math.Sin(s) / k + x;
        return s;
    }

    [Differentiable]
    public static double TupleInLoop(double x, double a, int n)
    {
        (double Re, double Im) z = (x, 0);
        for (int i = 0; i < n; i++) z = (z.Re * z.Re - z.Im * z.Im + a, 2 * z.Re * z.Im + 0.1);
        return z.Re * z.Re + z.Im;
    }

    [Differentiable]
    public static double SumWithBreakInBranch(double[] x, double a)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (i % 2 == 0)
            {
                if (x[i] < -0.9) break;
                s += x[i] * a;
            }
            else
            {
                s += x[i] * x[i];
            }
        }

        return s;
    }

    [Differentiable]
    public static double ThreeDeep(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            int k = i;
            while (k > 0)
            {
                for (int j = 0; j < k; j++) s = Math.Tanh(s + a * x[j]);
                k -= 2;
            }
        }

        return s;
    }

    [Differentiable]
    public static double LoopInBranchInLoop(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                double t = 1 + x[i];
                while (t > 0.4) t *= 0.5 * Math.Cos(s);
                s += t;
            }
            else
            {
                s = Math.Sin(s * x[i]);
            }
        }

        return s;
    }

    [Differentiable]
    public static double TwoLoopsOneCounter(double[] x, double a)
    {
        double s = 1, p = a;
        for (int i = 0; i < x.Length; i++) s = s * x[i] + a;
        for (int i = 0; i < x.Length; i++) p = p * a + Math.Sin(x[i] * s);
        return s * p;
    }

    [Differentiable]
    public static double LocalOfATrip(double[] x, double a)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double e = 0;
            for (int j = 0; j < x.Length; j++)
            {
                if (j == i) continue;
                e += x[j] * a;
            }

            s += e * e * x[i];
        }

        return s;
    }

    [Differentiable]
    public static double HelperWithLoop(double x, double a) => Root(x + 1) * Root(a + 2) + Root(x * a);

    private static double Root(double v)
    {
        double r = v;
        for (int i = 0; i < 50; i++)
        {
            double next = 0.5 * (r + v / r);
            if (Math.Abs(next - r) < 1e-14) return next;
            r = next;
        }

        return r;
    }

    [Differentiable]
    public static double VectorRecurrence(Vector<double> x, double a)
    {
        Vector<double> h = x;
        double size = a;
        while (size > 0.3)
        {
            h = Functions.Tanh(h * size);
            size *= 0.6;
        }

        return Functions.Sum(h) * a;
    }

    [Differentiable]
    public static double LongBound(double x, double a)
    {
        long n = 3;
        double s = x;
        for (int i = 0; i < n; i++) s = Math.Sin(s * a);
        return s;
    }

    [Differentiable]
    public static float SinglePrecision(float x, float a)
    {
        float s = x;
        while (s > 0.4f) s = 0.5f * s * MathF.Cos(a * s);
        return s * x;
    }

    [Differentiable]
    public static double NotEqualBound(double x, int n)
    {
        double s = x;
        for (int i = 0; i != n; i++) s = s * x + i;
        return s;
    }

    [Differentiable]
    public static double EndOfLoopUsed(double[] x, double a)
    {
        int i;
        for (i = 0; i < x.Length; i++)
            if (x[i] > 0.5) break;
        return i < x.Length ? x[i] * a : a * a;
    }

    [Differentiable]
    public static double CounterThatStartsAtTheBound(double x, int n)
    {
        int k = 2 * n / 1;
        double s = x;
        for (int i = 0; i < 2 * n / 1; i++)
        {
            s = Math.Sin(s) * k;
            k--;
        }

        return s * k + x * x;
    }

    [Differentiable]
    public static double BeginningReadInsideTheLoop(double x, int n)
    {
        double start = Math.Exp(x), s = start, t = start;
        for (int i = 0; i < n; i++)
        {
            s = 0.5 * (s + start / s) + 0.1 * t;
            t = t * 0.5;
        }

        return s * t;
    }
}
