namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Programs that broke other systems, in the least form that shows it; <see cref="FieldTests"/> says what each has to give.</summary>
internal static partial class Field
{
    [Differentiable]
    public static double DivisorInALoop(double x, double a, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++) s = s / (a * (i + 1));
        return s;
    }

    [Differentiable]
    public static double EarlyReturnBeforeALoop(double x, double a, int n)
    {
        if (x < 0.6) return a * x;
        double s = 1;
        for (int i = 0; i < n; i++) s = s * x + a;
        return s;
    }

    [Differentiable]
    public static double EarlyReturnAboveDeclarations(double x)
    {
        if (x > 1) return x * x;
        double y = Math.Exp(x);
        double z = y * x;
        return z * y;
    }

    /// <summary>The running product up to the first element beyond a bound, which is returned from inside of the loop.</summary>
    [Differentiable]
    public static double ReturnInsideALoop(double[] x, double a)
    {
        double s = a;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0.8)
            {
                if (i > 0) return s * x[i];
            }

            s = s * (x[i] + 2);
        }

        return s * s;
    }

    /// <summary>The increment is not run on the trip that breaks.</summary>
    [Differentiable]
    public static double BreakBeforeTheIncrement(double x, int n)
    {
        double s = 0, t = 1;
        for (int i = 0; i < 3 * n; i++, t *= x)
        {
            s += t;
            if (i == 2) break;
        }

        return s * t;
    }

    [Differentiable]
    public static double DoWhile(double x, double bound)
    {
        double s = x;
        do s *= s + 1;
        while (s < bound);
        return s;
    }

    [Differentiable]
    public static double BranchVisitedTwice(double x, double y, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            if (i % 2 == 0) t = t * y;
            else t = Math.Sin(t) + y;
        }

        return t;
    }

    [Differentiable]
    public static double LocalOfALoop(double x, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double t = x * i;
            double u = t * t;
            s += u;
        }

        return s;
    }

    [Differentiable]
    public static double TwoLoopsOfOneCounter(double[] x, double a)
    {
        double s = 0, p = 1;
        for (int i = 0; i < x.Length; i++) s += x[i] * a;
        for (int i = 0; i < x.Length; i++) p *= x[i] + s;
        return p;
    }

    /// <summary>A dense layer and its squared length, by loops: the inputs' gradient is Aᵀ·y, the weights' is y·wᵀ.</summary>
    [Differentiable]
    public static double NestedLoops(double[,] table, double[] w)
    {
        double loss = 0;
        for (int i = 0; i < table.GetLength(0); i++)
        {
            double y = 0;
            for (int j = 0; j < w.Length; j++) y += table[i, j] * w[j];
            loss += 0.5 * y * y;
        }

        return loss;
    }

    [Differentiable]
    public static double TwoNamesOfOneArray(double[] x)
    {
        double[] y = x;
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += x[i] * y[x.Length - 1 - i];
        return s;
    }

    [Differentiable]
    public static double WriteThroughAnAlias(double a)
    {
        var z = new double[2];
        double[] y = z;
        z[0] = 5;
        y[0] = a;
        y[1] = z[0] * a;
        return z[0] * z[1];
    }

    [Differentiable]
    public static double UsedTwice(double x) => x * Twice(x) + Twice(x * x);

    [Differentiable]
    public static double Gather(double[] w, [Data] int[] index)
    {
        double s = 0;
        for (int i = 0; i < index.Length; i++) s += w[index[i]] * w[index[i]] * (i + 1);
        return s;
    }

    /// <summary>Two names of one object.</summary>
    [Differentiable]
    public static double SharedObject(double x)
    {
        var first = new Cell { Content = x };
        Cell second = first;
        second.Content *= x;
        return first.Content * second.Content;
    }

    /// <summary>The logarithm of the determinant of 2·I + w·wᵀ by Cholesky's factor, of which only the lower half is read.</summary>
    [Differentiable]
    public static double LogDeterminant(double[] w)
    {
        var l = new double[3, 3];
        double sum = 0;
        for (int j = 0; j < 3; j++)
        {
            double d = 2 + w[j] * w[j];
            for (int k = 0; k < j; k++) d -= l[j, k] * l[j, k];
            l[j, j] = Math.Sqrt(d);
            sum += 2 * Math.Log(l[j, j]);
            for (int i = j + 1; i < 3; i++)
            {
                double e = w[i] * w[j];
                for (int k = 0; k < j; k++) e -= l[i, k] * l[j, k];
                l[i, j] = e / l[j, j];
            }
        }

        return sum;
    }

    [Differentiable]
    public static double RootOfASquare(double x) => Math.Sqrt(x * x);

    [Differentiable]
    public static double LengthOfAVector(Vector<double> x) => Norm(x);

    [Differentiable]
    public static double Root(double x) => Math.Sqrt(x);

    [Differentiable]
    public static double RootAsAPower(double x) => Math.Pow(x, 0.5);

    [Differentiable]
    public static double Power(double x, double y) => Math.Pow(x, y);

    [Differentiable]
    public static double ZerothPower(double x) => Math.Pow(x, 0) + 2 * x;

    [Differentiable]
    public static double LogarithmNotTaken(double x) => x > 0 ? Math.Log(x) : 2 * x;

    [Differentiable]
    public static double RootNotTakenInALoop(double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += x[i] > 0 ? Math.Sqrt(x[i] + 0.1) : x[i];
        return s;
    }

    [Differentiable]
    public static double LargestMagnitude(double[] x)
    {
        double m = 0;
        for (int i = 0; i < x.Length; i++) m = Math.Max(m, Math.Abs(x[i]));
        return m;
    }

    [Differentiable]
    public static double Hinge(double x) => Math.Max(x, 0);

    [Differentiable]
    public static double HingeTheOtherWay(double x) => Math.Max(0, x);

    [Differentiable]
    public static double HingeByACondition(double x) => x > 0 ? x : 0;

    [Differentiable]
    public static double HingeByRelu(double x) => Relu(x);

    [Differentiable]
    public static double EqualityShortcut(double x) => x == 0 ? 0 : Math.Sin(x);

    [Differentiable]
    public static double Product(double[] x)
    {
        double p = 1;
        for (int i = 0; i < x.Length; i++) p *= x[i];
        return p;
    }

    [Differentiable]
    public static double LogSumOfExponentials(Vector<double> x) => LogSumExp(x);

    [Differentiable]
    public static double CapturedAndReassigned(double x)
    {
        double k = x;
        double Scaled(double v) => k * v;
        double first = Scaled(x);
        k = 3;
        return first + Scaled(x);
    }

    [Differentiable]
    public static double Printed(double a, double b, double c) => a - (b - c) - (a - b) + a / (b * c) + a / (b / c) - -0.5 * a - (-(a * -b)) + a * (b + c) * (a - b);

    [Differentiable]
    public static double RuleOfOneParameter(double x, double y, [Data] double z) => Math.Pow(x, y) * z + Math.Pow(y, z) * x;

#pragma warning disable SG0102 // That the conversion to an integer has no slope is what is tested.
    [Differentiable]
    public static double Casts(double x, float y) => (float)x * (double)y + (int)x * x + (float)(x * y);
#pragma warning restore SG0102

    [Differentiable]
    public static double IntegerQuotients(double[] x, int n)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += (1 / 2) * x[i] + (i / 2) * x[i] + i / (n + 1) * x[i] * x[i] + (double)i / (n + 1) * x[i];
        return s;
    }

    private static double Twice(double v) => 2 * v * v;

    private sealed class Cell
    {
        public double Content;
    }
}
