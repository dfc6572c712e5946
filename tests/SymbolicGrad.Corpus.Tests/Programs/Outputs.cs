namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Methods that return nothing: their results are the arrays that they write to.</summary>
public static partial class Outputs
{
    [Differentiable]
    public static void Squares(double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i] * (i + 1);
    }

    [Differentiable]
    public static void Scale(double[] y, double a)
    {
        for (int i = 0; i < y.Length; i++) y[i] *= a;
    }

    [Differentiable]
    public static void SolveLowerTriangle(double[,] l, double[] b, Span<double> x)
    {
        for (int i = 0; i < b.Length; i++)
        {
            double sum = b[i];
            for (int j = 0; j < i; j++) sum -= l[i, j] * x[j];
            x[i] = sum / (2 + (l[i, i] * l[i, i]));
        }
    }

    [Differentiable]
    public static void WithAnEarlyReturn(double[] x, double[] y, double limit)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > limit) return;
            y[i] += x[i] * y[0];
        }
    }

    // Calls of such methods are followed.
    [Differentiable]
    public static double Caller(double[] x, double a)
    {
        var y = new double[x.Length];
        Squares(x, y);
        Scale(y, a);
        double sum = a;
        foreach (double v in y) sum += v * v;
        return sum;
    }
}
