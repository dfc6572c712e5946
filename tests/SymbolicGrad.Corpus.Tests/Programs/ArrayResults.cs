namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Methods that return arrays.</summary>
public static partial class ArrayResults
{
    [Differentiable(FourDirections = false)]
    public static double[] Softplus(double[] x, double a)
    {
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = Math.Log(1 + Math.Exp(a * x[i]));
        return y;
    }

    // Each element reads the one before it in the result itself.
    [Differentiable(FourDirections = false)]
    public static double[] RunningProducts(double[] x)
    {
        double[] y = [1, .. x];
        for (int i = 1; i < y.Length; i++) y[i] = (y[i] * y[i - 1]) + y[0];
        return y;
    }

    [Differentiable(FourDirections = false)]
    public static double[] WithAnEarlyReturn(double[] x, double a)
    {
        if (x.Length < 2) return [a * a];
        var y = new double[x.Length - 1];
        for (int i = 0; i < y.Length; i++) y[i] = (x[i + 1] - x[i]) * a;
        return y;
    }

    [Differentiable(FourDirections = false)]
    public static double[] ByOneOfThreeArms(double[] x, int n)
    {
        double[] y;
        if (n == 1)
        {
            y = [x.Sum()];
        }
        else if (n == 2)
        {
            y = new double[x.Length + 1];
            for (int i = 0; i < x.Length; i++) y[i + 1] = x[i] * y[i] + x[i];
        }
        else
        {
            y = (double[])x.Clone();
        }

        for (int i = 1; i < y.Length; i++) y[i] *= y[i - 1];
        return y;
    }

    [Differentiable(FourDirections = false)]
    public static double[] Chosen(double[] x, double a, int n) => n switch
    {
        1 => [a, a * x.Sum()],
        2 => x.Select(v => v * a).ToArray(),
        _ => Softplus(x, a),
    };

    [Differentiable(FourDirections = false)]
    public static double[] Itself(double[] x) => x;

    [Differentiable(FourDirections = false)]
    public static double[] ChangedInPlace(double[] x, double a)
    {
        for (int i = 0; i < x.Length; i++) x[i] = x[i] * x[i] * a;
        return x;
    }

    [Differentiable(FourDirections = false)]
    public static double[] Relaxed(double[] x, double a, int n)
    {
        double[] y = [.. x];
        for (int t = 1; t < n; t++) y = Step(y, a);
        return y;
    }

    [Differentiable(FourDirections = false)]
    public static double[] DoubleBuffered(double[] x, int n)
    {
        double[] now = [.. x], next = new double[x.Length];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < now.Length; i++) next[i] = now[i] * now[(i + 1) % now.Length];
            (now, next) = (next, now);
        }

        return now;
    }

    [Differentiable(FourDirections = false)]
    public static double[] ACopiedPart(double[] x)
    {
        double[] squares = new double[x.Length + 1];
        for (int i = 0; i < x.Length; i++) squares[i + 1] = x[i] * x[i];
        return squares[1..];
    }

    [Differentiable(FourDirections = false)]
    public static double[] ARow(double[][] x) => x[1];

    [Differentiable(FourDirections = false)]
    public static double[] ByLinq(double[] x, double[] w) => x.Select((v, i) => v * w[i % 3]).ToArray();

    [Differentiable(FourDirections = false)]
    public static double[] Written(double a, double b) => [a, 2, a * b, b / a];

    [Differentiable(FourDirections = false)]
    public static double[] Binned(double[] x, int[] k)
    {
        var bins = new double[3];
        for (int i = 0; i < x.Length; i++) bins[k[i]] += x[i] * x[i];
        return bins;
    }

    [Differentiable(FourDirections = false)]
    public static double[] OfOthers(double[] x, double a)
    {
        double[] y = Softplus(x, a), z = RunningProducts(y), sum = new double[y.Length];
        for (int i = 0; i < sum.Length; i++) sum[i] = y[i] + z[i + 1];
        return Step(sum, a);
    }

    [Differentiable(FourDirections = false)]
    public static double[,] Outer(double[] x, double[] w)
    {
        var y = new double[x.Length, w.Length];
        for (int i = 0; i < x.Length; i++)
            for (int j = 0; j < w.Length; j++) y[i, j] = x[i] * w[j];
        if (x.Length > 0) y[0, 1] *= y[0, 0];
        return y;
    }

    [Differentiable(FourDirections = false)]
    public static double[,] ItselfByTwoIndices(double[,] x) => x;

    [Differentiable(FourDirections = false)]
    public static float[] InSinglePrecision(float[] x, float a)
    {
        var y = new float[x.Length];
        for (int i = x.Length - 1; i >= 0; i--) y[i] = (i + 1 < y.Length ? y[i + 1] : 1f) * MathF.Sin(a * x[i]);
        return y;
    }

    [Differentiable(FourDirections = false)]
    public static (double[] Y, double Sum, double[] Same, double Product) Several(double[] x, double a)
    {
        double[] y = Softplus(x, a);
        double sum = 0, product = 1;
        foreach (double v in y) sum += v;
        foreach (double v in y) product *= v;
        return (y, sum * a, y, product);
    }

    // A vector is computed once, also where the method writes to an array.
    [Differentiable(FourDirections = false)]
    public static Vector<double> AVectorBesideAnArray(double[] w, Vector<double> v)
    {
        w[0] *= w[1];
        return w[0] * v;
    }

    private static double[] Step(double[] y, double a)
    {
        var next = new double[y.Length];
        for (int i = 0; i < y.Length; i++) next[i] = y[i] + (a * Math.Sin(y[(i + 1) % y.Length]));
        return next;
    }
}
