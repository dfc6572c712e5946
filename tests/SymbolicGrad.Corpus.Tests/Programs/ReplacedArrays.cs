namespace SymbolicGrad.Corpus.Tests.Programs;

/// <summary>Array variables that a loop gives another array, unread before that, and that are read after it.</summary>
public static partial class ReplacedArrays
{
    [Differentiable]
    public static double FromTheArgument(double x, double[] w)
    {
        double[] z = w;
        for (int i = 0; i < w.Length; i++)
        {
            z = new double[2];
            z[0] = x * i;
        }

        return x + (z[0] * z[0]);
    }

    [Differentiable]
    public static double FromAnArray(double x, double[] y)
    {
        double[] z = [x, x];
        for (int i = 0; i < y.Length; i++)
        {
            z = new double[2];
            z[0] = x * y[i];
        }

        return x + (z[0] * z[0]) + z[1];
    }

    [Differentiable]
    public static double AtLeastOnce(double x, double[] w, int n)
    {
        double[] z = w;
        int i = 0;
        do
        {
            z = new double[2];
            z[1] = x * i;
        }
        while (i++ < n);

        return x + (z[1] * z[1]);
    }
}
