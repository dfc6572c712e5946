namespace SymbolicGrad.Corpus.Tests.Programs;

// Jumps out of trips and loops, and what follows them.
internal static partial class WhileLoops
{
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

    [Differentiable]
    public static double ReturnInADo(double x)
    {
        do
        {
            if (x > 0.5) return x * x;
            return x * x * x;
        }
        while (false);
    }

    [Differentiable]
    public static double ContinueOutOfADo(double x, double y)
    {
        do
        {
            if (x > 0.5) continue;
            return x * x;
        }
        while (x > 0.5 && y > 100);

        return x * y;
    }
}
